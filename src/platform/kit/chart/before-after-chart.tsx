import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { DataTable } from '../data/table.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { number, range } from '../words/numbers.ts';
import { at, Both, Drawing, sizes, spread, type ChartProps, type Size } from './drawing.tsx';

/** A group's figure at one point in time; null when nobody was measured. */
export type Reading = Readonly<{ value: number; low?: number | undefined; high?: number | undefined }> | null;

export type Series = Readonly<{
  name: string;
  /** `target`: solid line, round mark; `compare`: dashed, square; `third`: dotted, diamond. */
  kind: 'target' | 'compare' | 'third';
  readings: readonly Reading[];
  count?: string | undefined;
}>;

type BeforeAfterChartProps = ChartProps &
  Readonly<{
    /** "Autumn 25", "Summer 26". */
    points: readonly string[];
    /** Three at most. */
    series: readonly Series[];
    /** When the help ran: first and last point, and its name. */
    programme?: Readonly<{ from: number; to: number; label: string }> | undefined;
    digits?: number | undefined;
    groupHead?: string | undefined;
  }>;

const layouts = {
  wide: { width: 720, height: 290, left: 44, right: 128, top: 18, base: 246, shift: 3 },
  narrow: { width: 330, height: 270, left: 34, right: 86, top: 18, base: 226, shift: 3 },
} as const;

const Mark = ({ kind, x, y }: Readonly<{ kind: Series['kind']; x: number; y: number }>) => {
  const name = `wm-chart__mark wm-chart__mark--${kind}`;
  if (kind === 'target') return <circle class={name} cx={at(x)} cy={at(y)} r="5" />;
  if (kind === 'compare') return <rect class={name} x={at(x - 4.5)} y={at(y - 4.5)} width="9" height="9" />;
  return <path class={name} d={`M${at(x)} ${at(y - 6)}l6 6l-6 6l-6 -6z`} />;
};

const present = (readings: readonly Reading[]) =>
  readings.flatMap((reading, index) => (reading === null ? [] : [{ ...reading, index }]));

const change = (series: Series, digits: number): string => {
  const seen = present(series.readings);
  const first = seen[0];
  const last = seen[seen.length - 1];
  if (first === undefined || last === undefined) return 'not measured';
  const gain = last.value - first.value;
  const size = number(Math.abs(gain), digits);
  const way = seen.length < 2 ? '' : /[1-9]/.test(size) ? `, ${gain < 0 ? 'down' : 'up'} ${size}` : ', no change';
  return `${number(last.value, digits)}${way}`;
};

const BeforeAfterDrawing = ({ props, size }: Readonly<{ props: BeforeAfterChartProps; size: Size }>) => {
  const { series, points, programme, digits = 1 } = props;
  const layout = layouts[size];
  const right = layout.width - layout.right;
  const all = series.flatMap((each) =>
    present(each.readings).flatMap((r) => [r.value, r.low ?? r.value, r.high ?? r.value]),
  );
  const y = scaleLinear()
    .domain([Math.min(...all), Math.max(...all)])
    .nice(5)
    .range([layout.base, layout.top]);
  const indexes = points.map((_, index) => String(index));
  const x = scalePoint()
    .domain(indexes)
    .range([layout.left + 10, right - 8]);
  const place = (index: number): number => x(String(index)) ?? layout.left;
  const ends = series.map((each) => {
    const last = present(each.readings).at(-1);
    return last === undefined ? layout.base : y(last.value);
  });
  const labels = spread(ends, 34);
  return (
    <Drawing
      id={props.id}
      finding={props.finding}
      about={props.about}
      size={size}
      width={layout.width}
      height={layout.height}
    >
      {programme === undefined ? null : (
        <>
          <rect
            class="wm-chart__band"
            x={at(place(programme.from))}
            y={layout.top}
            width={at(place(programme.to) - place(programme.from))}
            height={layout.base - layout.top}
          />
          <text
            class="wm-chart__band-label"
            x={at(place(programme.from) + 7)}
            y={layout.top + 15}
            font-size={sizes[size].small}
          >
            {programme.label}
          </text>
        </>
      )}
      {y.ticks(5).map((tick) => (
        <>
          <line class="wm-chart__grid" x1={layout.left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
          <text
            class="wm-chart__tick"
            x={layout.left - 8}
            y={at(y(tick) + 4)}
            text-anchor="end"
            font-size={sizes[size].small}
          >
            {number(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </>
      ))}
      {points.map((point, index) =>
        size === 'wide' || index === 0 || index === points.length - 1 || points.length <= 3 ? (
          <text
            class="wm-chart__tick"
            x={at(place(index))}
            y={layout.base + 20}
            text-anchor="middle"
            font-size={sizes[size].small}
          >
            {point}
          </text>
        ) : null,
      )}
      {series.map((each, order) => {
        const seen = present(each.readings);
        const nudge = order * layout.shift;
        const draw = line<(typeof seen)[number]>(
          (r) => place(r.index) + nudge,
          (r) => y(r.value),
        ).digits(1);
        return (
          <g>
            {seen.map((r) =>
              r.low === undefined || r.high === undefined ? null : (
                <line
                  class={`wm-chart__whisker wm-chart__whisker--${each.kind}`}
                  x1={at(place(r.index) + nudge)}
                  x2={at(place(r.index) + nudge)}
                  y1={at(y(r.low))}
                  y2={at(y(r.high))}
                />
              ),
            )}
            <path class={`wm-chart__line wm-chart__line--${each.kind}`} d={draw(seen) ?? ''} />
            {seen.map((r) => (
              <Mark kind={each.kind} x={place(r.index) + nudge} y={y(r.value)} />
            ))}
            <text
              class={`wm-chart__label wm-chart__label--${each.kind}`}
              x={right + 8}
              y={at((labels[order] ?? 0) - 4)}
              font-size={sizes[size].small}
            >
              {size === 'narrow' ? each.name.replace(/ pupils$/, '') : each.name}
            </text>
            <text class="wm-chart__sub" x={right + 8} y={at((labels[order] ?? 0) + 11)} font-size={sizes[size].small}>
              {change(each, digits)}
            </text>
          </g>
        );
      })}
    </Drawing>
  );
};

/** Groups over time: what happened to the target pupils beside what happened to others, with the likely range at each point. */
export const BeforeAfterChart = (props: BeforeAfterChartProps) => {
  const { series, points, digits = 1 } = props;
  if (series.every((each) => present(each.readings).length === 0))
    return <p class="wm-table-empty">Nobody has been measured yet. The chart appears with the first results.</p>;
  const table = (
    <DataTable
      plain
      caption={props.finding}
      empty=""
      rows={series}
      columns={[
        {
          head: props.groupHead ?? 'Group',
          isRowHead: true,
          cell: (each) => (each.count === undefined ? each.name : `${each.name} (${each.count})`),
        },
        ...points.map((point, index) => ({
          head: point,
          numeric: true,
          cell: (each: Series) => {
            const reading = each.readings[index] ?? null;
            if (reading === null) return 'not measured';
            const spreadWords =
              reading.low === undefined || reading.high === undefined
                ? ''
                : ` (${range(reading.low, reading.high, digits)})`;
            return number(reading.value, digits) + spreadWords;
          },
        })),
      ]}
    />
  );
  return (
    <div class="wm-figure">
      <Both draw={(size) => <BeforeAfterDrawing props={props} size={size} />} />
      {series.length <= 5 && points.length <= 3 ? (
        table
      ) : (
        <GovukDetails summary="Show these numbers as a table" text={table} />
      )}
    </div>
  );
};
