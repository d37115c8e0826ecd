import { BeforeAfterChart, Card, DataTable, number, signed, type Period, type Reading } from '#platform/kit';
import { fewestUnderMean } from '#platform/disclosure';
import type { GroupWorking, Level } from '../figures/working.ts';
import type { Worked } from './asking.ts';
import { linesFinding, missingWords } from './words.ts';

const readingOf = ({ n, mean, low, high }: Level, outside: boolean): Reading => {
  if (mean === null) return null;
  if (outside && n < fewestUnderMean) return { hidden: `fewer than ${fewestUnderMean}` };
  return low === null || high === null ? { value: mean } : { value: mean, low, high };
};

type Row = Readonly<{ name: string; group: GroupWorking }>;

const cell = (mean: number | null): string => (mean === null ? 'none' : number(mean, 1));

/** The ends beneath the lines, and what target pupils gained beyond the others. */
const Ends = ({ worked, rows }: Readonly<{ worked: Worked; rows: readonly Row[] }>) => {
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
              inputs.measure.higherIsBetter ? 'Extra gain' : 'Extra gain (lower is better)',
              '',
              '',
              '',
              <strong>{signed(working.beyond.estimate)}</strong>,
            ]
      }
    />
  );
};

type LinesProps = Readonly<{ worked: Worked; programme: Period | undefined; outside: boolean }>;

/** Levels of target and comparison pupils at every point in time, with their likely ranges and the programme's time. */
export const LinesCard = ({ worked, programme, outside }: LinesProps) => {
  const { inputs, working, series } = worked;
  const finding = linesFinding(inputs, working);
  const rows = [
    { name: 'Target pupils', group: working.target },
    { name: 'Comparison pupils', group: working.comparison },
  ].filter(({ group }) => group.withBaseline > 0);
  const missing = outside
    ? []
    : [
        missingWords('target pupil', working.target),
        working.comparison.listed === 0 ? null : missingWords('comparison pupil', working.comparison),
      ].filter((words) => words !== null);
  return (
    <Card
      title={finding}
      subtitle={`${inputs.measure.scale}. ${inputs.measure.higherIsBetter ? 'Higher' : 'Lower'} is better. Means of pupils with both results; upright lines show the likely range.`}
    >
      <BeforeAfterChart
        id={`lines-${series.measure.id}`}
        finding={finding}
        about={`${inputs.measure.scale}: means of target and comparison pupils at each point, with the likely range.`}
        points={inputs.points.map(({ label }) => label)}
        days={inputs.points.map(({ on }) => on)}
        programme={programme}
        series={rows.map(({ name, group }) => ({
          name,
          kind: group === working.target ? 'target' : 'compare',
          count: number(inputs.after < 0 ? group.withBaseline : group.followed),
          readings: group.levels.map((level) => readingOf(level, outside)),
        }))}
      >
        {working.gain === null ? null : <Ends worked={worked} rows={rows} />}
      </BeforeAfterChart>
      {missing.length === 0 ? null : (
        <p class="wm-sub">{missing.join(' ')} Leavers stay in the count; nothing missing is counted as 0.</p>
      )}
    </Card>
  );
};
