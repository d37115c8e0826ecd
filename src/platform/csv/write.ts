/** Full-width forms of the signs count too: a spreadsheet program reads them as the plain ones. */
const runsAsFormula = /^[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/** A text that a spreadsheet program would run as a formula gets an apostrophe in front; a negative number stays a number. */
export const neutral = (text: string): string =>
  runsAsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;

const safeCell = (value: string | number | null): string => {
  const safe = neutral(value === null ? '' : String(value));
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV with CR LF, the heading row first. No cell, heading or not, can start a formula. */
export const writeCsv = (headings: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string =>
  [headings, ...rows].map((row) => `${row.map(safeCell).join(',')}\r\n`).join('');
