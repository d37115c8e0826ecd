/** What one row of a sheet says about one pupil. Pure: a row and its columns to a pupil, or to the row's faults. */
import { readSessions, readYesNo } from './cells.ts';
import type { Mapping, Target } from './mapping.ts';
import { readersOf, type Readers } from './readers.ts';
import {
  notAvailableBecause,
  type Attendance,
  type Membership,
  type PupilField,
  type RollPupil,
  type RollResult,
} from './rules.ts';

/** A column that is read: where it stands, what the file calls it, what it means. */
export type Place = Readonly<{ at: number; heading: string; target: Target }>;
type Row = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;
type Problem = (column: string | null, message: string) => void;

type Said = {
  fields: Map<string, string | null>;
  sessions: Map<string, number | null>;
  memberships: Membership[];
  results: RollResult[];
  notAvailable: number;
};

export type RowReader = Readonly<{
  columns: Readonly<{ upn: string; surname: string }>;
  /** The pupil, or null when `problem` was told; `notAvailable` counts cells that say so; `upn` as the row gives it, where it is sound. */
  read: (row: Row, problem: Problem) => Readonly<{ pupil: RollPupil | null; notAvailable: number; upn: string | null }>;
}>;

/** Fields in which "NA" may be somebody's name or number. */
const plainFields: ReadonlySet<string> = new Set(['surname', 'forename', 'admissionNumber']);
const sessionFields: ReadonlySet<string> = new Set(['possible', 'absent', 'unauthorised']);

/** One space between words, none around; most cells are so already. */
const tidy = (text: string): string => (/\s\s|[^\S ]|^ | $/.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text);

export const rowReader = (places: readonly Place[], width: number, mapping: Mapping, today: string): RowReader => {
  const readers = readersOf(today, mapping.isMonthFirst);
  const headingOf = (field: string): string =>
    places.find(({ target }) => target.kind === 'field' && target.field === field)?.heading ?? field;
  return {
    columns: { upn: headingOf('upn'), surname: headingOf('surname') },
    read: (row, tell) => {
      let isSound = true;
      const problem: Problem = (column, message) => {
        isSound = false;
        tell(column, message);
      };
      // A row that is broken as a whole gives one fault, not one for each of its cells.
      const broken = brokenBecause(row, width);
      if (broken !== null) {
        problem(null, broken);
        return { pupil: null, notAvailable: 0, upn: null };
      }
      const said: Said = { fields: new Map(), sessions: new Map(), memberships: [], results: [], notAvailable: 0 };
      for (const place of places) take(said, row, place, readers, problem);
      const attendance = together(said, headingOf, problem);
      return {
        pupil: isSound ? pupilOf(row.line, said, attendance) : null,
        notAvailable: said.notAvailable,
        upn: said.fields.get('upn') ?? null,
      };
    },
  };
};

const brokenBecause = (row: Row, width: number): string | null => {
  if (row.fault !== null) return row.fault;
  return row.cells.slice(width).some((cell) => cell.trim() !== '')
    ? 'This row has more cells than the heading row. A name with a comma needs quotation marks.'
    : null;
};

/** Takes one cell in. A sign for "not available" is nothing said, and for a result it is the reason why. */
const take = (said: Said, row: Row, { at, heading, target }: Place, readers: Readers, problem: Problem): void => {
  const text = tidy(row.cells[at] ?? '');
  const mayBeSign = text.length <= 6 && !(target.kind === 'field' && plainFields.has(target.field));
  const because = mayBeSign ? notAvailableBecause(text) : null;
  if (because !== null) said.notAvailable += 1;
  const cell = because === null ? text : '';
  if (target.kind === 'group') {
    const isMember = readYesNo(cell);
    if (isMember === 'unclear') problem(heading, 'Enter Yes or No, or leave it blank when it is not known.');
    else if (isMember !== null) said.memberships.push({ group: target.group, isMember, line: row.line });
  } else if (target.kind === 'result') {
    if (cell !== '' || because !== null) said.results.push(resultOf(row.line, heading, target, cell, because));
  } else if (target.kind === 'field' && sessionFields.has(target.field)) {
    const sessions = readSessions(cell);
    if (sessions === 'unclear') problem(heading, 'Enter the number of sessions as a whole number, or leave it blank.');
    else said.sessions.set(target.field, sessions);
  } else if (target.kind === 'field') {
    const read = readers[target.field]?.(cell);
    if (read?.kind === 'problem') problem(heading, read.message);
    else if (read !== undefined) said.fields.set(target.field, read.value);
  }
};

const resultOf = (
  line: number,
  heading: string,
  target: Readonly<{ assessment: string; point: string | null }>,
  mark: string,
  because: string | null,
): RollResult => ({
  line,
  column: heading,
  assessment: target.assessment,
  point: target.point,
  takenOn: target.point !== null && /^\d{4}-\d{2}-\d{2}$/.test(target.point) ? target.point : null,
  mark: because === null ? mark : null,
  missingBecause: because,
});

/** What only several cells together show: dates out of order, more sessions absent than there were. Gives the attendance. */
const together = (said: Said, headingOf: (field: string) => string, problem: Problem): Attendance | null => {
  const of = (field: string) => said.fields.get(field) ?? null;
  const [born, joined, left] = [of('bornOn'), of('joinedOn'), of('leftOn')];
  if (joined !== null && left !== null && left < joined)
    problem(headingOf('leftOn'), 'The pupil left before they joined. Correct one of the two dates.');
  if (born !== null && joined !== null && joined < born)
    problem(headingOf('joinedOn'), 'The pupil joined before they were born. Correct one of the two dates.');
  for (const { takenOn, column } of said.results)
    if (born !== null && takenOn !== null && takenOn < born)
      problem(
        column,
        'This result is from before the pupil was born. Correct the date of birth or the day of the test.',
      );
  const [possible, absent, unauthorised] = ['possible', 'absent', 'unauthorised'].map(
    (field) => said.sessions.get(field) ?? null,
  );
  if (possible === undefined || possible === null || absent === undefined || absent === null) return null;
  if (absent > possible || (unauthorised ?? 0) > absent)
    problem(headingOf('absent'), 'More sessions are absent than were possible. Correct the numbers.');
  return { possible, absent, unauthorised: unauthorised ?? null };
};

const pupilOf = (line: number, { fields, memberships, results }: Said, attendance: Attendance | null): RollPupil => {
  const of = (field: PupilField | 'joinedOn' | 'leftOn' | 'kind') => fields.get(field) ?? null;
  return {
    line,
    upn: of('upn'),
    // A row without faults has both names: their readers refuse an empty one.
    surname: of('surname') ?? '',
    forename: of('forename') ?? '',
    bornOn: of('bornOn'),
    sex: of('sex'),
    yearGroup: of('yearGroup'),
    formerUpn: of('formerUpn'),
    admissionNumber: of('admissionNumber'),
    ethnicity: of('ethnicity'),
    firstLanguage: of('firstLanguage'),
    sen: of('sen'),
    joinedOn: of('joinedOn'),
    leftOn: of('leftOn'),
    cameFrom: null,
    kind: of('kind'),
    memberships,
    attendance,
    results,
  };
};
