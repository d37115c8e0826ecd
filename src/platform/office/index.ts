/**
 * Files that schools go on working with: a Word document and a workbook, made from plain values. No cell of a workbook can start
 * a formula, no text can break the file, and what is too long for a cell says so. They are made in a
 * thread of their own, with a deadline. Knows nothing about schools.
 */
export { officeTypes } from './types.ts';
export { wordDocument, workbook } from './making.ts';
export type { Block } from './word.ts';
export type { Cell, Sheet, SheetColumn } from './workbook.ts';
