/** Which sheet of a workbook holds the list, and where its heading stands. Schools put titles above it and write headings in two rows. Pure. */
import type { CsvRow } from '#platform/csv';

type Sheet = readonly (readonly string[])[];

/** How far down a heading is looked for, and how long a row may be: longer is a mistake, here as in CSV. */
const lookedThrough = 20;
const longestRow = 10_240;

const isFilled = (cell: string | undefined): boolean => (cell ?? '').trim() !== '';
const filledIn = (row: readonly string[] | undefined): number => (row ?? []).filter(isFilled).length;

/** The first row that is as wide as any: where no heading is known, titles above it are narrower. */
const widest = (sheet: Sheet): number => {
  const widths = sheet.slice(0, lookedThrough).map(filledIn);
  return Math.max(0, widths.indexOf(Math.max(...widths)));
};

const hasTwice = (row: readonly string[]): boolean => {
  const filled = row.filter(isFilled).map((cell) => cell.trim().toLowerCase());
  return new Set(filled).size < filled.length;
};

/** "Reading", nothing, "Maths", nothing above "Autumn", "Spring", "Autumn", "Spring": a joined cell's words stand in its first. */
const joined = (above: readonly string[], below: readonly string[]): readonly string[] => {
  let over = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    const [upper, lower] = [(above[at] ?? '').trim(), (below[at] ?? '').trim()];
    if (upper !== '') over = upper;
    if (lower === '') return upper;
    return over === '' ? lower : `${over}: ${lower}`;
  });
};

type Heading = Readonly<{ at: number; cells: readonly string[] }>;

/** The heading at a row, with the second row of it where it has two: below it, or above. */
const headingAt = (sheet: Sheet, at: number, isKey: (cell: string) => boolean): Heading => {
  const [above, cells, below] = [sheet[at - 1] ?? [], sheet[at] ?? [], sheet[at + 1] ?? []];
  const keys = cells.flatMap((cell, place) => (isKey(cell) ? [place] : []));
  const isSplit = filledIn(below) > 1 && below.some((cell, place) => isFilled(cell) && !isFilled(cells[place]));
  if (isSplit && keys.length > 0 && keys.every((place) => !isFilled(below[place])))
    return { at: at + 1, cells: joined(cells, below) };
  // A title alone stands in the first column; words over groups of columns begin further to the right.
  return hasTwice(cells) && filledIn(above) > 0 && !isFilled(above[0])
    ? { at, cells: joined(above, cells) }
    : { at, cells };
};

/**
 * The rows of the sheet that holds the list, its heading first: the first sheet with a heading that `isKey` knows among its first
 * twenty rows, else the one with most rows. Lines are those that Excel shows.
 */
export const sheetRows = (sheets: readonly Sheet[], isKey: (cell: string) => boolean): readonly CsvRow[] => {
  const isHeading = (row: readonly string[]) => row.some(isKey);
  const known = sheets.find((sheet) => sheet.slice(0, lookedThrough).some(isHeading));
  const sheet = known ?? sheets.toSorted((one, two) => two.length - one.length)[0] ?? [];
  const found = known === undefined ? widest(sheet) : sheet.findIndex(isHeading);
  const heading = headingAt(sheet, found, isKey);
  const rows = sheet.flatMap((cells, at): CsvRow[] => {
    if (at <= heading.at || filledIn(cells) === 0) return [];
    const length = cells.reduce((sum, cell) => sum + cell.length + 1, 0);
    return [{ line: at + 1, cells, fault: length > longestRow ? 'This row is longer than 10 kB. Shorten it.' : null }];
  });
  return filledIn(heading.cells) === 0 ? rows : [{ line: heading.at + 1, cells: heading.cells, fault: null }, ...rows];
};
