/**
 * Spreadsheets saved as CSV: read as a stream whatever program saved them, with the line on which each row begins,
 * and laid into a staging table so that the database can check all rows at once. Knows nothing about schools.
 */
export { CsvUnreadable, decode, fileSource, bytesSource, type CsvSource } from './decode.ts';
export { readRows, readHeading, type CsvRow } from './rows.ts';
export { copyRows } from './copy.ts';
export { neutral, writeCsv } from './write.ts';
export { mostProblems, noFaults, oneFault, type Faults, type LineProblem } from './problem.ts';
