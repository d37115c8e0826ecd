import { scaleLinear } from 'd3-scale';
import { DataTable } from '../data/table.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { briefDate } from '../words/dates.ts';
import { at, Both, Drawing, Hatch, sizes, type ChartProps, type Size } from './drawing.tsx';
import { linesOf } from './measure.ts';

/** Something that lasted from a day until a day; without an end it goes on. `kind` is told by shape before colour. */
export type Span = Readonly<{
  label: string;
  sub?: string | undefined;
  /** `first`: filled; `second`: hatched; `third`: an outline; `fourth`: a dashed outline; `days`: a mark on each of `days`. */
  kind: 'first' | 'second' | 'third' | 'fourth' | 'days';
  from: string;
  to: string | null;
  days?: readonly string[] | undefined;
}>;

type SpanChartProps = ChartProps &
  Readonly<{
    spans: readonly Span[];
    /** The days at both ends of the picture. */
    from: string;
    to: string;
    today: string;
    /** Days that have a line and a name: the beginnings of school years. */
    ticks: readonly Readonly<{ on: string; label: string }>[];
    empty: string;
  }>;

const layouts = {
  wide: { width: 720, left: 210, right: 14, top: 22, row: 40, bar: 16 },
  narrow: { width: 330, left: 8, right: 14, top: 22, row: 58, bar: 14 },
} as const;

const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

const Bar = ({
  span,
  x,
  y,
  width,
  height,
  hatch,
}: Readonly<{ span: Span; x: number; y: number; width: number; height: number; hatch: string }>) => (
  <g>
    <rect
      class={`wm-span wm-span--${span.kind}`}
      fill={span.kind === 'second' ? hatch : undefined}
      x={at(x)}
      y={at(y)}
      width={at(width)}
      height={height}
      rx="3"
    />
    {span.to === null ? (
      <path class="wm-span__on" d={`M${at(x + width)} ${at(y)}l7 ${height / 2}l-7 ${height / 2}z`} />
    ) : null}
  </g>
);

const Marks = ({
  days,
  x,
  y,
  height,
}: Readonly<{ days: readonly number[]; x: (day: number) => number; y: number; height: number }>) => (
  <g>
    {days.map((day) => (
      <path
        class="wm-span__day"
        d={`M${at(x(day))} ${at(y)}l${height / 2} ${height / 2}l-${height / 2} ${height / 2}l-${height / 2} -${height / 2}z`}
      />
    ))}
  </g>
);

const SpanDrawing = ({ props, size }: Readonly<{ props: SpanChartProps; size: Size }>) => {
  const { spans, today, ticks } = props;
  const layout = layouts[size];
  const height = layout.top + spans.length * layout.row + 24;
  const end = layout.width - layout.right;
  const x = scaleLinear()
    .domain([dayOf(props.from), dayOf(props.to)])
    .range([layout.left, end])
    .clamp(true);
  const text = sizes[size];
  const wide = size === 'wide';
  return (
    <Drawing id={props.id} finding={props.finding} about={props.about} size={size} width={layout.width} height={height}>
      <Hatch id={`${props.id}-${size}-hatch`} />
      {ticks.map(({ on, label }) => (
        <>
          <line class="wm-chart__grid" x1={at(x(dayOf(on)))} x2={at(x(dayOf(on)))} y1={layout.top} y2={height - 20} />
          <text class="wm-chart__tick" x={at(x(dayOf(on)) + 4)} y={height - 6} font-size={text.small}>
            {label}
          </text>
        </>
      ))}
      {today < props.from || today > props.to ? null : (
        <>
          <line
            class="wm-chart__here"
            x1={at(x(dayOf(today)))}
            x2={at(x(dayOf(today)))}
            y1={layout.top - 4}
            y2={height - 20}
          />
          <text
            class="wm-chart__sub"
            x={at(Math.min(x(dayOf(today)), end - 20))}
            y="14"
            text-anchor="middle"
            font-size={text.small}
          >
            Today
          </text>
        </>
      )}
      {spans.map((span, index) => {
        const top = layout.top + index * layout.row;
        const from = x(dayOf(span.from));
        const width = Math.max(3, x(dayOf(span.to ?? today)) - from);
        const [label = ''] = linesOf(span.label, text.text, wide ? layout.left - 16 : layout.width - 20, 1);
        const [sub = ''] = linesOf(span.sub ?? '', text.small, wide ? layout.left - 16 : layout.width - 20, 1);
        return (
          <g>
            <text class="wm-chart__label" x={wide ? 0 : layout.left} y={top + 14} font-size={text.text}>
              {label}
            </text>
            <text class="wm-chart__sub" x={wide ? 0 : layout.left} y={top + 29} font-size={text.small}>
              {sub}
            </text>
            {span.kind === 'days' ? (
              <Marks days={(span.days ?? []).map(dayOf)} x={x} y={wide ? top + 8 : top + 35} height={layout.bar} />
            ) : (
              <Bar
                span={span}
                x={from}
                y={wide ? top + 8 : top + 35}
                width={width}
                height={layout.bar}
                hatch={`url(#${props.id}-${size}-hatch)`}
              />
            )}
          </g>
        );
      })}
    </Drawing>
  );
};

/** What lasted when, one under another on one scale of time. The same days stand in a table, folded when there are many. */
export const SpanChart = (props: SpanChartProps) => {
  if (props.spans.length === 0) return <p class="wm-table-empty">{props.empty}</p>;
  const table = (
    <DataTable
      plain
      caption={props.finding}
      empty=""
      rows={props.spans}
      columns={[
        {
          head: 'What',
          isRowHead: true,
          cell: ({ label, sub }) => (sub === undefined || sub === '' ? label : `${label}: ${sub}`),
        },
        { head: 'From', tight: true, cell: ({ from }) => briefDate(from) },
        { head: 'To', tight: true, cell: ({ to }) => (to === null ? 'goes on' : briefDate(to)) },
      ]}
    />
  );
  return (
    <div class="wm-figure">
      <Both draw={(size) => <SpanDrawing props={props} size={size} />} />
      <GovukDetails summary="Show these days as a table" text={table} open={props.spans.length <= 3} />
    </div>
  );
};
