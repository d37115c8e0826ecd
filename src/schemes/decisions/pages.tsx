import { Card, DataTable, plural } from '#platform/kit';
import { requirementSentence } from '../rules.ts';
import type { Decision, Scheme } from '../rules.ts';

const gapWords = (decision: Decision): string => {
  const { gaps } = decision;
  if (gaps === null) return '';
  const when =
    gaps.closedBefore === 'certificate' ? 'before the certificate is made, and' : 'after the certificate is made,';
  const fee = gaps.feePercent === 0 ? 'at no fee' : `for ${gaps.feePercent}% of the fee`;
  return `Gaps are closed ${when} within ${plural(gaps.withinDays, 'day')}, checked ${gaps.checkedBy === 'visit' ? 'by a short visit' : 'from papers'} ${fee}.`;
};

/** What the panel may decide, and what each decision requires. */
export const Decisions = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card
    title="What the panel may decide"
    subtitle={`${plural(scheme.panel.members, 'member')}. A school may appeal within ${plural(scheme.panel.appealDays, 'day')}.`}
  >
    <DataTable
      caption="Decisions and what each requires"
      plain
      rows={scheme.decisions}
      empty=""
      columns={[
        { head: 'Decision', cell: ({ name }) => name, isRowHead: true },
        { head: 'What it means', cell: ({ means }) => means },
        {
          head: 'What it requires',
          cell: (decision) =>
            [
              ...decision.requires.map((asked) => requirementSentence(scheme, asked)),
              gapWords(decision),
              decision.withinDays === null ? '' : `The school has ${plural(decision.withinDays, 'day')}.`,
              decision.reapplyAfterDays === null
                ? ''
                : `It may ask again after ${plural(decision.reapplyAfterDays, 'day')}.`,
            ]
              .filter((sentence) => sentence !== '')
              .join(' '),
        },
      ]}
    />
  </Card>
);
