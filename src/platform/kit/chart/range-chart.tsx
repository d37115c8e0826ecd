import { scaleLinear } from 'd3-scale';
import { DataTable } from '../data/table.tsx';
import { HiddenFigure } from '../data/figures.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { range, signed } from '../words/numbers.ts';
import { at, Both, Drawing, Hatch, sizes, type ChartProps, type Size } from './drawing.tsx';

/** A group's effect with its likely range, or the reason why it is hidden. */
export type Effect =
  | Readonly<{ kind: 'shown'; label: string; sub: string; estimate: number; low: number; high: number }>
  | Readonly<{ kind: 'hidden'; label: string; sub: string; because: string }>;

type RangeChartProps = ChartProps &
  Readonly<{
    effects: readonly Effect[];
    /** Decimals shown. */
    digits?: number | undefined;
    /** What the figure is called in the table: "Extra gain". */
    measure?: string | undefined;
    /** Name of the line at zero. */
    noDifference?: string | undefined;
    groupHead?: string | undefined;
  }>;

/** True when the likely range lies wholly on one side of no difference. */
export const isClear = (effect: Readonly<{ low: number; high: number }>): boolean => effect.low > 0 || effect.high < 0;

const layouts = {
  wide: { width: 720, left: 216, right: 118, row: 42, top: 34 },
  narrow: { width: 330, left: 10, right: 14, row: 58, top: 34 },
} as const;

const scaleOf = (effects: readonly Effect[], from: number, to: number) => {
  const ends = effects.flatMap((effect) => (effect.kind === 'shown' ? [effect.low, effect.high] : []));
  return scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends, 1e-9)])
    .nice(5)
    .range([from, to]);
};

type RowProps = Readonly<{
  effect: Effect;
  y: number;
  x: (value: number) => number;
  size: Size;
  id: string;
  digits: number;
}>;

const Row = ({ effect, y, x, size, id, digits }: RowProps) => {
  const { width, left, right } = layouts[size];
  const isWide = size === 'wide';
  const markY = isWide ? y : y + 12;
  const words = effect.kind === 'hidden' ? 'hidden' : isClear(effect) ? 'clear' : 'not yet clear';
  const figure = effect.kind === 'hidden' ? '' : signed(effect.estimate, digits);
  return (
    <g>
      <text class="wm-chart__label" x={isWide ? 0 : left} y={at(y - (isWide ? 3 : 8))} font-size={sizes[size].text}>
        {effect.label}
      </text>
      {isWide ? (
        <text class="wm-chart__sub" x="0" y={at(y + 13)} font-size={sizes[size].small}>
          {effect.sub}
        </text>
      ) : null}
      {effect.kind === 'hidden' ? (
        <rect x={left} y={at(markY - 9)} width={width - left - right} height="18" fill={`url(#${id}-${size}-hatch)`} />
      ) : (
        <>
          <line
            class={isClear(effect) ? 'wm-chart__range' : 'wm-chart__range wm-chart__range--unclear'}
            x1={at(x(effect.low))}
            x2={at(x(effect.high))}
            y1={at(markY)}
            y2={at(markY)}
          />
          <circle
            class={isClear(effect) ? 'wm-chart__dot' : 'wm-chart__dot wm-chart__dot--hollow'}
            cx={at(x(effect.estimate))}
            cy={at(markY)}
            r="6.5"
          />
        </>
      )}
      {isWide ? (
        <>
          <text class="wm-chart__label" x={width - right + 22} y={at(y - 3)} font-size={sizes.wide.text}>
            {figure}
          </text>
          <text
            class="wm-chart__sub"
            x={width - right + 22}
            y={at(figure === '' ? y + 5 : y + 13)}
            font-size={sizes.wide.small}
          >
            {words}
          </text>
        </>
      ) : (
        <text class="wm-chart__sub" x={width - right} y={at(y - 8)} text-anchor="end" font-size={sizes.narrow.small}>
          {figure === '' ? words : `${figure}, ${words}`}
        </text>
      )}
    </g>
  );
};

const RangeDrawing = ({ props, size }: Readonly<{ props: RangeChartProps; size: Size }>) => {
  const { effects, id, digits = 1 } = props;
  const layout = layouts[size];
  const scale = scaleOf(effects, layout.left, layout.width - layout.right);
  const bottom = layout.top + effects.length * layout.row;
  const rowY = (index: number): number => layout.top + layout.row * (index + 0.5);
  return (
    <Drawing id={id} finding={props.finding} about={props.about} size={size} width={layout.width} height={bottom + 26}>
      <Hatch id={`${id}-${size}-hatch`} />
      {scale.ticks(size === 'wide' ? 6 : 4).map((tick) => (
        <g>
          <line class="wm-chart__grid" x1={at(scale(tick))} x2={at(scale(tick))} y1={layout.top - 8} y2={bottom} />
          <text
            class="wm-chart__tick"
            x={at(scale(tick))}
            y={bottom + 18}
            text-anchor="middle"
            font-size={sizes[size].small}
          >
            {signed(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </g>
      ))}
      <line class="wm-chart__none" x1={at(scale(0))} x2={at(scale(0))} y1={layout.top - 8} y2={bottom} />
      <text
        class="wm-chart__sub"
        x={at(Math.max(scale(0), 40))}
        y={layout.top - 15}
        text-anchor="middle"
        font-size={sizes[size].small}
      >
        {props.noDifference ?? 'No difference'}
      </text>
      {effects.map((effect, index) => (
        <Row effect={effect} y={rowY(index)} x={scale} size={size} id={id} digits={digits} />
      ))}
    </Drawing>
  );
};

/**
 * Effects, each a dot with its likely range. Filled: the range is clear of no difference. Hollow: it is not, and the
 * words say "not yet clear". The same numbers stand in a table: shown up to five rows, else folded.
 */
export const RangeChart = (props: RangeChartProps) => {
  const { effects, digits = 1 } = props;
  const table = (
    <DataTable
      plain
      caption={props.finding}
      empty="No group has been measured yet."
      rows={effects}
      columns={[
        { head: props.groupHead ?? 'Group', isRowHead: true, cell: (effect) => effect.label },
        { head: 'Pupils', cell: (effect) => effect.sub },
        {
          head: props.measure ?? 'Difference',
          numeric: true,
          cell: (effect) =>
            effect.kind === 'hidden' ? <HiddenFigure because={effect.because} /> : signed(effect.estimate, digits),
        },
        {
          head: 'Likely range',
          numeric: true,
          cell: (effect) => (effect.kind === 'hidden' ? 'hidden' : range(effect.low, effect.high, digits)),
        },
        {
          head: 'Reading',
          cell: (effect) => (effect.kind === 'hidden' ? 'No claim' : isClear(effect) ? 'Clear' : 'Not yet clear'),
        },
      ]}
    />
  );
  if (effects.length === 0) return table;
  return (
    <div class="wm-figure">
      <Both draw={(size) => <RangeDrawing props={props} size={size} />} />
      <GovukDetails summary="Show these numbers as a table" text={table} open={effects.length <= 2} />
    </div>
  );
};

/** One effect in a line of a card or a table: the range, the dot, the upright line of no difference. */
export const RangeLine = ({
  id,
  finding,
  effect,
  from,
  to,
}: Readonly<{
  id: string;
  finding: string;
  effect: Readonly<{ estimate: number; low: number; high: number }>;
  from?: number;
  to?: number;
}>) => {
  const scale = scaleLinear()
    .domain([Math.min(0, from ?? effect.low * 1.2), Math.max(0, to ?? effect.high * 1.2)])
    .range([8, 272]);
  const clear = isClear(effect);
  return (
    <svg class="wm-range-line" viewBox="0 0 280 24" role="img" aria-labelledby={`${id}-title`} focusable="false">
      <title id={`${id}-title`}>{finding}</title>
      <line class="wm-chart__grid" x1="0" x2="280" y1="12" y2="12" />
      <line class="wm-chart__none" x1={at(scale(0))} x2={at(scale(0))} y1="2" y2="22" />
      <line
        class={clear ? 'wm-chart__range' : 'wm-chart__range wm-chart__range--unclear'}
        x1={at(scale(effect.low))}
        x2={at(scale(effect.high))}
        y1="12"
        y2="12"
      />
      <circle
        class={clear ? 'wm-chart__dot' : 'wm-chart__dot wm-chart__dot--hollow'}
        cx={at(scale(effect.estimate))}
        cy="12"
        r="6"
      />
    </svg>
  );
};
