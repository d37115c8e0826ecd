/**
 * Reads a OneRoster zip, 1.1 or 1.2: pupils are the users with the role student, in 1.1 by a column of users.csv, in 1.2 by roles.csv.
 * Columns that are not named here are never looked at: a password goes by unread.
 */
import { bytesSource, CsvUnreadable, readHeading } from '#platform/csv';
import { readBirth, readName, readPlainDay, readSex, type Cell } from './cells.ts';
import { readYear, upnFault } from '../rules.ts';
import { gatherer } from './gather.ts';
import { notAvailableBecause, type RollPupil, type RollRead, type RollResult, type RollSink } from './rules.ts';

/** The files of the zip that are read. Others (classes, orgs, user profiles with their passwords) are not even unpacked. */
export const oneRosterFiles = [
  'manifest.csv',
  'users.csv',
  'roles.csv',
  'demographics.csv',
  'results.csv',
  'lineitems.csv',
];

type Row = Readonly<{ line: number; of: (...headings: readonly string[]) => string }>;
type Parts = ReadonlyMap<string, Uint8Array>;
type Problem = (file: string, line: number, column: string | null, message: string) => void;

/** The rows of one file of the zip by heading, whatever case; a row whose status is "tobedeleted" is none. */
async function* rowsOf(parts: Parts, file: string, problem: Problem): AsyncGenerator<Row> {
  const bytes = parts.get(file);
  if (bytes === undefined) return;
  try {
    const { placeOf, body } = await readHeading(bytesSource(bytes));
    for await (const batch of body)
      for (const { line, cells, fault } of batch) {
        if (fault !== null) {
          problem(file, line, null, fault);
          continue;
        }
        const of = (...headings: readonly string[]) => {
          const at = headings.map(placeOf).find((place) => place >= 0) ?? -1;
          return (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
        };
        if (of('status').toLowerCase() !== 'tobedeleted') yield { line, of };
      }
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    // An empty part of a zip says that there is nothing of its kind.
    if (bytes.some((byte) => byte > 0x20 && byte < 0xef)) problem(file, error.line, null, error.message);
  }
}

export const readOneRoster = async (parts: Parts, today: string, sink: RollSink): Promise<RollRead> => {
  const gather = gatherer(sink);
  const problem: Problem = (file, line, column, message) =>
    sink.problem({ line, column, message: `In ${file}: ${message}` });
  const done = (): RollRead => ({ format: 'oneroster', ...gather.counts, columns: [], unread: [] });
  if (!parts.has('users.csv')) {
    sink.problem({
      line: 1,
      column: null,
      message: 'This zip holds no users.csv, so it is no OneRoster file. Export OneRoster CSV from your system.',
    });
    return done();
  }
  const roles = await rolesOf(parts, problem);
  const births = await birthsOf(parts, problem);
  const results = await resultsOf(parts, today, problem, gather.counts);
  const known = new Set<string>();
  for await (const row of rowsOf(parts, 'users.csv', problem)) {
    const id = row.of('sourcedId');
    const role = row.of('role').toLowerCase();
    const isPupil = role === '' ? (roles.get(id)?.has('student') ?? false) : role === 'student';
    if (!isPupil) continue;
    let isSound = true;
    const told = (column: string, message: string, file = 'users.csv', line = row.line): void => {
      isSound = false;
      problem(file, line, column, message);
    };
    known.add(id);
    const pupil = pupilOf(row, id, births.get(id), results.get(id) ?? [], today, told);
    if (isSound) await gather.take({ pupil, columns: { upn: 'sourcedId', surname: 'familyName' } });
    else gather.faulty();
  }
  for (const [id, [first]] of results)
    if (!known.has(id) && first !== undefined)
      problem(
        'results.csv',
        first.line,
        'studentSourcedId',
        'This result belongs to nobody who is a student in users.csv.',
      );
  await gather.end();
  if (gather.counts.pupils === 0)
    sink.problem({
      line: 1,
      column: null,
      message: 'No user in users.csv has the role student. Export the pupils as well as the staff.',
    });
  return done();
};

const rolesOf = async (parts: Parts, problem: Problem): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const roles = new Map<string, Set<string>>();
  for await (const row of rowsOf(parts, 'roles.csv', problem)) {
    const user = row.of('userSourcedId');
    const held = roles.get(user) ?? new Set<string>();
    roles.set(user, held.add(row.of('role').toLowerCase()));
  }
  return roles;
};

type Birth = Readonly<{ line: number; born: string; sex: string }>;

/** Some senders name the pupil's own number `userSourcedId` here. */
const birthsOf = async (parts: Parts, problem: Problem): Promise<ReadonlyMap<string, Birth>> => {
  const births = new Map<string, Birth>();
  for await (const row of rowsOf(parts, 'demographics.csv', problem))
    births.set(row.of('sourcedId', 'userSourcedId'), {
      line: row.line,
      born: row.of('birthDate'),
      sex: row.of('sex'),
    });
  return births;
};

const resultsOf = async (
  parts: Parts,
  today: string,
  problem: Problem,
  counts: { notAvailable: number },
): Promise<ReadonlyMap<string, readonly RollResult[]>> => {
  const titles = new Map<string, string>();
  for await (const row of rowsOf(parts, 'lineitems.csv', problem)) titles.set(row.of('sourcedId'), row.of('title'));
  const results = new Map<string, RollResult[]>();
  const day = readPlainDay('the day of the result', today);
  for await (const row of rowsOf(parts, 'results.csv', problem)) {
    const [pupil, item, score] = [row.of('studentSourcedId'), row.of('lineItemSourcedId'), row.of('score')];
    if (score === '') continue;
    const taken = day(row.of('scoreDate'));
    if (taken.kind === 'problem') problem('results.csv', row.line, 'scoreDate', taken.message);
    const because = notAvailableBecause(score);
    if (because !== null) counts.notAvailable += 1;
    const takenOn = taken.kind === 'value' ? taken.value : null;
    const held = results.get(pupil) ?? [];
    held.push({
      line: row.line,
      column: 'score',
      assessment: (titles.get(item) || item).slice(0, 120),
      point: takenOn,
      takenOn,
      mark: because === null ? score : null,
      missingBecause: because,
    });
    results.set(pupil, held);
  }
  return results;
};

type Told = (column: string, message: string, file?: string, line?: number) => void;

const pupilOf = (
  row: Row,
  id: string,
  birth: Birth | undefined,
  results: readonly RollResult[],
  today: string,
  told: Told,
): RollPupil => {
  const take = (cell: Cell, column: string, file?: string, line?: number): string | null => {
    if (cell.kind === 'value') return cell.value;
    told(column, cell.message, file, line);
    return null;
  };
  const bornOn =
    birth === undefined ? null : take(readBirth(today)(birth.born), 'birthDate', 'demographics.csv', birth.line);
  const sex = birth === undefined ? null : take(readSex(birth.sex), 'sex', 'demographics.csv', birth.line);
  if (bornOn !== null)
    for (const { takenOn, line } of results)
      if (takenOn !== null && takenOn < bornOn)
        told(
          'scoreDate',
          'This result is from before the pupil was born. Correct one of the two days.',
          'results.csv',
          line,
        );
  if (id === '') told('sourcedId', 'This user has no sourcedId, by which the other files name them. Export again.');
  return {
    line: row.line,
    upn: upnOf(row),
    surname: take(readName('surname')(row.of('familyName')), 'familyName') ?? '',
    forename: take(readName('forename')(row.of('givenName')), 'givenName') ?? '',
    bornOn,
    sex,
    yearGroup: yearOf(row.of('grades')),
    formerUpn: null,
    admissionNumber: id.slice(0, 60),
    ethnicity: null,
    firstLanguage: null,
    sen: null,
    joinedOn: null,
    leftOn: null,
    cameFrom: null,
    kind: null,
    memberships: [],
    attendance: null,
    results,
  };
};

/** A UPN stands, where a sender gives one, as the identifier or among the user ids. What is no sound UPN is some other number. */
const upnOf = (row: Row): string | null => {
  const ids = `${row.of('identifier')},${row.of('userIds', 'userId')},${row.of('userMasterIdentifier')}`;
  const found = ids
    .split(',')
    .map((each) => each.replaceAll(/[{}\s]|^.*:/g, '').toUpperCase())
    .find((each) => upnFault(each) === null);
  return found ?? null;
};

/** Grades follow an American list. One that is a year group here is taken; any other, or several, says nothing. */
const yearOf = (grades: string): string | null => (grades.includes(',') ? null : readYear(grades));
