import { Card, DataTable, dueIn, Empty, PersonName, shortDate, Sub, Tag } from '#platform/kit';
import type { Waiting } from './rules.ts';

const most = 8;

/** One colleague with initials; several by name; nobody in particular. */
const Who = ({ who }: Readonly<{ who: string | null }>) => {
  if (who === null) return <>Everyone</>;
  return / and /.test(who) ? <>{who}</> : <PersonName name={who} />;
};

type Props = Readonly<{
  open: readonly Waiting[];
  /** The reader asked for all of it. */
  isWhole: boolean;
  /** The page with the first few, and with all. */
  href: (isWhole: boolean) => string;
  now: Date;
}>;

/** What is open, by date due, with who has it: the first few with a way to the rest, or all. */
export const OpenWork = ({ open, isWhole, href, now }: Props) => (
  <Card
    id="open-work"
    title="The working party’s open work"
    link={
      open.length > most
        ? {
            text: isWhole ? `Only the ${most} due first` : `All ${open.length} tasks`,
            href: `${href(!isWhole)}#open-work`,
          }
        : undefined
    }
    subtitle={open.length > most && !isWhole ? `The ${most} due first` : undefined}
    flush
  >
    <DataTable<Waiting>
      caption="Open work by date due"
      rows={isWhole ? open : open.slice(0, most)}
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
