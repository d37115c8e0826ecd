import type { ComponentChildren } from 'preact';
import { DataTable } from '../data/table.tsx';
import { HiddenFigure } from '../data/figures.tsx';
import { GovukDetails } from '../govuk/texts.tsx';
import { range, signed } from '../words/numbers.ts';
import { Both } from './drawing.tsx';
import { RangeDrawing, reachWords, type RowsProps } from './range-drawing.tsx';

type RangeChartProps = RowsProps &
  Readonly<{
    /** What the figure is called in the table: "Extra gain". */
    measure?: string | undefined;
    groupHead?: string | undefined;
    /** What stands beneath each name in the drawing, as a column of the table: "Pupils" unless told. */
    subHead?: string | undefined;
    /** What is said beneath: why a row is hidden. */
    children?: ComponentChildren;
  }>;

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
        { head: props.subHead ?? 'Pupils', numeric: true, cell: (effect) => effect.sub },
        {
          head: props.measure ?? 'Difference',
          numeric: true,
          cell: (effect) =>
            effect.kind === 'hidden' ? (
              <HiddenFigure because={effect.because} />
            ) : effect.kind === 'few' ? (
              effect.because
            ) : (
              signed(effect.estimate, digits)
            ),
        },
        {
          head: 'Likely range',
          numeric: true,
          cell: (effect) =>
            effect.kind === 'shown'
              ? range(effect.low, effect.high, digits)
              : effect.kind === 'few'
                ? 'none'
                : 'hidden',
        },
        {
          head: 'Reading',
          cell: (effect) => (effect.kind !== 'shown' ? 'No claim' : reachWords(effect)),
        },
      ]}
    />
  );
  if (effects.length === 0) return table;
  return (
    <div class="wm-figure">
      <Both draw={(size) => <RangeDrawing props={props} size={size} />} />
      <GovukDetails summary="Show these numbers as a table" text={table} open={effects.length <= 5} />
      {props.children}
    </div>
  );
};
