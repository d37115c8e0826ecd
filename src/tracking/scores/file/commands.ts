import { parseArgs } from 'node:util';
import { system } from '#platform/actor';
import { fileNamed, UsageError, type Command, type CommandIo, type ExitCode } from '#platform/command';
import { mostProblems } from '#platform/csv';
import { schoolByUrn } from '#pupils';
import { bringScores } from '../bulk/actions.ts';
import { rowsIn } from './rows.ts';

const options = { school: { type: 'string' }, json: { type: 'boolean' } } as const;

const askedOf = (args: readonly string[]): Readonly<{ path: string; urn: number }> => {
  const { positionals, values } = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const path = fileNamed(positionals);
  if (values.school === undefined || !/^[1-9]\d{4,6}$/.test(values.school))
    throw new UsageError('Give the school as --school URN, a whole number.');
  return { path, urn: Number(values.school) };
};

/** For files that are larger than a page takes: the same reading, as the operator. */
const bring = async (args: readonly string[], io: CommandIo, isKept: boolean): Promise<ExitCode> => {
  const { path, urn } = askedOf(args);
  const database = await io.openDatabase();
  const worker = system(isKept ? 'results import' : 'results check');
  const schoolId = await database.asActor(worker, (db) => schoolByUrn(db, urn));
  if (schoolId === null) {
    io.log(`There is no school with URN ${urn}. Bring the list of schools in with waymark schools import.`);
    return 2;
  }
  const rows = await rowsIn(path);
  const done = await database.asActor(worker, (db) =>
    bringScores(db, worker, rows, { schoolId, now: io.now(), isKept }),
  );
  const value = { ...done, problems: done.problems.slice(0, mostProblems) };
  const words =
    done.problemsTotal > 0
      ? [
          'Nothing was kept: the file has problems',
          ...value.problems.map(
            ({ line, column, message }) => `line ${line}${column ? `, ${column}` : ''}: ${message}`,
          ),
        ].join('\n')
      : `${done.added} results ${isKept ? 'added' : 'to add'}, ${done.changed} corrected, ${done.unchanged} unchanged`;
  io.out(value, words);
  return done.problemsTotal === 0 ? 0 : 1;
};

export const commands: readonly Command[] = [
  {
    name: 'results check',
    usage: 'waymark results check FILE --school URN',
    does: 'reads a file of results against what the school has, tells every problem in it and keeps nothing',
    run: (args, io) => bring(args, io, false),
  },
  {
    name: 'results import',
    usage: 'waymark results import FILE --school URN',
    does: 'brings a file of results into a school, all or nothing',
    run: (args, io) => bring(args, io, true),
  },
];
