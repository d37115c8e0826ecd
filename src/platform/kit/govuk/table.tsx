import { classes, type Attributes, type Said } from './params.ts';

export type TableCell = Said &
  Readonly<{ format?: string | undefined; colspan?: number | undefined; rowspan?: number | undefined }>;

export type TableParams = Readonly<{
  head?: readonly TableCell[] | undefined;
  rows?: readonly (readonly TableCell[])[] | undefined;
  caption?: string | undefined;
  captionClasses?: string | undefined;
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

const spans = (cell: TableCell): Attributes => ({
  colspan: cell.colspan || undefined,
  rowspan: cell.rowspan || undefined,
  ...cell.attributes,
});

const HeadCell = ({ cell }: Readonly<{ cell: TableCell }>) => (
  <th
    scope="col"
    class={classes('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)}
    {...spans(cell)}
  >
    {cell.text}
  </th>
);

const BodyCell = ({ cell, isHeader }: Readonly<{ cell: TableCell; isHeader: boolean }>) =>
  isHeader ? (
    <th scope="row" class={classes('govuk-table__header', cell.classes)} {...spans(cell)}>
      {cell.text}
    </th>
  ) : (
    <td
      class={classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}
      {...spans(cell)}
    >
      {cell.text}
    </td>
  );

export const GovukTable = (params: TableParams) => (
  <table class={classes('govuk-table', params.classes)} {...params.attributes}>
    {params.caption ? (
      <caption class={classes('govuk-table__caption', params.captionClasses)}>{params.caption}</caption>
    ) : null}
    {params.head === undefined ? null : (
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {params.head.map((cell) => (
            <HeadCell cell={cell} />
          ))}
        </tr>
      </thead>
    )}
    <tbody class="govuk-table__body">
      {(params.rows ?? []).map((row) => (
        <tr class="govuk-table__row">
          {row.map((cell, index) => (
            <BodyCell cell={cell} isHeader={index === 0 && params.firstCellIsHeader === true} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
