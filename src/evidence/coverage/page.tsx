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

/** What each criterion has to show for itself, standard by standard. */
export const CoveragePage = ({
  frame,
  enrolment,
  scheme,
  today,
  coverage,
}: Place & Readonly<{ scheme: Scheme; coverage: readonly Coverage[] }>) => {
  const have = coverage.filter((one) => one.items > 0).length;
  const word = scheme.words.criterion;
  return (
    <Page
      frame={frame}
      title={`${have} of ${coverage.length} ${word.many.toLowerCase()} have evidence`}
      lead={`At most ${scheme.evidence.atMostPerCriterion} items each; a short portfolio is read with more care.`}
      back={{ text: 'Evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }}
    >
      {scheme.standards.map((standard) => (
        <Card title={`${standard.code}. ${standard.name}`} flush>
          <DataTable
            caption={`Evidence for ${standard.name}`}
            rows={coverage.filter((one) => scheme.criterionByCode.get(one.criterion)?.standard === standard.code)}
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
