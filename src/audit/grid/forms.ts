import { field, type FormFields } from '#platform/form';
import { columnsFrom, type Mapping, type Table } from './columns/rules.ts';

/** What a file must be by its name. Anything else is refused with what to do. */
export const kindOf = (name: string): 'xlsx' | 'docx' | 'csv' | null => {
  const ending = /\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];
  return ending === 'xlsx' || ending === 'docx' || ending === 'csv'
    ? ending
    : ending === 'tsv' || ending === 'txt'
      ? 'csv'
      : null;
};

const oldKinds: Readonly<Record<string, string>> = {
  xls: 'This is an older kind of Excel file. Open it, save it as an Excel workbook (.xlsx), and choose that file.',
  doc: 'This is an older kind of Word file. Open it, save it as a Word document (.docx), and choose that file.',
  ods: 'Save the sheet as an Excel workbook (.xlsx) or as CSV, and choose that file.',
  odt: 'Save the document as a Word document (.docx), and choose that file.',
  pdf: 'A PDF has no rows to read. Choose the Excel, Word or CSV file from which it was made.',
};

/** Why a file is none that can be read as a grid. */
export const wrongKind = (name: string): string =>
  oldKinds[/\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1] ?? ''] ??
  'Choose an Excel workbook (.xlsx), a Word document (.docx) or a CSV file.';

const number = (form: FormFields, name: string): number | null => {
  const text = field(form, name);
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
};

/** Which table, which row of headings and which columns; what the table does not have counts as not chosen. */
export const readMapping = (
  form: FormFields,
  tables: readonly Table[],
): Readonly<{ chosen: number; mapping: Mapping }> | null => {
  const chosen = number(form, 'table') ?? 0;
  const table = tables[chosen];
  if (table === undefined) return null;
  const heading = (number(form, 'heading') ?? 1) - 1;
  const headings = table.rows[heading];
  if (headings === undefined) return null;
  const columns = columnsFrom((part) => {
    const column = number(form, part);
    return column === null || column >= headings.length ? null : column;
  });
  return { chosen, mapping: { heading, headings, columns } };
};
