/**
 * Files that schools go on working with: a Word document and a workbook, made from plain values. No cell of a workbook can start
 * a formula, no text can break the file, and what is too long for a cell says so. Knows nothing about schools.
 */
export { officeTypes } from './types.ts';
export { wordDocument, type Block } from './word.ts';
export { workbook, type Cell, type Sheet, type SheetColumn } from './workbook.ts';
