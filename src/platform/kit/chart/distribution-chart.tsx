import { scaleLinear } from 'd3-scale';
import { DataTable } from '../data/table.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { number, ordinal } from '../words/numbers.ts';
import { at, Both, Drawing, sizes, type ChartProps, type Size } from './drawing.tsx';
import { textWidth } from './measure.ts';

/** How many schools lie from `from` up to, not including, `to` (the last one includes it). */
export type Bin = Readonly<{ from: number; to: number; count: number }>;

type DistributionChartProps = ChartProps &
  Readonly<{
    bins: readonly Bin[];
    value: number;
    /** 0 to 100: how many in a hundred of these schools have a lower figure. */
    percentile: number;
    /** "Wrenbourne High School". */
    name: string;
    /** "3,412 state-funded secondary schools, 2018 to 2019". */
    population: string;
    /** How a figure is written: `(value) => percent(value, 1)`. */
    format: (value: number) => string;
  }>;

const layouts = {
  wide: { width: 720, height: 190, left: 8, right: 8, top: 46, base: 148 },
  narrow: { width: 330, height: 190, left: 6, right: 6, top: 50, base: 146 },
} as const;

const DistributionDrawing = ({ props, size }: Readonly<{ props: DistributionChartProps; size: Size }>) => {
  const { bins, value, format } = props;
  const layout = layouts[size];
  const low = Math.min(value, ...bins.map((bin) => bin.from));
  const high = Math.max(value, ...bins.map((bin) => bin.to));
  const x = scaleLinear()
    .domain([low, high])
    .range([layout.left, layout.width - layout.right]);
  const tallest = Math.max(1, ...bins.map((bin) => bin.count));
  const y = scaleLinear().domain([0, tallest]).range([layout.base, layout.top]);
  const isIn = (bin: Bin): boolean => value >= bin.from && (value < bin.to || (value === bin.to && bin.to === high));
  const words = `${props.name}, ${format(value)}`;
  const half = textWidth(words, sizes[size].text) / 2;
  const labelX = Math.min(Math.max(x(value), layout.left + half), layout.width - layout.right - half);
  return (
    <Drawing
      id={props.id}
      finding={props.finding}
      about={props.about}
      size={size}
      width={layout.width}
      height={layout.height}
    >
      {bins.map((bin) => (
        <rect
          class={isIn(bin) ? 'wm-chart__bar wm-chart__bar--here' : 'wm-chart__bar'}
          x={at(x(bin.from) + 0.6)}
          y={at(y(bin.count))}
          width={at(Math.max(0.8, x(bin.to) - x(bin.from) - 1.2))}
          height={at(layout.base - y(bin.count))}
        />
      ))}
      <line
        class="wm-chart__axis"
        x1={layout.left}
        x2={layout.width - layout.right}
        y1={layout.base}
        y2={layout.base}
      />
      {x.ticks(size === 'wide' ? 8 : 4).map((tick) => (
        <text
          class="wm-chart__tick"
          x={at(x(tick))}
          y={layout.base + 18}
          text-anchor="middle"
          font-size={sizes[size].small}
        >
          {format(tick).replace(/\.0(?=\D|$)/, '')}
        </text>
      ))}
      <line class="wm-chart__here" x1={at(x(value))} x2={at(x(value))} y1={layout.top - 18} y2={layout.base} />
      <circle class="wm-chart__dot" cx={at(x(value))} cy={layout.top - 18} r="5" />
      <text
        class="wm-chart__label"
        x={at(labelX)}
        y={layout.top - 30}
        text-anchor="middle"
        font-size={sizes[size].text}
      >
        {words}
      </text>
      <text class="wm-chart__sub" x={layout.left} y={layout.height - 6} font-size={sizes[size].small}>
        {props.population}
      </text>
    </Drawing>
  );
};

/** Where one school stands among others: every bar counts schools, from zero; the school's own is marked and named. */
export const DistributionChart = (props: DistributionChartProps) => {
  if (props.bins.length === 0)
    return <p class="wm-table-empty">No figures have been imported for these schools yet.</p>;
  return (
    <div class="wm-figure">
      <Both draw={(size) => <DistributionDrawing props={props} size={size} />} />
      <p class="wm-figure__say">
        {ordinal(Math.round(props.percentile))} percentile: {number(props.percentile)} in 100 of these schools have a
        lower figure.
      </p>
      <GovukDetails
        summary="Show these numbers as a table"
        text={
          <DataTable
            plain
            caption={props.finding}
            empty=""
            rows={props.bins}
            columns={[
              { head: 'From', numeric: true, cell: (bin) => props.format(bin.from) },
              { head: 'To', numeric: true, cell: (bin) => props.format(bin.to) },
              { head: 'Schools', numeric: true, cell: (bin) => number(bin.count) },
            ]}
          />
        }
      />
    </div>
  );
};
