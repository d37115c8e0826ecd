import { line } from 'd3-shape';
import { at, sizes, type Size } from './drawing.tsx';
import { linesOf, textWidth } from './measure.ts';
import { hiddenPlaces, present, type Period, type Seen, type Series } from './readings.ts';

export const layouts = {
  wide: { width: 720, height: 290, left: 44, right: 150, top: 18, base: 246, shift: 3 },
  narrow: { width: 330, height: 280, left: 36, right: 98, top: 18, base: 236, shift: 3 },
} as const;

const Mark = ({ kind, x, y }: Readonly<{ kind: Series['kind']; x: number; y: number }>) => {
  const name = `wm-chart__mark wm-chart__mark--${kind}`;
  if (kind === 'target') return <circle class={name} cx={at(x)} cy={at(y)} r="5" />;
  if (kind === 'compare') return <rect class={name} x={at(x - 4.5)} y={at(y - 4.5)} width="9" height="9" />;
  return <path class={name} d={`M${at(x)} ${at(y - 6)}l6 6l-6 6l-6 -6z`} />;
};

type BandProps = Readonly<{
  programme: Period;
  size: Size;
  left: number;
  right: number;
  place: (at: number | string) => number | null;
  /** True where some line or range is drawn in this box. */
  isTaken: (from: number, to: number, top: number, bottom: number) => boolean;
}>;

/** The time of the programme, shaded, with its name where nothing else is drawn. */
export const Band = ({ programme, size, left, right, place, isTaken }: BandProps) => {
  const { top, base } = layouts[size];
  const [a, b] = [place(programme.from), place(programme.to)];
  if (a === null || b === null || b <= left || a >= right) return null;
  const [from, to] = [Math.max(left, a), Math.min(right, b)];
  const small = sizes[size].small;
  const named = linesOf(programme.label, small, Math.max(to - from - 14, 60), 2);
  // A name that would be cut is no name: the table and the text hold it in full.
  const words = named.some((line) => line.endsWith('…')) ? ['The work'] : named;
  const height = words.length * 15;
  const isAbove = !isTaken(
    from,
    from + 14 + Math.max(...words.map((each) => textWidth(each, small))),
    top,
    top + height + 6,
  );
  return (
    <>
      <rect class="wm-chart__band" x={at(from)} y={top} width={at(to - from)} height={base - top} />
      {words.map((each, index) => (
        <text
          class="wm-chart__band-label"
          x={at(Math.min(from + 7, right - textWidth(each, small)))}
          y={at((isAbove ? top + 15 : base - height + 8) + index * 15)}
          font-size={small}
        >
          {each}
        </text>
      ))}
    </>
  );
};

type LineProps = Readonly<{
  each: Series;
  order: number;
  place: (index: number) => number;
  y: (value: number) => number;
  size: Size;
  hatch: string;
}>;

/** One group's line: whiskers, stretches, marks; hatched where a figure is hidden. */
export const Line = ({ each, order, place, y, size, hatch }: LineProps) => {
  const seen = present(each.readings);
  const { shift, top, base } = layouts[size];
  const across = (index: number): number => place(index) + order * shift;
  // A line is never drawn across what is hidden.
  const hidden = hiddenPlaces(each.readings);
  const stretches = [...hidden, each.readings.length].map((end, index) =>
    seen.filter((r) => r.index < end && r.index > (hidden[index - 1] ?? -1)),
  );
  const draw = line<Seen>(
    (r) => across(r.index),
    (r) => y(r.value),
  ).digits(1);
  return (
    <g>
      {hidden.map((index) => (
        <rect x={at(across(index) - 7)} y={top} width="14" height={base - top} fill={`url(#${hatch})`} />
      ))}
      {seen.map((r) =>
        r.low === undefined || r.high === undefined ? null : (
          <line
            class={`wm-chart__whisker wm-chart__whisker--${each.kind}`}
            x1={at(across(r.index))}
            x2={at(across(r.index))}
            y1={at(y(r.low))}
            y2={at(y(r.high))}
          />
        ),
      )}
      {stretches.map((part) =>
        part.length < 2 ? null : <path class={`wm-chart__line wm-chart__line--${each.kind}`} d={draw(part) ?? ''} />,
      )}
      {seen.map((r) => (
        <Mark kind={each.kind} x={across(r.index)} y={y(r.value)} />
      ))}
    </g>
  );
};
