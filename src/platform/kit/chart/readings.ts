import { number } from '../words/numbers.ts';

/** A group's figure at one point in time; null when nobody was measured; hidden, with the reason, when few were. */
export type Reading =
  | Readonly<{ value: number; low?: number | undefined; high?: number | undefined }>
  | Readonly<{ hidden: string }>
  | null;

export type Series = Readonly<{
  name: string;
  /** `target`: solid line, round mark; `compare`: dashed, square; `third`: dotted, diamond. */
  kind: 'target' | 'compare' | 'third';
  readings: readonly Reading[];
  count?: string | undefined;
  /** The place among the points from which its change is counted; else the first that was measured. */
  from?: number | undefined;
  /** The place among the points to which its change is counted; else the last that was measured. */
  to?: number | undefined;
}>;

/** The programme's time: from and to as places among the points (1 is the second point), or as days where the points have days. */
export type Period = Readonly<{ from: number | string; to: number | string; label: string }>;

export type Seen = Readonly<{ value: number; low?: number | undefined; high?: number | undefined; index: number }>;

/** What was measured and may be shown, each with its place. */
export const present = (readings: readonly Reading[]): readonly Seen[] =>
  readings.flatMap((reading, index) => (reading === null || 'hidden' in reading ? [] : [{ ...reading, index }]));

export const hiddenPlaces = (readings: readonly Reading[]): readonly number[] =>
  readings.flatMap((reading, index) => (reading !== null && 'hidden' in reading ? [index] : []));

/** The last value and how far it is from the first, or the values between which the change is counted: "95.1, up 6.7". */
export const changeWords = (series: Series, digits: number): string => {
  const seen = present(series.readings).filter(({ index }) => index <= (series.to ?? index));
  const since = seen.filter(({ index }) => index >= (series.from ?? 0));
  const [first, last] = [since[0], seen.at(-1)];
  if (first === undefined || last === undefined)
    return hiddenPlaces(series.readings).length > 0 ? 'hidden' : 'not measured';
  const gain = last.value - first.value;
  const size = number(Math.abs(gain), digits);
  const way = since.length < 2 ? '' : /[1-9]/.test(size) ? `, ${gain < 0 ? 'down' : 'up'} ${size}` : ', no change';
  return `${number(last.value, digits)}${way}`;
};

/**
 * Where each point stands from 0 to 1, and any day or place between them: by the calendar when every point has a day and they
 * rise, else evenly.
 */
export const placesOf = (
  count: number,
  days: readonly (string | null)[] | undefined,
): Readonly<{ points: readonly number[]; of: (at: number | string) => number | null }> => {
  const times = (days ?? []).map((day) => (day === null ? Number.NaN : Date.parse(`${day.slice(0, 10)}T12:00:00Z`)));
  const [first, last] = [times[0] ?? Number.NaN, times.at(-1) ?? Number.NaN];
  const isDated =
    times.length === count && count > 1 && times.every((time, at) => at === 0 || time > (times[at - 1] ?? Number.NaN));
  const points = Array.from({ length: count }, (_, at) =>
    count < 2 ? 0.5 : isDated ? ((times[at] ?? first) - first) / (last - first) : at / (count - 1),
  );
  const of = (at: number | string): number | null => {
    if (typeof at === 'string')
      return isDated ? (Date.parse(`${at.slice(0, 10)}T12:00:00Z`) - first) / (last - first) : null;
    const [low, high] = [points[Math.floor(at)], points[Math.ceil(at)]];
    return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
  };
  return { points, of };
};
