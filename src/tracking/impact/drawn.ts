/** What the charts of a measure draw, on the page and on paper alike. Pure. */
import { number, type Period, type Reading, type Series } from '#platform/kit';
import { fewestUnderMean } from '#platform/disclosure';
import type { InputMeasure } from '../figures/inputs.ts';
import type { GroupWorking, Level } from '../figures/working.ts';
import type { Worked } from './asking.ts';
import type { GroupRow } from './by-group.ts';
import type { Around } from './store.ts';
import { effectOf, extraWords, groupsFinding, linesFinding, toldRows } from './words.ts';

export type NamedGroup = Readonly<{ name: string; group: GroupWorking }>;

/** Target pupils, and comparison pupils where there are some. */
export const groupsIn = ({ working }: Worked): readonly NamedGroup[] =>
  [
    { name: 'Target pupils', group: working.target },
    { name: 'Comparison pupils', group: working.comparison },
  ].filter(({ group }) => group.withBaseline > 0);

const readingOf = ({ n, mean, low, high }: Level, outside: boolean): Reading => {
  if (mean === null) return null;
  if (outside && n < fewestUnderMean) return { hidden: `fewer than ${fewestUnderMean}` };
  return low === null || high === null ? { value: mean } : { value: mean, low, high };
};

/** Lines of both groups. Points that nobody has reached yet, or before anybody was measured, say nothing and are left out. */
export const linesOf = (worked: Worked, programme: Period | undefined, outside: boolean) => {
  const { inputs, working, series } = worked;
  const rows = groupsIn(worked);
  const seen = inputs.points.map((_, at) => rows.some(({ group }) => (group.levels[at]?.n ?? 0) > 0));
  const [first, last] = [Math.max(0, seen.indexOf(true)), seen.lastIndexOf(true) + 1];
  const points = inputs.points.slice(first, last);
  // The change beside a line is that of the table: from the start of the work to "after", not from the earliest point to the latest.
  const start = inputs.after < 0 ? -1 : inputs.baseline - first;
  const end = inputs.after < 0 ? -1 : inputs.after - first;
  const isEarlier = end >= 0 && end < points.length - 1;
  const since = start > 0 || isEarlier ? points[Math.max(start, 0)]?.label : undefined;
  const until = isEarlier ? points[end]?.label : undefined;
  return {
    id: `lines-${series.measure.id}`,
    finding: linesFinding(inputs, working),
    subtitle: `${inputs.measure.scale}. ${inputs.measure.higherIsBetter ? 'Higher' : 'Lower'} is better.${since === undefined ? '' : ` Change ${until === undefined ? `since ${since}` : `from ${since} to ${until}`}.`}`,
    about: `${inputs.measure.scale}: means of target and comparison pupils at each point, with the likely range.`,
    points: points.map(({ label }) => label),
    days: points.map(({ on }) => on),
    programme,
    series: rows.map(({ name, group }): Series => ({
      name,
      kind: group === working.target ? 'target' : 'compare',
      from: start > 0 ? start : undefined,
      to: isEarlier ? end : undefined,
      count: number(inputs.after < 0 ? group.withBaseline : group.followed),
      readings: group.levels.slice(first, last).map((level) => readingOf(level, outside)),
    })),
  };
};

/** Dots and ranges by group. */
export const groupsDrawn = (id: string, rows: readonly GroupRow[], measure: InputMeasure) => ({
  id: `groups-${id}`,
  finding: groupsFinding(rows, measure.higherIsBetter),
  about: `${extraWords(measure)} over comparison pupils, by group, each with its likely range.`,
  effects: toldRows(rows).map(effectOf),
});

/** The programme's time: what most target pupils were on. */
export const periodOf = ({ programmes }: Around): Period | undefined => {
  const [first, ...others] = programmes;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return { from: first.startsOn, to: first.endsOn, label: `${first.title}${more}` };
};
