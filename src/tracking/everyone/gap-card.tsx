import { Card, DataTable, number, range, signed } from '#platform/kit';
import { paths } from '#paths';
import { methodName } from '../methods/versions.ts';
import { gapFinding, gapFound, gapMayLeave, gapWords } from './gap.ts';
import type { Chosen } from './types.ts';

/** The gap to the national level at both ends, with every level that it was made of. */
export const GapCard = ({ chosen, outside }: Readonly<{ chosen: Chosen; outside: boolean }>) => {
  const { inputs, references } = chosen;
  const found = gapFound(inputs, references);
  if (found === null) return null;
  const { target, others, beside, start, end, change, inSchool } = found;
  if (outside && !gapMayLeave(found)) return null;
  const level = (value: number) => number(value, 1);
  const rows = [
    { who: 'Target pupils', ...target },
    ...(others === null ? [] : [{ who: 'Other pupils of the school', ...others }]),
    ...(beside === null ? [] : [{ who: beside.name, n: null, ...beside }]),
  ].map((row) => ({
    who: row.who.charAt(0).toUpperCase() + row.who.slice(1),
    n: row.n === null ? '' : number(row.n),
    start: level(row.start),
    end: level(row.end),
    change: signed(row.end - row.start),
  }));
  const label = (place: number, otherwise: string) => inputs.points[place]?.label ?? otherwise;
  return (
    <Card
      title={gapFinding(inputs, found)}
      subtitle={`${inputs.measure.scale}. Means of pupils with both results. ${inputs.measure.higherIsBetter ? 'Higher' : 'Lower'} is better.`}
    >
      <p>{gapWords(inputs, found)}</p>
      <DataTable
        plain
        kept
        caption="Levels behind the gap"
        empty=""
        rows={rows}
        columns={[
          { head: 'Who', isRowHead: true, cell: ({ who }) => who },
          { head: 'Pupils', numeric: true, cell: ({ n }) => n },
          { head: label(inputs.baseline, 'Before'), numeric: true, cell: (row) => row.start },
          { head: label(inputs.after, 'After'), numeric: true, cell: (row) => row.end },
          { head: 'Change', numeric: true, cell: (row) => row.change },
        ]}
      />
      {start === null || end === null || change === null ? null : (
        <p>
          Gap before {signed(start.estimate)} (likely {range(start.low, start.high)}), after {signed(end.estimate)}{' '}
          (likely {range(end.low, end.high)}); below 0 target pupils stand behind.
        </p>
      )}
      <p class="wm-sub">
        {inSchool === null
          ? ''
          : `Beside the other pupils of the school it moved by ${number(Math.abs(inSchool.estimate), 1)} ${inputs.measure.unit} ${inSchool.estimate >= 0 ? 'in favour of' : 'against'} target pupils, likely ${range(inSchool.low, inSchool.high)}. That depends on who the others are: a small gap can hide two weak groups. `}
        {methodName('gap')}.{' '}
        <a class="govuk-link" href={`${paths.tracking.methods}#gap`}>
          Formula and source
        </a>
      </p>
    </Card>
  );
};
