import { londonDay } from '#platform/clock';
import { Card, DataTable, Empty, mediumDate, Sub } from '#platform/kit';
import { removedWords } from './rules.ts';
import type { Erasure, Leaver } from './store.ts';

/** Who has left, by the day on which the school's period is over. */
export const Ahead = ({ leavers, mayDecide }: Readonly<{ leavers: readonly Leaver[]; mayDecide: boolean }>) => (
  <Card title={leavers.length === 0 ? 'Nobody has left' : 'Who has left, and when their records go'} flush>
    <DataTable
      caption="Leavers by the day on which their period is over"
      rows={leavers}
      empty={<Empty title="Nobody on the roll has left.">Leavers appear here when their last day is recorded.</Empty>}
      columns={[
        { head: 'Pupil', isRowHead: true, cell: (each) => (mayDecide ? `${each.name}, ${each.code}` : each.code) },
        { head: 'Left', cell: (each) => mediumDate(each.leftOn) },
        {
          head: 'Period over',
          cell: (each) => (
            <>
              {mediumDate(each.dueOn)}
              {each.isFollowed ? <Sub>kept while an award under way follows this pupil</Sub> : null}
            </>
          ),
        },
      ]}
    />
  </Card>
);

/** What was erased, by code and count, and what was stopped. */
export const Past = ({ of }: Readonly<{ of: readonly Erasure[] }>) => (
  <Card title="Erased or stopped before" flush>
    <DataTable
      caption="Erased or stopped before"
      rows={of}
      empty={<Empty title="Nothing was erased yet." />}
      columns={[
        { head: 'Pupil', isRowHead: true, cell: (each) => each.code },
        {
          head: 'What became of it',
          cell: (each) =>
            each.doneAt === null
              ? `Stopped: ${each.stoppedBecause ?? ''}`
              : `Erased on ${mediumDate(londonDay(each.doneAt))}: ${removedWords(each.removed)}`,
        },
      ]}
    />
  </Card>
);
