import {
  briefDate,
  Card,
  count,
  DataTable,
  Empty,
  londonDay,
  NextPanel,
  Page,
  plural,
  SideNote,
  Sub,
  Tag,
  type Column,
  type Frame,
} from '#platform/kit';
import type { Role } from '#platform/actor';
import { steps } from '#journey';
import { href, paths } from '#paths';
import { standingOf } from './waiting.ts';
import type { Assigned } from './store.ts';

export type AssignedView = Readonly<{ frame: Frame; role: Role; schools: readonly Assigned[]; now: Date }>;

const notes: Readonly<Partial<Record<Role, Readonly<{ title: string; words: string }>>>> = {
  adviser: {
    title: 'What you see',
    words:
      'What your schools have written in the steps that are open. An adviser of a school is never its verifier, and never sits on its panel.',
  },
  verifier: {
    title: 'What you see, and when',
    words:
      'A school opens to you 14 days before its visit, with pupils as codes, and closes when your report is done. Everything you look at stands in the school’s own trail.',
  },
  moderator: {
    title: 'A second view',
    words:
      'You judge from the evidence before you see the verifier’s level. Where you differ, both levels and reasons go to the panel.',
  },
  panel: {
    title: 'The panel’s part',
    words:
      'You read what both verifiers found and what the school answered. “Not yet clear” alone neither refuses nor earns the award: say how you weighed it.',
  },
};

/** Visit days and meetings in one's own calendar. */
export const CalendarLink = () => (
  <Card title="Your dates">
    <p>
      <a href={paths.account.calendar}>Add them to your own calendar</a>
    </p>
  </Card>
);

const leadOf = (waits: number, open: number): string => {
  if (open === 0) return 'You have no school at the moment.';
  return waits === 0
    ? `${count(open, 'school')}, and nothing waits for you.`
    : `${count(waits, 'thing')} ${waits === 1 ? 'waits' : 'wait'} for you.`;
};

const whereItStands: readonly Column<Assigned>[] = [
  {
    head: 'Step',
    cell: (row) => (row.step === null ? '' : (steps.find(({ number }) => number === row.step)?.short ?? '')),
  },
  { head: 'Visit', tight: true, cell: (row) => (row.visitOn === null ? 'No date yet' : briefDate(row.visitOn)) },
];

const Schools = ({
  title,
  rows,
  now,
  isOpen,
}: Readonly<{ title: string; rows: readonly Assigned[]; now: Date; isOpen: boolean }>) => (
  <Card title={title} note={rows.length > 5 ? plural(rows.length, 'school') : undefined} flush>
    <DataTable<Assigned>
      caption={title}
      rows={rows}
      empty={
        <Empty icon="school" title={isOpen ? 'Schools appear here' : 'Nothing yet'}>
          {isOpen
            ? 'The awarding body gives you a school; you are told by mail on the day.'
            : 'Schools whose task you have finished are listed here. What you could see is closed.'}
        </Empty>
      }
      columns={[
        {
          head: 'School',
          isRowHead: true,
          cell: (row) => (
            <>
              {row.scheme === null ? (
                row.school
              ) : (
                <a href={href(paths.enrolments.home, { enrolment: row.enrolmentId })}>{row.school}</a>
              )}
              <Sub>{[row.town, row.scheme].filter((words) => words !== null).join(', ')}</Sub>
            </>
          ),
        },
        // Of a finished task neither the step nor the day is open to its reader any more.
        ...(isOpen ? whereItStands : []),
        {
          head: 'State',
          tight: true,
          cell: (row) => {
            const standing = standingOf(row, londonDay(now), now);
            return <Tag kind={standing.kind}>{standing.words}</Tag>;
          },
        },
      ]}
    />
  </Card>
);

/** For those whom the awarding body sends: their schools, what waits, and what they may see. */
export const AssignedPage = ({ frame, role, schools, now }: AssignedView) => {
  const open = schools.filter((each) => each.closedAt === null);
  const closed = schools.filter((each) => each.closedAt !== null);
  const tasks = open.flatMap((each) => standingOf(each, londonDay(now), now).task ?? []);
  const [first] = tasks;
  const side = notes[role];
  return (
    <Page
      frame={frame}
      title="Your schools"
      lead={leadOf(tasks.length, open.length)}
      aside={
        <>
          <CalendarLink />
          {side === undefined ? null : <SideNote title={side.title}>{side.words}</SideNote>}
        </>
      }
    >
      {first === undefined ? null : (
        <NextPanel
          title={first.title}
          reason={first.reason}
          minutes={first.minutes}
          action={{ text: first.button, href: first.href }}
        />
      )}
      <Schools title="Open" rows={open} now={now} isOpen />
      {closed.length === 0 ? null : <Schools title="Finished" rows={closed} now={now} isOpen={false} />}
    </Page>
  );
};
