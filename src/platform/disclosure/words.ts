import { number } from '#platform/kit';
import { type Cell, type Hidden } from './cell.ts';

const because = (hidden: Hidden): string =>
  ({
    small: `fewer than ${hidden.k}`,
    protects: 'to protect another cell',
    few: 'too few to break down',
    everybody: 'it would speak of everybody in the group',
  })[hidden.because];

/** What stands on a page after "hidden: ". A bare number means: fewer than that many. */
export const hiddenBecause = (of: Hidden | number): string =>
  typeof of === 'number' ? `fewer than ${of}` : because(of);

/** "hidden: fewer than 6", as pages and documents say it. */
export const hiddenWords = (of: Hidden | number): string => `hidden: ${hiddenBecause(of)}`;

/** How files mark a figure that stays in the school, whatever the reason. */
export const fileMark = 'c';

/** A cell of a CSV file or workbook: the figure, or the mark. */
export const inFile = (cell: Cell): number | string => (cell.kind === 'shown' ? cell.n : fileMark);

/** A cell in words: "1,204", "64%" with its unit, or "hidden: fewer than 6". */
export const cellWords = (cell: Cell, unit = '', digits = 0): string =>
  cell.kind === 'shown' ? `${number(cell.n, digits)}${unit}` : hiddenWords(cell);
