import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { system } from '#platform/actor';
import { fileNamed, UsageError, type Command, type CommandIo, type ExitCode } from '#platform/command';
import { fileSource, type CsvSource, type Faults } from '#platform/csv';
import { importCensus } from './census/actions.ts';
import { contextOf } from './context/store.ts';
import { contextsOf, heldYears, summaryOf } from './context/whole.ts';
import { importEstablishments } from './establishments/actions.ts';
import { isCensusYear } from './rules.ts';

const options = {
  year: { type: 'string' },
  population: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const sourceNamed = (positionals: readonly string[]): { name: string; source: CsvSource } => {
  const path = fileNamed(positionals);
  return { name: basename(path), source: fileSource(path) };
};

const yearFrom = (year: string | undefined): string => {
  if (year === undefined || !isCensusYear(year)) throw new UsageError('Give the school year as --year 2018-19.');
  return year;
};

const tell = (io: CommandIo, value: Faults & object, words: string): ExitCode => {
  const listed = value.problems.map(
    ({ line, column, message }) => `line ${line}${column ? `, ${column}` : ''}: ${message}`,
  );
  const more = value.problemsTotal > listed.length ? [`and ${value.problemsTotal - listed.length} more`] : [];
  io.out(value, [words, ...listed, ...more].join('\n'));
  return value.problemsTotal === 0 ? 0 : 1;
};

const importCommand: Command = {
  name: 'schools import',
  usage: 'waymark schools import FILE',
  does: 'brings the national list of establishments in (GIAS columns, CSV)',
  run: async (args, io) => {
    const { source } = sourceNamed(read(args).positionals);
    const done = await importEstablishments(await io.openDatabase(), source);
    return tell(
      io,
      done,
      `${done.read} rows read: ${done.added} schools added, ${done.changed} changed, ${done.unchanged} unchanged`,
    );
  },
};

const censusCommand: Command = {
  name: 'schools census',
  usage: 'waymark schools census FILE --year 2018-19',
  does: 'brings one year of the school census in',
  run: async (args, io) => {
    const { positionals, values } = read(args);
    const { name, source } = sourceNamed(positionals);
    const about = { year: yearFrom(values.year), isDemonstration: false, source: `School census, file ${name}` };
    const done = await importCensus(await io.openDatabase(), source, about, io.now());
    return tell(
      io,
      done,
      `${done.read} rows read: ${done.schools} schools kept, ${done.totalRowsIgnored} rows of totals left out`,
    );
  },
};

const notHeld = async (io: CommandIo, year: string): Promise<ExitCode> => {
  const database = await io.openDatabase();
  const years = await database.asActor(system('schools context'), heldYears);
  io.log(
    `No census of ${year} is held. ${years.length === 0 ? 'Import one with waymark schools census.' : `Held: ${years.join(', ')}.`}`,
  );
  return 1;
};

const summaryCommand: Command = {
  name: 'schools summary',
  usage: 'waymark schools summary --year 2018-19',
  does: 'counts schools, pupils and free school meals of a census year by population',
  run: async (args, io) => {
    const year = yearFrom(read(args).values.year);
    const database = await io.openDatabase();
    const populations = await database.asActor(system('schools summary'), (db) => summaryOf(db, year));
    io.out({ year, populations });
    return populations.length > 0 ? 0 : notHeld(io, year);
  },
};

const contextCommand: Command = {
  name: 'schools context',
  usage: 'waymark schools context URN --year 2018-19, or --all --population "State-funded secondary" --year 2018-19',
  does: 'places a school’s figures among all schools of its kind',
  run: async (args, io) => {
    const { positionals, values } = read(args);
    const year = yearFrom(values.year);
    if (values.all === true) return wholePopulation(io, values.population, year);
    const [urn] = positionals;
    if (urn === undefined || !/^[1-9]\d{4,6}$/.test(urn))
      throw new UsageError('Give the URN of one school, a whole number.');
    const database = await io.openDatabase();
    const context = await database.asActor(system('schools context'), (db) => contextOf(db, Number(urn), year));
    if (context === null) {
      io.log(`The census of ${year} that is held has no school with URN ${urn}.`);
      io.out({ urn: Number(urn), name: null, year, measures: [] });
      return 1;
    }
    const { name, measures } = context;
    io.out({ urn: Number(urn), name, year, measures });
    return 0;
  },
};

const wholePopulation = async (io: CommandIo, population: string | undefined, year: string): Promise<ExitCode> => {
  if (population === undefined)
    throw new UsageError('With --all, name the --population, such as "State-funded secondary".');
  const database = await io.openDatabase();
  const schools = await database.asActor(system('schools context'), async (db) => {
    let told = 0;
    for await (const context of contextsOf(db, population, year)) {
      io.out(context, JSON.stringify(context));
      told += 1;
    }
    return told;
  });
  if (schools === 0) io.log(`The census of ${year} that is held has no population “${population}”.`);
  return schools > 0 ? 0 : 1;
};

export const commands: readonly Command[] = [importCommand, censusCommand, summaryCommand, contextCommand];
