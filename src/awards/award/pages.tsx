import { Button, Card, DataTable, Empty, mediumDate, Page, Pagination, plural, Tag, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { awardStatus, awardStatuses, perPage } from './rules.ts';
import type { BodyAward, ListedAward, PastAward } from './store.ts';

/** How an award stands, as shape and word; until its papers are made it is not public yet. */
export const StatusTag = ({ award, today }: Readonly<{ award: BodyAward; today: string }>) => {
  const status = awardStatuses[awardStatus(award, today)];
  return award.issuedAt === null ? <Tag kind="progress">Being made</Tag> : <Tag kind={status.tag}>{status.word}</Tag>;
};

type AwardsProps = Readonly<{
  frame: Frame;
  rows: readonly ListedAward[];
  past: readonly PastAward[];
  page: number;
  today: string;
}>;

/** The awarding body's own list of what it has given, what waits for a signature first. */
export const AwardsPage = ({ frame, rows, past, page, today }: AwardsProps) => {
  const total = rows[0]?.total ?? 0;
  return (
    <Page
      frame={frame}
      title="Awards"
      lead={
        total === 0
          ? 'No award has been given yet.'
          : `${plural(total, 'award')} given. Everybody reads them on the register.`
      }
      actions={
        <Button kind="quiet" href={paths.awards.keys}>
          Signing keys
        </Button>
      }
    >
      <Card flush>
        <DataTable
          caption="Awards of this awarding body"
          rows={rows}
          empty={
            <Empty title="Awards will be listed here when a panel has decided and a director has signed.">
              <p>
                <a href={paths.awards.decisions}>See what waits for a decision</a>
              </p>
            </Empty>
          }
          columns={[
            {
              head: 'School',
              isRowHead: true,
              cell: (row) => <a href={href(paths.awards.standing, { award: row.number })}>{row.schoolName}</a>,
            },
            { head: 'Award', cell: (row) => row.schemeTitle },
            { head: 'Number', tight: true, cell: (row) => row.number },
            { head: 'Given', tight: true, cell: (row) => mediumDate(row.awardedOn) },
            { head: 'Until', tight: true, cell: (row) => mediumDate(row.validUntil) },
            {
              head: 'Status',
              tight: true,
              cell: (row) =>
                row.isAsked ? <Tag kind="waiting">Withdrawal to sign</Tag> : <StatusTag award={row} today={today} />,
            },
          ]}
        />
      </Card>
      <Pagination
        page={page}
        pages={Math.ceil(total / perPage)}
        href={(at) => href(paths.awards.list, {}, { page: at })}
      />
      {past.length === 0 ? null : (
        <Card
          title="Recorded, not signed"
          subtitle="Awards that schools won before they used Waymark, with their papers. They are not on the register and have no credential."
          flush
        >
          <DataTable
            caption="Past awards as schools recorded them"
            rows={past}
            empty=""
            columns={[
              { head: 'School', isRowHead: true, cell: (row) => row.schoolName },
              { head: 'Award', cell: (row) => row.title },
              { head: 'Given by', cell: (row) => row.awardedBy },
              { head: 'Given', tight: true, cell: (row) => mediumDate(row.awardedOn) },
              { head: 'State', tight: true, cell: () => <Tag kind="not-yet">Recorded, not signed</Tag> },
            ]}
          />
        </Card>
      )}
    </Page>
  );
};
