import type { ComponentChildren } from 'preact';
import { DataTable } from '../data/table.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { list, plural } from '../words/numbers.ts';
import { at, Both, Drawing, sizes, type ChartProps, type Size } from './drawing.tsx';
import { linesOf } from './measure.ts';

/** Something that others may share: a group with everybody in it. */
export type OverlapRow = Readonly<{ key: string; label: string; total: number }>;

/** How many are in exactly these and in no other of the rows. */
export type Combination = Readonly<{ keys: readonly string[]; count: number }>;

type OverlapChartProps = ChartProps &
  Readonly<{
    rows: readonly OverlapRow[];
    /** Largest first. */
    combinations: readonly Combination[];
    /** What is counted: "pupil". */
    unit: string;
    children?: ComponentChildren;
  }>;

const layouts = {
  wide: { width: 760, left: 236, right: 14, row: 36, bars: 116, columns: 14, most: 44 },
  narrow: { width: 340, left: 164, right: 6, row: 48, bars: 84, columns: 6, most: 30 },
} as const;

type DrawProps = Readonly<{ props: OverlapChartProps; size: Size }>;

const Rows = ({ props, size }: DrawProps) => {
  const { width, left, row, bars } = layouts[size];
  const { text, small } = sizes[size];
  return (
    <>
      {props.rows.map((each, index) => {
        const y = bars + 14 + row * index;
        const lines = linesOf(each.label, text, left - 16);
        const first = y + row / 2 - (lines.length - 1) * 7.5 - 2;
        return (
          <g>
            {index % 2 === 0 ? (
              <rect class="wm-chart__stripe" x="0" y={at(y)} width={width} height={row} rx="4" />
            ) : null}
            {lines.map((line, at_) => (
              <text class="wm-chart__label" x="6" y={at(first + at_ * 15)} font-size={text}>
                {line}
              </text>
            ))}
            <text class="wm-chart__sub" x="6" y={at(first + lines.length * 14.5)} font-size={small}>
              {plural(each.total, props.unit)}
            </text>
          </g>
        );
      })}
    </>
  );
};

const Column = ({ props, size, of, x, most }: DrawProps & Readonly<{ of: Combination; x: number; most: number }>) => {
  const { row, bars } = layouts[size];
  const height = most === 0 ? 0 : (of.count / most) * (bars - 26);
  const placed = props.rows.map((each, index) => ({
    is: of.keys.includes(each.key),
    y: bars + 14 + row * (index + 0.5),
  }));
  const ys = placed.filter((each) => each.is).map((each) => each.y);
  return (
    <g>
      <rect
        class="wm-chart__bar wm-chart__bar--here"
        x={at(x - 9)}
        y={at(bars - height)}
        width="18"
        height={at(height)}
        rx="2"
      />
      <text
        class="wm-chart__label"
        x={at(x)}
        y={at(bars - height - 6)}
        font-size={sizes[size].text}
        text-anchor="middle"
      >
        {of.count}
      </text>
      {ys.length < 2 ? null : (
        <line class="wm-chart__tie" x1={at(x)} x2={at(x)} y1={at(Math.min(...ys))} y2={at(Math.max(...ys))} />
      )}
      {placed.map(({ is, y }) => (
        <circle
          class={is ? 'wm-chart__dot' : 'wm-chart__dot wm-chart__dot--none'}
          cx={at(x)}
          cy={at(y)}
          r={is ? '6' : '3'}
        />
      ))}
    </g>
  );
};

const OverlapDrawing = ({ props, size }: DrawProps) => {
  const { width, left, right, row, bars, columns, most: widest } = layouts[size];
  const shown = props.combinations.slice(0, columns);
  const step = Math.min(widest, (width - left - right) / Math.max(1, shown.length));
  const most = Math.max(0, ...shown.map((each) => each.count));
  const height = bars + 14 + row * props.rows.length + 4;
  return (
    <Drawing id={props.id} finding={props.finding} about={props.about} width={width} height={height} size={size}>
      <Rows props={props} size={size} />
      <line class="wm-chart__axis" x1={left} x2={at(left + step * shown.length)} y1={bars} y2={bars} />
      {shown.map((of, index) => (
        <Column props={props} size={size} of={of} x={left + step * (index + 0.5)} most={most} />
      ))}
    </Drawing>
  );
};

/**
 * Who is in several groups at once: a row for each group with everybody in it, a column for each combination with those who are
 * in exactly these. Filled and joined dots say which. Every combination stands in the table, with those that are not drawn.
 */
export const OverlapChart = (props: OverlapChartProps) => {
  const { rows, combinations, unit, finding } = props;
  const label = (key: string) => rows.find((each) => each.key === key)?.label ?? key;
  const table = (
    <DataTable
      plain
      caption={finding}
      empty={`No ${unit} is in any of these groups.`}
      rows={combinations}
      columns={[
        { head: 'In exactly these groups', isRowHead: true, cell: (each) => list(each.keys.map(label)) },
        { head: 'Groups', numeric: true, tight: true, cell: (each) => each.keys.length },
        {
          head: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s`,
          numeric: true,
          tight: true,
          cell: (each) => each.count,
        },
      ]}
    />
  );
  if (combinations.length === 0) return table;
  return (
    <div class="wm-figure">
      <Both draw={(size) => <OverlapDrawing props={props} size={size} />} />
      {combinations.length > layouts.narrow.columns ? (
        <p class="wm-sub">The largest are drawn; the table holds all {combinations.length}.</p>
      ) : null}
      <GovukDetails summary="Show these numbers as a table" text={table} open={combinations.length <= 5} />
      {props.children}
    </div>
  );
};
