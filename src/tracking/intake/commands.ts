import { basename } from 'node:path';
import { system } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { fileNamed, UsageError, type Command, type CommandIo, type ExitCode } from '#platform/command';
import type { Faults } from '#platform/csv';
import {
  checkRoll,
  isRollFormat,
  schoolByUrn,
  sniffFormat,
  type Mapping,
  type RollCheck,
  type RollFormat,
} from '#pupils';
import { importFile } from './actions.ts';
import { mappingAsked, urnAsked, wordsOf } from './asked.ts';

const options = {
  format: { type: 'string' },
  map: { type: 'string' },
  school: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Asked = Readonly<{ path: string; format: RollFormat; mapping: Mapping; urn: string | undefined }>;

/** The file, its format (by --format, else by what it looks like) and what its columns mean. */
const askedOf = async (args: readonly string[]): Promise<Asked> => {
  const { positionals, values } = wordsOf(args, options);
  const path = fileNamed(positionals);
  if (values.format !== undefined && !isRollFormat(values.format))
    throw new UsageError('Give the format as --format csv, xlsx, ctf or oneroster.');
  const format = values.format ?? (await sniffFormat(path, basename(path)));
  return { path, format, mapping: await mappingAsked(values.map), urn: values.school };
};

const tell = (io: CommandIo, value: Faults & object, words: string): ExitCode => {
  const listed = value.problems.map(
    ({ line, column, message }) => `line ${line}${column ? `, ${column}` : ''}: ${message}`,
  );
  const more = value.problemsTotal > listed.length ? [`and ${value.problemsTotal - listed.length} more`] : [];
  io.out(value, [words, ...listed, ...more].join('\n'));
  return value.problemsTotal === 0 ? 0 : 1;
};

/** What of the file is not read, for people: nothing is passed over without a word. */
const passedOver = ({ columns, unread, problemsTotal }: RollCheck): readonly string[] => {
  const unknown = columns.filter(({ becomes }) => becomes === null).map(({ heading }) => heading);
  const isSheet = columns.some(({ becomes }) => becomes !== null);
  const isNameless = isSheet && problemsTotal === 0 && !columns.some(({ becomes }) => becomes === 'upn');
  return [
    ...(unknown.length === 0
      ? []
      : [`columns not known and passed over: ${unknown.join(', ')}; say what they are with --map FILE`]),
    ...(unread.length === 0 ? [] : [`not read: ${unread.join(', ')}`]),
    ...(isNameless ? ['no column is the UPN: pupils are known by their number, or by name and date of birth'] : []),
  ];
};

const checkCommand: Command = {
  name: 'pupils check',
  usage: 'waymark pupils check FILE [--format csv|xlsx|ctf|oneroster] [--map FILE]',
  does: 'reads a file of pupils, tells every problem in it and keeps nothing',
  run: async (args, io) => {
    const { path, format, mapping } = await askedOf(args);
    const found = await checkRoll(path, format, { mapping, today: londonDay(io.now()) });
    const { pupils, results, memberships, notAvailable, columns, unread, problems, problemsTotal } = found;
    const value = { format, pupils, results, memberships, notAvailable, columns, unread, problems, problemsTotal };
    return tell(
      io,
      value,
      [`${pupils} pupils and ${results} results read; nothing was kept`, ...passedOver(found)].join('\n'),
    );
  },
};

const importCommand: Command = {
  name: 'pupils import',
  usage: 'waymark pupils import FILE --school URN [--format csv|xlsx|ctf|oneroster] [--map FILE]',
  does: 'brings a file of pupils into a school’s roll, all or nothing',
  run: async (args, io) => {
    const { path, format, mapping, urn } = await askedOf(args);
    const asWanted = urnAsked(urn);
    const database = await io.openDatabase();
    const school = await database.asActor(system('pupils import'), (db) => schoolByUrn(db, asWanted));
    if (school === null) {
      io.log(`There is no school with URN ${asWanted}. Bring the list of schools in with waymark schools import.`);
      return 2;
    }
    const asked = { path, name: basename(path), format, mapping };
    const done = await importFile(database, school, asked, io.now());
    const words = done.taken
      ? `${done.added} pupils added, ${done.changed} changed, ${done.unchanged} unchanged; ${done.notInFile} on roll stand not in the file`
      : 'Nothing was kept: the file has problems';
    return tell(io, done, words);
  },
};

export const commands: readonly Command[] = [checkCommand, importCommand];
