import { Card, DataTable, Empty, mediumDate, Page, Tag, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedDecision } from './store.ts';

const stateOf = (row: ListedDecision) => {
  if (row.state === 'signed') return <Tag kind="done">{row.outcomeName}</Tag>;
  if (row.state === 'decided') return <Tag kind="waiting">Waits for a signature</Tag>;
  if (row.state === 'returned') return <Tag kind="differ">Returned to the panel</Tag>;
  return row.isReported ? (
    <Tag kind="progress">Ready for the panel</Tag>
  ) : (
    <Tag kind="not-yet">Report not finished</Tag>
  );
};

/** Everything that waits for a decision or a signature, and what was decided. */
export const DecisionsPage = ({ frame, rows }: Readonly<{ frame: Frame; rows: readonly ListedDecision[] }>) => {
  const waiting = rows.filter(
    ({ state, isReported }) => state === 'decided' || (state !== 'signed' && isReported),
  ).length;
  return (
    <Page
      frame={frame}
      title="Decisions"
      lead={
        waiting === 0
          ? 'Nothing waits for the panel or for a signature.'
          : `${waiting} ${waiting === 1 ? 'school waits' : 'schools wait'} for a decision or a signature.`
      }
    >
      <Card flush>
        <DataTable
          caption="Decisions by school"
          rows={rows}
          empty={
            <Empty title="Schools will be listed here when their visit has a report.">
              <p>The verifier sends the report to the school first.</p>
            </Empty>
          }
          columns={[
            {
              head: 'School',
              isRowHead: true,
              cell: (row) => <a href={href(paths.awards.decision, { enrolment: row.enrolmentId })}>{row.schoolName}</a>,
            },
            { head: 'Award', cell: (row) => row.schemeTitle },
            { head: 'Visit', tight: true, cell: (row) => (row.visitOn === null ? 'No date' : mediumDate(row.visitOn)) },
            { head: 'State', cell: stateOf },
            {
              head: 'Who',
              cell: (row) => [row.decidedName, row.signedName].filter(Boolean).join(', ') || 'Nobody yet',
            },
          ]}
        />
      </Card>
    </Page>
  );
};
