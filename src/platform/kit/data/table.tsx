import type { ComponentChildren } from 'preact';
import { GovukPagination } from '../govuk/pagination.tsx';
import { classes, isSaid, type Words } from '../govuk/params.ts';

export type Column<Row> = Readonly<{
  head: Words;
  cell: (row: Row, index: number) => ComponentChildren;
  /** Figures: to the right, tabular. */
  numeric?: boolean | undefined;
  /** The cell that names the row, and holds its one link. */
  isRowHead?: boolean | undefined;
  /** Its label is not needed when the row is a block on a phone. */
  bareOnPhone?: boolean | undefined;
  /** No wider than its words need. */
  tight?: boolean | undefined;
}>;

type DataTableProps<Row> = Readonly<{
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What the table holds, said to those who do not see the card around it. */
  caption: string;
  showCaption?: boolean | undefined;
  /** What stands here while there is no row: what will appear, and who starts it. */
  empty: Words;
  /** Sums: one cell for each column. */
  foot?: readonly Words[] | undefined;
  /** No ground and edges: a table inside a card's text. */
  plain?: boolean | undefined;
  /** Few short columns: it stays a table on a phone. */
  kept?: boolean | undefined;
  rowId?: ((row: Row) => string) | undefined;
  isChosen?: ((row: Row) => boolean) | undefined;
}>;

const label = (head: Words): string | undefined => (typeof head === 'string' && head !== '' ? head : undefined);

const cellClass = <Row,>(column: Column<Row>): string =>
  classes(
    'wm-table__cell',
    column.numeric && 'wm-table__cell--number',
    column.tight && 'wm-table__cell--tight',
    !isSaid(column.head) && 'wm-table__cell--action',
    column.bareOnPhone && 'wm-table__cell--bare',
  );

/** Anything compared. On phones each row becomes a block with its labels, so that nothing scrolls sideways. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { columns, rows, caption, empty, foot } = props;
  if (rows.length === 0) return <div class="wm-table-empty">{typeof empty === 'string' ? <p>{empty}</p> : empty}</div>;
  return (
    <table class={classes('wm-table', props.plain && 'wm-table--plain', props.kept && 'wm-table--kept')} role="table">
      <caption class={props.showCaption ? 'wm-table__caption' : 'govuk-visually-hidden'}>{caption}</caption>
      <thead class="wm-table__head" role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" role="columnheader" class={cellClass(column)}>
              {isSaid(column.head) ? column.head : <span class="govuk-visually-hidden">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr
            role="row"
            id={props.rowId?.(row)}
            class={classes('wm-table__row', props.isChosen?.(row) && 'is-chosen') || undefined}
          >
            {columns.map((column) =>
              column.isRowHead ? (
                <th scope="row" role="rowheader" class={cellClass(column)} data-label={label(column.head)}>
                  {column.cell(row, index)}
                </th>
              ) : (
                <td role="cell" class={cellClass(column)} data-label={label(column.head)}>
                  {column.cell(row, index)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot class="wm-table__foot" role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <td role="cell" class={cellClass(column)} data-label={index === 0 ? undefined : label(column.head)}>
                {foot[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
};

/** A second, quieter line in a cell. */
export const Sub = ({ children }: Readonly<{ children: ComponentChildren }>) => <span class="wm-sub">{children}</span>;

/** One page of a list that is at hand in full. An address that asks for a page that is not there gets the nearest that is. */
export const pageOf = <Row,>(rows: readonly Row[], asked: string | undefined, perPage = 50) => {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(Math.max(1, Number.parseInt(asked ?? '1', 10) || 1), pages);
  return { page, pages, rows: rows.slice((page - 1) * perPage, page * perPage) };
};

type PaginationProps = Readonly<{
  /** The page shown, from 1. */
  page: number;
  pages: number;
  /** The address of a page. */
  href: (page: number) => string;
  label?: string | undefined;
}>;

const near = (page: number, pages: number): readonly number[] =>
  [1, page - 1, page, page + 1, pages].filter(
    (each, index, all) => each >= 1 && each <= pages && all.indexOf(each) === index,
  );

/** Nothing for a single page; else the first, the last and the neighbours, with what is left out shown. */
export const Pagination = ({ page, pages, href, label: landmark }: PaginationProps) => {
  if (pages <= 1) return null;
  const shown = near(page, pages);
  return (
    <GovukPagination
      landmarkLabel={landmark}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={shown.flatMap((each, index) => {
        const item = { number: each, href: href(each), current: each === page };
        const before = shown[index - 1];
        return before !== undefined && each - before > 1 ? [{ ellipsis: true }, item] : [item];
      })}
    />
  );
};
