import { BeforeAfterChart, Card, DataTable, number, signed, type Period } from '#platform/kit';
import type { Worked } from './asking.ts';
import { groupsIn, linesOf, type NamedGroup } from './drawn.ts';
import { isNotObtained, missingWords } from './words.ts';

const cell = (mean: number | null): string => (mean === null ? 'none' : number(mean, 1));

/** The ends beneath the lines, and what target pupils gained beyond the others. */
const Ends = ({ worked, rows }: Readonly<{ worked: Worked; rows: readonly NamedGroup[] }>) => {
  const { inputs, working } = worked;
  const label = (place: number, otherwise: string) => inputs.points[place]?.label ?? otherwise;
  return (
    <DataTable
      plain
      kept
      caption={`${inputs.measure.title}: pupils with both results`}
      rows={rows}
      empty="No pupil is listed."
      columns={[
        { head: 'Group', isRowHead: true, cell: ({ name }) => name },
        { head: 'Pupils', numeric: true, cell: ({ group }) => number(group.followed) },
        { head: label(inputs.baseline, 'Before'), numeric: true, cell: ({ group }) => cell(group.before.mean) },
        { head: label(inputs.after, 'After'), numeric: true, cell: ({ group }) => cell(group.after.mean) },
        {
          head: 'Change',
          numeric: true,
          cell: ({ group }) => (group.gain === null ? 'none' : signed(group.gain.estimate)),
        },
      ]}
      foot={
        working.beyond === null
          ? undefined
          : [
              inputs.measure.higherIsBetter ? 'Extra gain' : 'Extra change (lower is better)',
              '',
              '',
              '',
              <strong>{signed(working.beyond.estimate * (inputs.measure.higherIsBetter ? 1 : -1))}</strong>,
            ]
      }
    />
  );
};

type LinesProps = Readonly<{ worked: Worked; programme: Period | undefined; outside: boolean }>;

/** Levels of target and comparison pupils at every point in time, with their likely ranges and the programme's time. */
export const LinesCard = ({ worked, programme, outside }: LinesProps) => {
  const { working } = worked;
  const drawn = linesOf(worked, programme, outside);
  // Of what could not be had nobody is asked for a reason, pupil by pupil.
  const missing =
    outside || isNotObtained(worked)
      ? []
      : [
          missingWords('target pupil', working.target),
          working.comparison.listed === 0 ? null : missingWords('comparison pupil', working.comparison),
        ].filter((words) => words !== null);
  return (
    <Card
      title={drawn.finding}
      subtitle={`${drawn.subtitle} Means of pupils with both results; upright lines show the likely range.`}
    >
      <BeforeAfterChart {...drawn}>
        {working.gain === null ? null : <Ends worked={worked} rows={groupsIn(worked)} />}
      </BeforeAfterChart>
      {missing.length === 0 ? null : (
        <p class="wm-sub">{missing.join(' ')} Leavers stay in the count; nothing missing is counted as 0.</p>
      )}
    </Card>
  );
};
