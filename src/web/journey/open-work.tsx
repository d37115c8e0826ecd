import { Card, DataTable, dueIn, Empty, PersonName, shortDate, Sub, Tag } from '#platform/kit';
import type { Waiting } from './rules.ts';

const most = 8;

/** One colleague with initials; several by name; nobody in particular. */
const Who = ({ who }: Readonly<{ who: string | null }>) => {
  if (who === null) return <>Everyone</>;
  return / and /.test(who) ? <>{who}</> : <PersonName name={who} />;
};

/** What is open, by date due, with who has it: the first few, and how many there are. */
export const OpenWork = ({ open, now }: Readonly<{ open: readonly Waiting[]; now: Date }>) => (
  <Card
    title="The working party’s open work"
    note={open.length > most ? `The ${most} due first, of ${open.length}` : undefined}
    flush
  >
    <DataTable<Waiting>
      caption="Open work by date due"
      rows={open.slice(0, most)}
      empty={
        <Empty icon="tick" title="Nothing is open">
          Actions, milestones and reviews appear here as soon as the plan names them, with who has each and when it is
          due.
        </Empty>
      }
      columns={[
        {
          head: 'Task',
          isRowHead: true,
          cell: (row) => (
            <>
              <a href={row.href}>{row.title}</a>
              <Sub>{row.about}</Sub>
            </>
          ),
        },
        { head: 'Who', cell: (row) => <Who who={row.who} /> },
        { head: 'Due', tight: true, cell: (row) => (row.due === null ? 'No date' : shortDate(row.due)) },
        {
          head: 'State',
          tight: true,
          cell: (row) =>
            row.due !== null && dueIn(row.due, now).endsWith('late') ? (
              <Tag kind="late">{dueIn(row.due, now)}</Tag>
            ) : (
              <Tag kind={row.kind}>{row.state}</Tag>
            ),
        },
      ]}
    />
  </Card>
);
