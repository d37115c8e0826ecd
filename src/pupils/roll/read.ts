/** Reads a file of pupils in whatever format, passing on what it finds while it reads. Opens no database. */
import { open, readFile, stat } from 'node:fs/promises';
import { fileSource, readRows, type CsvRow } from '#platform/csv';
import { largestRead, readElements, readParts, readTables, xmlLimits } from '#platform/reading';
import { ctfElements, readCtf } from './ctf.ts';
import type { Mapping } from './mapping.ts';
import { oneRosterFiles, readOneRoster } from './oneroster.ts';
import { formatOf, headingKey, type RollFormat, type RollRead, type RollSink } from './rules.ts';
import { knownHeading } from './headings.ts';
import { readSheet } from './sheet.ts';
import { sheetRows } from './workbook.ts';

export type ReadOptions = Readonly<{
  mapping: Mapping;
  /** The day of today in London, by which ages are judged. */
  today: string;
  /** Told how many bytes of a long file went by. */
  progress?: (bytes: number) => void;
}>;

/** The format of a file by its name and its first bytes. */
export const sniffFormat = async (path: string, name: string): Promise<RollFormat> => {
  const file = await open(path);
  try {
    const first = new Uint8Array(64);
    await file.read(first, 0, 64, 0);
    return formatOf(name, first);
  } finally {
    await file.close();
  }
};

/**
 * A CSV of any length is read as it streams by; the other formats hold a school's roll and are unfolded in a process of their own,
 * with little memory and a deadline. What cannot be read at all is one problem on line 1, never an exception.
 */
export const readRollFile = async (
  path: string,
  format: RollFormat,
  options: ReadOptions,
  sink: RollSink,
): Promise<RollRead> => {
  if (format === 'csv')
    return readSheet(readRows(counted(path, options.progress)), { ...options, format, asksUpn: true }, sink);
  const nothing: RollRead = { format, pupils: 0, results: 0, memberships: 0, notAvailable: 0, columns: [], unread: [] };
  const fail = (message: string): RollRead => {
    sink.problem({ line: 1, column: null, message });
    return nothing;
  };
  const { size } = await stat(path);
  const largest = format === 'ctf' ? xmlLimits.bytes : largestRead;
  if (size > largest)
    return fail(`This file is larger than ${largest / 1_048_576} MB. Export fewer year groups at a time, or use CSV.`);
  const bytes = await readFile(path);
  switch (format) {
    case 'xlsx': {
      const read = await readTables(bytes, 'xlsx');
      if (read.kind === 'problem') return fail(read.message);
      return readSheet(
        listed(
          read.tables.map(({ rows }) => rows),
          options.mapping,
        ),
        { ...options, format, asksUpn: true },
        sink,
      );
    }
    case 'ctf': {
      const read = await readElements(bytes, ctfElements);
      return read.kind === 'problem' ? fail(read.message) : readCtf(read, options.today, sink);
    }
    case 'oneroster': {
      const read = await readParts(bytes, oneRosterFiles);
      return read.kind === 'problem' ? fail(read.message) : readOneRoster(read.parts, options.today, sink);
    }
  }
};

const counted = (path: string, progress: ReadOptions['progress']) => () => {
  const source = fileSource(path)();
  if (progress === undefined) return source;
  return (async function* () {
    for await (const chunk of source) {
      progress(chunk.length);
      yield chunk;
    }
  })();
};

/** A workbook's list is known by a surname's heading, or by one that was mapped to it. */
async function* listed(
  sheets: readonly (readonly string[][])[],
  { columns }: Mapping,
): AsyncGenerator<readonly CsvRow[]> {
  yield sheetRows(sheets, (cell) => (columns.get(headingKey(cell)) ?? knownHeading(cell)) === 'surname');
}
