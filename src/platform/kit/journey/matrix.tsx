import { classes, isSaid, type Words } from '../govuk/params.ts';
import { Icon } from '../icon.tsx';
import { safeHref } from '../words/address.ts';
import { LevelMark, levelTone } from './level-mark.tsx';

export type MatrixCell = Readonly<{
  /** The lowest level in the cell, as rank on the scale; null when nothing is judged yet. */
  rank: number | null;
  word: string;
  /** How many items stand behind it: "3 items", "No evidence". */
  note: Words;
  /** Two raters gave different levels: "Developing, Embedded". */
  differs?: string | undefined;
  lacksEvidence?: boolean | undefined;
  href?: string | undefined;
}>;

export type MatrixRow = Readonly<{
  id: string;
  number?: string | number | undefined;
  title: string;
  href?: string | undefined;
  /** Who leads it: "HW, BT". */
  by?: Words;
  cells: readonly MatrixCell[];
  /** Nothing to settle: on a phone the row folds to its counts. */
  isSettled?: boolean | undefined;
}>;

type MatrixProps = Readonly<{
  caption: string;
  /** Head of the first column. */
  rowHead: string;
  columns: readonly string[];
  rows: readonly MatrixRow[];
  /** How many levels the scale has. */
  of: number;
}>;

const Cell = ({ cell, column, of }: Readonly<{ cell: MatrixCell; column: string; of: number }>) => {
  const inner = (
    <>
      {cell.differs === undefined ? (
        <LevelMark rank={cell.rank} of={of} word={cell.word} />
      ) : (
        <span class="wm-level wm-level--differ">
          <Icon name="rings" />
          <span class="wm-level__word">Raters differ</span>
        </span>
      )}
      <span class={classes('wm-matrix__note', cell.lacksEvidence && 'wm-matrix__note--lacks')}>
        {cell.differs ?? cell.note}
      </span>
    </>
  );
  const tone = cell.differs === undefined ? levelTone(cell.rank, of) : 'differ';
  return (
    <td role="cell" class={`wm-matrix__cell wm-matrix__cell--${tone}`}>
      {cell.href === undefined ? (
        <span data-column={column}>{inner}</span>
      ) : (
        <a data-column={column} href={safeHref(cell.href)}>
          {inner}
        </a>
      )}
    </td>
  );
};

const Counts = ({ row, of }: Readonly<{ row: MatrixRow; of: number }>) => {
  const found = new Map<string, { rank: number | null; count: number }>();
  for (const cell of row.cells) {
    const seen = found.get(cell.word);
    found.set(cell.word, { rank: cell.rank, count: (seen?.count ?? 0) + 1 });
  }
  return (
    <span class="wm-matrix__fold">
      {[...found].map(([word, { rank, count }]) => (
        <span class="wm-matrix__count">
          <LevelMark rank={rank} of={of} word={word} markOnly /> {count}
        </span>
      ))}
      <a class="govuk-link" href={`#${row.id}`}>
        Show {row.cells.length} cells<span class="govuk-visually-hidden"> of {row.title}</span>
      </a>
    </span>
  );
};

/** Standards by outcomes. A cell shows its lowest level and how much stands behind it; no averages anywhere. */
export const Matrix = ({ caption, rowHead, columns, rows, of }: MatrixProps) => (
  <table class="wm-matrix" role="table">
    <caption class="govuk-visually-hidden">{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">
          {rowHead}
        </th>
        {columns.map((column) => (
          <th scope="col" role="columnheader">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row" id={row.id} class={classes('wm-matrix__row', row.isSettled && 'wm-matrix__row--settled')}>
          <th scope="row" role="rowheader" class="wm-matrix__head">
            <span class="wm-matrix__title">
              {row.number === undefined ? null : <span class="wm-matrix__number">{row.number}</span>}
              {row.href === undefined ? row.title : <a href={safeHref(row.href)}>{row.title}</a>}
            </span>
            {isSaid(row.by) ? <span class="wm-matrix__by">{row.by}</span> : null}
            {row.isSettled ? <Counts row={row} of={of} /> : null}
          </th>
          {row.cells.map((cell, index) => (
            <Cell cell={cell} column={columns[index] ?? ''} of={of} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
