/** What the commands about files of pupils and of results are asked beside the file: a school, a mapping of columns. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '#platform/command';
import { noMapping, readMapping, type Mapping } from '#pupils';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words of a command; wrong ones are wrong usage. */
export const wordsOf = <T extends Options>(args: readonly string[], options: T) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** The school's URN. */
export const urnAsked = (given: string | undefined): number => {
  if (given === undefined || !/^[1-9]\d{4,6}$/.test(given))
    throw new UsageError('Give the school as --school URN, a whole number.');
  return Number(given);
};

/** What --map FILE says about columns. */
export const mappingAsked = async (path: string | undefined): Promise<Mapping> => {
  if (path === undefined) return noMapping;
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}. Give the mapping as --map FILE.`);
  const mapped = readMapping(await readFile(path, 'utf8'));
  if (mapped.kind === 'problem') throw new UsageError(mapped.message);
  return mapped.mapping;
};
