import type { ComponentChildren } from 'preact';
import { HiddenFigure } from '../data/figures.tsx';
import { DataTable } from '../data/table.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { number, range } from '../words/numbers.ts';
import { LinesDrawing, type LinesProps } from './before-after-drawing.tsx';
import { Both } from './drawing.tsx';
import { present, type Series } from './readings.ts';

type BeforeAfterChartProps = LinesProps &
  Readonly<{
    groupHead?: string | undefined;
    /** A table of the page's own that stands open beneath; every number of the drawing is then still there, folded. */
    children?: ComponentChildren;
  }>;

const cellOf = (each: Series, index: number, digits: number) => {
  const reading = each.readings[index] ?? null;
  if (reading === null) return 'not measured';
  if ('hidden' in reading) return <HiddenFigure because={reading.hidden} />;
  const likely =
    reading.low === undefined || reading.high === undefined ? '' : ` (${range(reading.low, reading.high, digits)})`;
  return number(reading.value, digits) + likely;
};

/** Groups over time: what happened to the target pupils beside what happened to others, with the likely range at each point. */
export const BeforeAfterChart = (props: BeforeAfterChartProps) => {
  const { series, points, digits = 1, children } = props;
  if (series.every((each) => present(each.readings).length === 0))
    return (
      <p class="wm-table-empty">
        There is nothing to draw yet. The chart appears when pupils have a result before and one after.
      </p>
    );
  const named = (each: Series) => (each.count === undefined ? each.name : `${each.name} (${each.count})`);
  // Many points go down the page: beside one another they would leave it.
  const table =
    points.length > 4 ? (
      <DataTable
        plain
        caption={props.finding}
        empty=""
        rows={points.map((point, index) => ({ point, index }))}
        columns={[
          { head: 'Point', isRowHead: true, cell: ({ point }) => point },
          ...series.map((each) => ({
            head: named(each),
            numeric: true,
            cell: ({ index }: Readonly<{ index: number }>) => cellOf(each, index, digits),
          })),
        ]}
      />
    ) : (
      <DataTable
        plain
        caption={props.finding}
        empty=""
        rows={series}
        columns={[
          { head: props.groupHead ?? 'Group', isRowHead: true, cell: named },
          ...points.map((point, index) => ({
            head: point,
            numeric: true,
            cell: (each: Series) => cellOf(each, index, digits),
          })),
        ]}
      />
    );
  const isShort = series.length <= 5 && points.length <= 3 && children === undefined;
  return (
    <div class="wm-figure">
      <Both draw={(size) => <LinesDrawing props={props} size={size} />} />
      {children}
      {isShort ? table : <GovukDetails summary="Show these numbers as a table" text={table} />}
    </div>
  );
};
