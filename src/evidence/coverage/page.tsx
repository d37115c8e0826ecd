import { Card, DataTable, EvidenceLimit, Page, Sub, Tag, type TagKind } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { FreshTag } from '../fresh-tag.tsx';
import type { Place } from '../pages.tsx';
import type { Coverage } from '../rules.ts';

const covered = {
  none: { kind: 'not-started', words: 'No evidence' },
  thin: { kind: 'waiting', words: 'Thin' },
  enough: { kind: 'done', words: 'Enough' },
  full: { kind: 'done', words: 'Full' },
} as const satisfies Record<Coverage['state'], Readonly<{ kind: TagKind; words: string }>>;

/** Up to this many criteria stand on one page; of a larger scheme one standard at a time, under the counts of all. */
const allAtOnce = 60;

type CoverageProps = Place &
  Readonly<{
    scheme: Scheme;
    coverage: readonly Coverage[];
    /** The standard that was asked for, as it stood in the address. */
    asked?: string | undefined;
  }>;

const Counts = ({ enrolment, scheme, coverage, shown }: CoverageProps & Readonly<{ shown: string }>) => (
  <Card title={`All ${scheme.words.standard.many.toLowerCase()}`} flush>
    <DataTable
      caption={`Evidence for each ${scheme.words.standard.one.toLowerCase()}`}
      rows={scheme.standards}
      empty=""
      isChosen={({ code }) => code === shown}
      columns={[
        {
          head: scheme.words.standard.one,
          isRowHead: true,
          cell: ({ code, name }) => (
            <a
              class="govuk-link"
              href={`${href(paths.evidence.coverage, { enrolment: enrolment.id }, { standard: code })}#shown`}
              aria-current={code === shown ? 'true' : undefined}
            >
              {code}. {name}
            </a>
          ),
        },
        { head: 'Evidence', cell: ({ code }) => countsOf(ofStandard(scheme, coverage, code)) },
      ]}
    />
  </Card>
);

const ofStandard = (scheme: Scheme, coverage: readonly Coverage[], standard: string) =>
  coverage.filter((one) => scheme.criterionByCode.get(one.criterion)?.standard === standard);

const countsOf = (of: readonly Coverage[]): string =>
  (['none', 'thin', 'enough', 'full'] as const)
    .map((state) => ({ words: covered[state].words.toLowerCase(), n: of.filter((one) => one.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ n, words }) => `${n} ${words}`)
    .join(', ');

/** The standard to show: the one asked for, else the first with a gap, else the first. */
const standardShown = ({ scheme, coverage, asked }: CoverageProps) =>
  scheme.standards.find(({ code }) => code === asked) ??
  scheme.standards.find(({ code }) => ofStandard(scheme, coverage, code).some((one) => one.state === 'none')) ??
  scheme.standards[0];

/** What each criterion has to show for itself, standard by standard. */
export const CoveragePage = (props: CoverageProps) => {
  const { frame, enrolment, scheme, today, coverage } = props;
  const one = coverage.length > allAtOnce ? standardShown(props) : undefined;
  const have = coverage.filter((one) => one.items > 0).length;
  const word = scheme.words.criterion;
  return (
    <Page
      frame={frame}
      title={`${have} of ${coverage.length} ${word.many.toLowerCase()} have evidence`}
      lead={`At most ${scheme.evidence.atMostPerCriterion} items each; a short portfolio is read with more care.`}
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
    >
      {one === undefined ? null : <Counts {...props} shown={one.code} />}
      {(one === undefined ? scheme.standards : [one]).map((standard) => (
        <Card title={`${standard.code}. ${standard.name}`} id={one === undefined ? undefined : 'shown'} flush>
          <DataTable
            caption={`Evidence for ${standard.name}`}
            rows={ofStandard(scheme, coverage, standard.code)}
            empty="This standard has no criteria."
            columns={[
              {
                head: word.one,
                isRowHead: true,
                cell: ({ criterion }) => (
                  <>
                    {criterion} <Sub>{scheme.criterionByCode.get(criterion)?.text ?? ''}</Sub>
                  </>
                ),
              },
              { head: 'Evidence', cell: ({ state }) => <Tag kind={covered[state].kind}>{covered[state].words}</Tag> },
              {
                head: 'Items',
                cell: ({ items }) => (
                  <EvidenceLimit
                    used={Math.min(items, scheme.evidence.atMostPerCriterion)}
                    of={scheme.evidence.atMostPerCriterion}
                  />
                ),
              },
              { head: 'Heard', cell: ({ voices }) => (voices.length === 0 ? 'Nobody yet' : voices.join(', ')) },
              {
                head: 'Newest',
                cell: ({ newest }) =>
                  newest === null ? (
                    'None'
                  ) : (
                    <FreshTag toOn={newest} today={today} months={scheme.evidence.freshForMonths} />
                  ),
              },
            ]}
          />
        </Card>
      ))}
    </Page>
  );
};
