import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '#platform/command';
import type { Database } from '#platform/db';

/** What `waymark pupils …` answers with --json. */
export type PupilsOut = Readonly<{
  pupils: number;
  results: number;
  added: number;
  changed: number;
  unchanged: number;
  notInFile: number;
  returned: number;
  notAvailable: number;
  problems: readonly { line: number; column: string | null; message: string }[];
  problemsTotal: number;
}>;

/** The heading row of a pupil file as the contract has it. */
export const pupilHeading = 'UPN,Surname,Forename,DOB,Sex,Year\n';

/** A folder of its own for files, and a way to run the commands on them; a database only for those that may open one. */
export const pupilFiles = (commands: readonly Command[], database?: () => Database) => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-intake-'));
  const file = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const run = async (name: 'check' | 'import', args: readonly string[], now = '2026-11-23T10:00:00Z') => {
    const out: unknown[] = [];
    let said = '';
    const code = await commands
      .find((each) => each.name === `pupils ${name}`)
      ?.run(args, {
        json: true,
        out: (value, words = '') => {
          out.push(value);
          said = words;
        },
        log: () => {},
        openDatabase: () =>
          database === undefined ? Promise.reject(new Error('It opens no database.')) : Promise.resolve(database()),
        env: {},
        now: () => new Date(now),
      });
    return { code, out: out[0] as PupilsOut, words: said };
  };
  return { file, run, clear: () => rmSync(folder, { recursive: true, force: true }) };
};
