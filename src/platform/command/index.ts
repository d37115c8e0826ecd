/** The operator's commands: what one is, and what it is given. The launcher finds them through each room's door. */
import { statSync } from 'node:fs';
import type { Database } from '#platform/db';

export type CommandIo = Readonly<{
  /** True with --json: one document (or one a line) on standard output, and nothing else there. */
  json: boolean;
  /** Standard output: `value` with --json, else `words`, else the value indented. */
  out: (value: unknown, words?: string) => void;
  /** Standard error. */
  log: (line: string) => void;
  /** Opens the database, migrated, waiting for others that hold it; the launcher closes it. */
  openDatabase: () => Promise<Database>;
  env: Readonly<Record<string, string | undefined>>;
  now: () => Date;
}>;

/** 0: done, or the answer is yes. 1: the answer is no, or the input has faults. 2: wrong usage, or the environment is not ready. */
export type ExitCode = 0 | 1 | 2;

export type Command = Readonly<{
  /** As typed after `waymark`, without arguments: "schools import". */
  name: string;
  /** "waymark schools import FILE". */
  usage: string;
  /** One line of what it does. */
  does: string;
  run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>;
}>;

/** Wrong usage: the launcher prints the sentence and the command's usage, and ends with 2. */
export class UsageError extends Error {}

/** The file that a command was given. Wrong usage where none or several are named, where it is not there, or where it is a folder. */
export const fileNamed = (positionals: readonly string[]): string => {
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError('Name one file.');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no file ${path}. Check the name and the folder.`);
  if (found.isDirectory()) throw new UsageError(`${path} is a folder. Name one file in it.`);
  return path;
};
