import { basename } from 'node:path';
import { system } from '#platform/actor';
import { fileNamed, type Command, type CommandIo, type ExitCode } from '#platform/command';
import { mostProblems } from '#platform/csv';
import { schoolByUrn } from '#pupils';
import { bringScores, type ScoresRead } from '../bulk/actions.ts';
import { mappingAsked, urnAsked, wordsOf } from '../../intake/asked.ts';
import { rowsIn } from './rows.ts';

const options = { school: { type: 'string' }, map: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Columns that nobody has said anything about: the page asks, the command says so. */
const unnamed = ({ columns }: ScoresRead): readonly string[] =>
  columns.filter(({ becomes }) => becomes === null).map(({ heading }) => heading);

/** For files that are larger than a page takes: the same reading, as the operator. */
const bring = async (args: readonly string[], io: CommandIo, isKept: boolean): Promise<ExitCode> => {
  const { positionals, values } = wordsOf(args, options);
  const path = fileNamed(positionals);
  const [urn, mapping] = [urnAsked(values.school), await mappingAsked(values.map)];
  const database = await io.openDatabase();
  const worker = system(isKept ? 'results import' : 'results check');
  const schoolId = await database.asActor(worker, (db) => schoolByUrn(db, urn));
  if (schoolId === null) {
    io.log(`There is no school with URN ${urn}. Bring the list of schools in with waymark schools import.`);
    return 2;
  }
  const rows = await rowsIn(path, basename(path));
  const done = await database.asActor(worker, (db) =>
    bringScores(db, worker, rows, { schoolId, now: io.now(), mapping, isKept }),
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
      : [
          `${done.added} results ${isKept ? 'added' : 'to add'}, ${done.changed} corrected, ${done.unchanged} unchanged`,
          ...unnamed(done).map((heading) => `the column ${heading} is not known and was passed over`),
        ].join('\n');
  io.out(value, words);
  return done.problemsTotal === 0 ? 0 : 1;
};

export const commands: readonly Command[] = [
  {
    name: 'results check',
    usage: 'waymark results check FILE --school URN [--map FILE]',
    does: 'reads a file of results against what the school has, tells every problem in it and keeps nothing',
    run: (args, io) => bring(args, io, false),
  },
  {
    name: 'results import',
    usage: 'waymark results import FILE --school URN [--map FILE]',
    does: 'brings a file of results into a school, all or nothing',
    run: (args, io) => bring(args, io, true),
  },
];
