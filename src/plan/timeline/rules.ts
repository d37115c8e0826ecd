import { scaleLinear } from 'd3-scale';
import { monthTicks } from './months.ts';
import { fitted, widthOf } from './words.ts';

/**
 * The plan as a picture of time: where each bar, mark and word stands. Pure, and held by tests to one promise: no two words ever
 * touch, and none leaves the picture. Three drawings, so that text is never shown smaller than 12 px.
 */

export type Size = 'wide' | 'middle' | 'narrow';

export type TimelineRow = Readonly<{
  id: string;
  title: string;
  /** A second line in the wider drawings: who, and when it is due. */
  sub: string;
  from: string;
  to: string;
  /** The state in a word or two: it stands at the right of its bar's row. */
  state: string;
  bar: 'planned' | 'under-way' | 'held-up' | 'done' | 'stopped';
  course: 'overdue' | 'drifting' | null;
  milestones: readonly Readonly<{ on: string; kind: 'reached' | 'ahead' | 'late' }>[];
}>;

export type TimelineLine = Readonly<{ on: string; label: string; kind: 'today' | 'visit' | 'review' | 'missed' }>;
/** A half-term: the days between are ground, so that holidays show as gaps. */
export type Term = Readonly<{ from: string; to: string }>;

/** A word of the picture with the room that it takes. */
export type Word = Readonly<{
  x: number;
  /** The line on which it stands. */
  y: number;
  text: string;
  size: number;
  width: number;
  anchor: 'start' | 'middle' | 'end';
  kind: 'label' | 'sub' | 'tick' | 'state';
}>;

type Sizes = Readonly<{ width: number; left: number; right: number; row: number; text: number; small: number }>;

/** `width` is as wide as the place where the drawing is shown; the text sizes leave room for the narrowest such place. */
const layouts: Readonly<Record<Size, Sizes>> = {
  wide: { width: 1072, left: 330, right: 132, row: 46, text: 14.5, small: 13.5 },
  middle: { width: 700, left: 226, right: 118, row: 46, text: 14, small: 13.5 },
  narrow: { width: 330, left: 6, right: 6, row: 62, text: 14, small: 13.5 },
};

const dayMs = 86_400_000;
const number = (day: string): number => Date.parse(`${day}T12:00:00Z`) / dayMs;
const gap = 8;
/** A review further than this from every action would only squeeze the picture. */
const margin = 10;

export type PlacedRow = Readonly<{
  row: TimelineRow;
  top: number;
  bar: Readonly<{ x: number; y: number; width: number; height: number }>;
  /** From the due day to today, where it is overdue. */
  over: Readonly<{ from: number; to: number }> | null;
  marks: readonly Readonly<{ x: number; y: number; kind: 'reached' | 'ahead' | 'late' }>[];
  words: readonly Word[];
  /** Where a drifting action's clock stands. */
  clock: Readonly<{ x: number; y: number }> | null;
}>;

export type Timeline = Readonly<{
  width: number;
  height: number;
  plot: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  rows: readonly PlacedRow[];
  months: readonly Readonly<{ x: number }>[];
  terms: readonly Readonly<{ x: number; width: number }>[];
  lines: readonly Readonly<{ x: number; kind: TimelineLine['kind']; top: number }>[];
  /** Words above the rows: days and months. */
  words: readonly Word[];
}>;

type Given = Readonly<{
  rows: readonly TimelineRow[];
  lines: readonly TimelineLine[];
  terms: readonly Term[];
  /** First and last day of the picture, alike on every page of it. */
  span: Readonly<{ from: string; to: string }>;
}>;

/** The days that a picture of these actions spans: every bar, today and the visit; of the reviews, those near them. */
export const spanOf = (rows: readonly TimelineRow[], lines: readonly TimelineLine[]) => {
  const fixed = lines.filter(({ kind }) => kind === 'today' || kind === 'visit').map(({ on }) => on);
  const days = [...rows.flatMap(({ from, to, milestones }) => [from, to, ...milestones.map(({ on }) => on)]), ...fixed];
  const sorted = days.toSorted();
  return { from: sorted[0] ?? '2026-09-01', to: sorted.at(-1) ?? '2027-07-31' };
};

const importance = { today: 0, visit: 1, missed: 2, review: 3 } as const;
const mostLanes = 3;

type Placed = Readonly<{ x: number; width: number; lane: number; text: string }>;

/** Labels of days above the plot: the important first, each in the highest lane where it touches nothing; what finds no room has no label. */
const placeLabels = (
  labels: readonly Readonly<{ x: number; text: string }>[],
  size: number,
  within: Readonly<{ left: number; right: number }>,
): readonly Placed[] => {
  const placed: Placed[] = [];
  for (const { x, text } of labels) {
    const width = widthOf(text, size);
    if (width > within.right - within.left) continue;
    const start = Math.min(Math.max(x - width / 2, within.left), within.right - width);
    const lane = Array.from({ length: mostLanes }, (_, at) => at).find(
      (at) =>
        !placed.some(
          (other) => other.lane === at && start < other.x + other.width + gap && other.x < start + width + gap,
        ),
    );
    if (lane !== undefined) placed.push({ x: start, width, lane, text });
  }
  return placed;
};

export const layoutOf = ({ rows, lines, terms, span }: Given, size: Size): Timeline => {
  const { width, left, right, row, text, small } = layouts[size];
  const plot = { left, right: width - right };
  const today = lines.find(({ kind }) => kind === 'today')?.on ?? null;
  const scale = scaleLinear()
    .domain([number(span.from) - margin, number(span.to) + margin])
    .range([plot.left, plot.right]);
  const x = (day: string): number => Math.min(Math.max(scale(number(day)), plot.left), plot.right);
  const isInside = (day: string): boolean => scale(number(day)) >= plot.left && scale(number(day)) <= plot.right;
  const shown = lines
    .filter(({ on }) => isInside(on))
    .toSorted((a, b) => importance[a.kind] - importance[b.kind] || a.on.localeCompare(b.on));
  const labels = placeLabels(
    shown.map(({ on, label }) => ({ x: x(on), text: label })),
    small,
    { left: size === 'narrow' ? 0 : plot.left, right: size === 'narrow' ? width : plot.right },
  );
  const lanes = labels.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const laneHeight = small + 5;
  const monthY = lanes * laneHeight + small + 2;
  const top = monthY + 8;
  const months = monthTicks(span, (day) => scale(number(day)), { ...plot, size: small, gap });
  const bottom = top + rows.length * row;
  return {
    width,
    height: bottom + 10,
    plot: { ...plot, top, bottom },
    months: months.map(({ x: at }) => ({ x: at })),
    terms: terms
      .filter(({ from, to }) => scale(number(to)) > plot.left && scale(number(from)) < plot.right)
      .map(({ from, to }) => ({ x: x(from), width: x(to) - x(from) })),
    lines: shown.map(({ on, kind }) => ({ x: x(on), kind, top: monthY - small })),
    words: [
      ...labels.map(({ x: at, width: wide, lane, text: said }) => ({
        ...{ x: at, y: lane * laneHeight + small, text: said, size: small, width: wide },
        ...{ anchor: 'start' as const, kind: 'tick' as const },
      })),
      ...months.map(({ x: at, label, labelWidth }) => ({
        ...{ x: at + 4, y: monthY, text: label, size: small, width: labelWidth },
        ...{ anchor: 'start' as const, kind: 'sub' as const },
      })),
    ],
    rows: rows.map((each, index) =>
      placeRow(each, { today, top: top + index * row, size, x, sizes: { ...layouts[size], text, small } }),
    ),
  };
};

type RowPlace = Readonly<{ today: string | null; top: number; size: Size; x: (day: string) => number; sizes: Sizes }>;

const placeRow = (row: TimelineRow, { today, top, size, x, sizes }: RowPlace): PlacedRow => {
  const { width, left, right, text, small } = sizes;
  const isNarrow = size === 'narrow';
  const height = 14;
  const barY = isNarrow ? top + 30 : top + 15;
  const middle = barY + height / 2;
  const from = x(row.from);
  const clock = row.course === 'drifting' ? 18 : 0;
  const state = fitted(row.state, small, (isNarrow ? 130 : right - 14) - clock);
  const stateWidth = widthOf(state, small);
  const stateX = isNarrow ? width - right - stateWidth : width - right + 14 + clock;
  const stateY = isNarrow ? top + 19 : top + 27;
  const titleRoom = isNarrow ? stateX - clock - left - gap : left - 14;
  const title = fitted(row.title, text, titleRoom);
  const sub = isNarrow ? '' : fitted(row.sub, small, titleRoom);
  const word = (at: number, y: number, said: string, px: number, kind: Word['kind']): readonly Word[] =>
    said === '' ? [] : [{ x: at, y, text: said, size: px, width: widthOf(said, px), anchor: 'start', kind }];
  return {
    row,
    top,
    bar: { x: from, y: barY, width: Math.max(3, x(row.to) - from), height },
    over: row.course === 'overdue' && today !== null ? { from: x(row.to), to: x(today) } : null,
    marks: spaced(row.milestones.map(({ on, kind }) => ({ x: x(on), y: middle, kind }))),
    words: [
      ...word(isNarrow ? left : 0, isNarrow ? top + 19 : top + 19, title, text, 'label'),
      ...word(0, top + 37, sub, small, 'sub'),
      ...word(stateX, stateY, state, small, 'state'),
    ],
    clock: clock === 0 ? null : { x: stateX - 11, y: stateY - 5 },
  };
};

/** Marks of one bar a little apart where they would cover each other, in the order of their days. */
const spaced = <Mark extends Readonly<{ x: number }>>(marks: readonly Mark[]): readonly Mark[] => {
  const placed: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const before = placed.at(-1);
    placed.push(before !== undefined && mark.x < before.x + 11 ? { ...mark, x: before.x + 11 } : mark);
  }
  return placed;
};
