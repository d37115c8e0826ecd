import { Button, Card, Chips, DataTable, EvidenceLimit, Page, Sub, Tag, type TagKind } from '#platform/kit';
import { href, paths } from '#paths';
import { criteriaOf, type Scheme, type Standard } from '#schemes/rules';
import { OverLimit } from '../claim/pages.tsx';
import { FreshTag } from '../fresh-tag.tsx';
import type { Other } from '../framework/rules.ts';
import type { Place } from '../pages.tsx';
import type { Coverage } from '../rules.ts';
import { CoverageMatrix } from './matrix.tsx';

const covered = {
  none: { kind: 'not-started', words: 'No evidence' },
  thin: { kind: 'waiting', words: 'Thin' },
  enough: { kind: 'done', words: 'Enough' },
  full: { kind: 'done', words: 'Full' },
} as const satisfies Record<Coverage['state'], Readonly<{ kind: TagKind; words: string }>>;

type CoverageProps = Place &
  Readonly<{
    scheme: Scheme;
    coverage: readonly Coverage[];
    /** The school's other enrolments, each with a coverage of its own; nobody outside is told of them. */
    others: readonly Other[];
    /** The standard that was asked for, as it stood in the address. */
    asked?: string | undefined;
  }>;

/** The standard to show: the one asked for, else the first with a gap, else the first. */
const standardShown = ({ scheme, coverage, asked }: CoverageProps): Standard | undefined => {
  const gaps = new Set(coverage.filter(({ state }) => state === 'none').map(({ criterion }) => criterion));
  return (
    scheme.standards.find(({ code }) => code === asked) ??
    scheme.standards.find(({ code }) => criteriaOf(scheme, code).some((one) => gaps.has(one.code))) ??
    scheme.standards[0]
  );
};

/** One place at a time: this scheme, the school's others, and the frameworks beside them. */
export const CoverageChips = ({
  enrolment,
  title,
  others,
  current,
}: Pick<Place, 'enrolment'> &
  Readonly<{ title: string; others: readonly Other[]; current: 'scheme' | 'elsewhere' }>) => (
  <Chips
    label="Coverage of"
    chips={[
      { text: title, href: href(paths.evidence.coverage, { enrolment: enrolment.id }), current: current === 'scheme' },
      ...others.map((other) => ({
        text: other.scheme.title,
        href: href(paths.evidence.coverage, { enrolment: other.enrolmentId }),
      })),
      {
        text: 'Inspection and Pupil Premium',
        href: href(paths.evidence.elsewhere, { enrolment: enrolment.id }),
        current: current === 'elsewhere',
      },
    ]}
  />
);

const Lines = (props: CoverageProps & Readonly<{ standard: Standard }>) => {
  const { scheme, coverage, standard, today, enrolment, mayWrite } = props;
  const of = new Map(coverage.map((one) => [one.criterion, one]));
  const word = scheme.words.criterion;
  return (
    <Card title={`${standard.code}. ${standard.name}`} id="shown" flush>
      <DataTable
        caption={`Evidence for ${standard.name}`}
        rows={criteriaOf(scheme, standard.code).flatMap(({ code }) => of.get(code) ?? [])}
        rowId={({ criterion }) => criterion}
        empty="This standard has no criteria."
        columns={[
          {
            head: word.one,
            isRowHead: true,
            cell: ({ criterion }) => (
              <>
                {criterion} <Sub>{scheme.criterionByCode.get(criterion)?.text ?? ''}</Sub>{' '}
                {mayWrite ? (
                  <a class="govuk-link" href={href(paths.evidence.add, { enrolment: enrolment.id }, { criterion })}>
                    Add evidence<span class="govuk-visually-hidden"> for {criterion}</span>
                  </a>
                ) : null}
              </>
            ),
          },
          {
            head: 'Evidence',
            cell: ({ state, withoutImpact }) => (
              <>
                <Tag kind={covered[state].kind}>{covered[state].words}</Tag>{' '}
                {withoutImpact === 0 || !scheme.evidence.impactRequired ? null : (
                  <Tag kind="waiting">{withoutImpact} without impact</Tag>
                )}
              </>
            ),
          },
          {
            head: 'Items',
            cell: ({ items }) => (
              <>
                <EvidenceLimit
                  used={Math.min(items, scheme.evidence.atMostPerCriterion)}
                  of={scheme.evidence.atMostPerCriterion}
                />
                <OverLimit used={items} atMost={scheme.evidence.atMostPerCriterion} />
              </>
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
  );
};

/** What each criterion has to show for itself: all at a glance, then one standard line by line. */
export const CoveragePage = (props: CoverageProps) => {
  const { frame, enrolment, scheme, coverage, others, isOurs, mayWrite } = props;
  const standard = standardShown(props);
  const have = coverage.filter((one) => one.items > 0).length;
  const word = scheme.words.criterion;
  return (
    <Page
      frame={frame}
      wide
      title={`${have} of ${coverage.length} ${word.many.toLowerCase()} have evidence`}
      lead={`At most ${scheme.evidence.atMostPerCriterion} items each; a short portfolio is read with more care.`}
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
      actions={
        mayWrite ? (
          <Button href={href(paths.evidence.add, { enrolment: enrolment.id })}>Add evidence</Button>
        ) : undefined
      }
    >
      {!isOurs ? null : <CoverageChips enrolment={enrolment} title={scheme.title} others={others} current="scheme" />}
      <Card
        title="Gaps at a glance"
        subtitle="Each cell says how its weakest line stands, how much there is, and who is heard."
      >
        <CoverageMatrix {...props} coverage={new Map(coverage.map((one) => [one.criterion, one]))} />
      </Card>
      {standard === undefined ? null : <Lines {...props} standard={standard} />}
    </Page>
  );
};
