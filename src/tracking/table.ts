import { CsvUnreadable, fileSource, readHeading } from '#platform/csv';
import { UsageError } from '#platform/command';
import { existsSync } from 'node:fs';

/** Rows of a CSV file by the names of the columns asked for; a cell that means "missing" is null. */
export type Table = Readonly<{ rows: readonly Readonly<Record<string, string | null>>[] }>;

const missing = new Set(['', 'NA', 'N/A', 'NAN', 'NULL', '.', 'SUPP']);

/** Reads only the named columns. A sum of columns is asked for as "readk+mathk", and is missing where one of them is. */
export const readTable = async (path: string | undefined, wanted: readonly string[]): Promise<Table> => {
  if (path === undefined) throw new UsageError('Name one file.');
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}. Check the name and the folder.`);
  try {
    const { headings, placeOf, body } = await readHeading(fileSource(path));
    const places = wanted.map((name) => ({ name, parts: partsOf(name, placeOf, headings) }));
    const rows: Record<string, string | null>[] = [];
    for await (const batch of body)
      for (const { cells } of batch)
        rows.push(
          Object.fromEntries(places.map(({ name, parts }) => [name, join(parts.map((part) => known(cells[part])))])),
        );
    return { rows };
  } catch (error) {
    if (error instanceof CsvUnreadable) throw new UsageError(error.message);
    throw error;
  }
};

const partsOf = (
  name: string,
  placeOf: (heading: string) => number,
  headings: readonly string[],
): readonly number[] => {
  const whole = placeOf(name);
  if (whole >= 0) return [whole];
  return name.split('+').map((part) => {
    const place = placeOf(part.trim());
    if (place < 0)
      throw new UsageError(`The file has no column ${part.trim()}. It has: ${headings.slice(0, 40).join(', ')}.`);
    return place;
  });
};

const known = (cell: string | undefined): string | null => {
  const text = cell?.trim() ?? '';
  return missing.has(text.toUpperCase()) ? null : text;
};

const join = (parts: readonly (string | null)[]): string | null => {
  if (parts.length === 1) return parts[0] ?? null;
  const numbers = parts.map((part) => (part === null ? Number.NaN : Number(part)));
  return numbers.some(Number.isNaN) ? null : String(numbers.reduce((sum, each) => sum + each, 0));
};

/** A cell as a number; null when missing. Words where a number belongs stop the command and name the column. */
export const numberIn = (row: Readonly<Record<string, string | null>>, column: string): number | null => {
  const text = row[column] ?? null;
  if (text === null) return null;
  const value = Number(text.replace(/%$/, ''));
  if (Number.isNaN(value)) throw new UsageError(`“${text.slice(0, 40)}” in column ${column} is not a number.`);
  return value;
};
