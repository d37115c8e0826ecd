import { scaleLinear } from 'd3-scale';
import { signed } from '../words/numbers.ts';
import { at, Drawing, Hatch, sizes, type ChartProps, type Size } from './drawing.tsx';
import { linesOf, roomFor, textWidth } from './measure.ts';

/** What keeps a range that leaves out no difference from being a clear claim: in two words beside a bar, and in a clause. */
export type HeldBy = Readonly<{ short: string; words: string }>;

/** A group's effect with its likely range, or the reason why it is hidden. */
export type Effect =
  | Readonly<{
      kind: 'shown';
      label: string;
      sub: string;
      estimate: number;
      low: number;
      high: number;
      isHeld?: boolean | undefined;
      heldBy?: HeldBy | null | undefined;
    }>
  | Readonly<{ kind: 'hidden'; label: string; sub: string; because: string }>
  /** Nothing is hidden: there is not enough to work a figure out. */
  | Readonly<{ kind: 'few'; label: string; sub: string; because: string }>;

export type RowsProps = ChartProps &
  Readonly<{
    effects: readonly Effect[];
    /** Decimals shown. */
    digits?: number | undefined;
    /** Name of the line at zero. */
    noDifference?: string | undefined;
  }>;

/** An effect's likely range; `isHeld` where something beside the range (few pupils, unlike groups) keeps it from being clear. */
type Reach = Readonly<{ low: number; high: number; isHeld?: boolean | undefined; heldBy?: HeldBy | null | undefined }>;

/** True when the likely range lies wholly on one side of no difference, and nothing else holds the claim back. */
export const isClear = ({ low, high, isHeld, heldBy }: Reach): boolean =>
  isHeld !== true && (heldBy ?? null) === null && (low > 0 || high < 0);

/**
 * What a likely range lets be said: "Clear"; "Clear range, but few pupils stand behind it"; "Not yet clear". A range that leaves out
 * no difference is not left standing beside "not yet clear" alone.
 */
export const reachWords = (of: Reach): string => {
  if (isClear(of)) return 'Clear';
  if (of.low <= 0 && of.high >= 0) return 'Not yet clear';
  return of.heldBy == null ? 'Clear range, weak comparison' : `Clear range, but ${of.heldBy.words}`;
};

const layouts = {
  wide: { width: 720, left: 244, right: 118, row: 42, top: 34 },
  narrow: { width: 330, left: 6, right: 8, row: 62, top: 34 },
} as const;

const scaleOf = (effects: readonly Effect[], from: number, to: number) => {
  const ends = effects.flatMap((effect) => (effect.kind === 'shown' ? [effect.low, effect.high] : []));
  return scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends, 1e-9)])
    .nice(5)
    .range([from, to]);
};

/** The same in the lines that there is room for beside a bar. */
const readingOf = (effect: Effect): readonly string[] => {
  if (effect.kind !== 'shown') return [effect.kind === 'hidden' ? 'hidden' : 'too few'];
  if (isClear(effect)) return ['clear'];
  if (effect.low <= 0 && effect.high >= 0) return ['not yet clear'];
  return ['clear range,', effect.heldBy?.short ?? 'weak basis'];
};

type RowProps = Readonly<{
  effect: Effect;
  y: number;
  x: (value: number) => number;
  size: Size;
  id: string;
  digits: number;
}>;

/** The bar of the likely range and its dot, or hatching where it is hidden. */
const Bar = ({ effect, y, x, size, id }: RowProps) => {
  const { width, left, right } = layouts[size];
  if (effect.kind === 'hidden')
    return <rect x={left} y={at(y - 9)} width={width - left - right} height="18" fill={`url(#${id}-${size}-hatch)`} />;
  if (effect.kind === 'few') return null;
  const clear = isClear(effect);
  return (
    <>
      <line
        class={clear ? 'wm-chart__range' : 'wm-chart__range wm-chart__range--unclear'}
        x1={at(x(effect.low))}
        x2={at(x(effect.high))}
        y1={at(y)}
        y2={at(y)}
      />
      <circle
        class={clear ? 'wm-chart__dot' : 'wm-chart__dot wm-chart__dot--hollow'}
        cx={at(x(effect.estimate))}
        cy={at(y)}
        r="6.5"
      />
    </>
  );
};

/** Beside the bar: the group and how many, then the figure and how it reads. */
const WideRow = (props: RowProps) => {
  const { effect, y, digits } = props;
  const { width, left, right } = layouts.wide;
  const { text, small } = sizes.wide;
  const lines = linesOf(effect.label, text, left - 12);
  const top = y - 3 - (lines.length - 1) * 8;
  const figure = effect.kind !== 'shown' ? '' : signed(effect.estimate, digits);
  return (
    <g>
      {lines.map((line, index) => (
        <text class="wm-chart__label" x="0" y={at(top + index * 16)} font-size={text}>
          {line}
        </text>
      ))}
      <text class="wm-chart__sub" x="0" y={at(top + lines.length * 16)} font-size={small}>
        {effect.sub}
      </text>
      <Bar {...props} />
      <text class="wm-chart__label" x={width - right + 22} y={at(y - 3)} font-size={text}>
        {figure}
      </text>
      {readingOf(effect).map((line, index) => (
        <text
          class="wm-chart__sub"
          x={width - right + 22}
          y={at((figure === '' ? y + 5 : y + 11) + 12 * index)}
          font-size={small}
        >
          {line}
        </text>
      ))}
    </g>
  );
};

/** Above the bar: the group at the left, the figure at the right, neither over the other. */
const NarrowRow = (props: RowProps) => {
  const { effect, y, digits } = props;
  const { width, left, right } = layouts.narrow;
  const { text, small } = sizes.narrow;
  const reading = readingOf(effect).join(' ');
  const words = effect.kind !== 'shown' ? reading : `${signed(effect.estimate, digits)}, ${reading}`;
  const lines = linesOf(effect.label, text, width - left - right - textWidth(words, small) - 10);
  const top = y - 8 - (lines.length - 1) * 9;
  return (
    <g>
      {lines.map((line, index) => (
        <text class="wm-chart__label wm-chart__over" x={left} y={at(top + index * 15)} font-size={text}>
          {line}
        </text>
      ))}
      <text class="wm-chart__sub wm-chart__over" x={width - right} y={at(top)} text-anchor="end" font-size={small}>
        {words}
      </text>
      <Bar {...props} y={y + 14} />
    </g>
  );
};

/** Rows of dot and range about the line of no difference. */
export const RangeDrawing = ({ props, size }: Readonly<{ props: RowsProps; size: Size }>) => {
  const { effects, id, digits = 1 } = props;
  const layout = layouts[size];
  const small = sizes[size].small;
  const scale = scaleOf(effects, layout.left, layout.width - layout.right);
  const bottom = layout.top + effects.length * layout.row;
  const rowY = (index: number): number => layout.top + layout.row * (index + 0.5);
  const none = props.noDifference ?? 'No difference';
  const half = textWidth(none, small) / 2;
  // Where every row is hidden there is nothing to measure off.
  const ticks = effects.some(({ kind }) => kind === 'shown') ? scale.ticks(size === 'wide' ? 6 : 4) : [0];
  const words = (tick: number) =>
    signed(tick, Number.isInteger(tick) ? 0 : Math.abs(tick * 10 - Math.round(tick * 10)) < 1e-6 ? 1 : 2);
  const placed = ticks.map((tick) => {
    const width = textWidth(words(tick), small);
    return { at: Math.min(Math.max(scale(tick), width / 2), layout.width - width / 2), width };
  });
  const shown = roomFor(placed);
  return (
    <Drawing id={id} finding={props.finding} about={props.about} size={size} width={layout.width} height={bottom + 26}>
      <Hatch id={`${id}-${size}-hatch`} />
      {ticks.map((tick, index) => (
        <g>
          <line class="wm-chart__grid" x1={at(scale(tick))} x2={at(scale(tick))} y1={layout.top - 8} y2={bottom} />
          {shown[index] ? (
            <text
              class="wm-chart__tick"
              x={at(placed[index]?.at ?? scale(tick))}
              y={bottom + 18}
              text-anchor="middle"
              font-size={small}
            >
              {words(tick)}
            </text>
          ) : null}
        </g>
      ))}
      <line class="wm-chart__none" x1={at(scale(0))} x2={at(scale(0))} y1={layout.top - 8} y2={bottom} />
      <text
        class="wm-chart__sub"
        x={at(Math.min(Math.max(scale(0), half), layout.width - half))}
        y={layout.top - 15}
        text-anchor="middle"
        font-size={small}
      >
        {none}
      </text>
      {effects.map((effect, index) =>
        size === 'wide' ? (
          <WideRow effect={effect} y={rowY(index)} x={scale} size={size} id={id} digits={digits} />
        ) : (
          <NarrowRow effect={effect} y={rowY(index)} x={scale} size={size} id={id} digits={digits} />
        ),
      )}
    </Drawing>
  );
};
