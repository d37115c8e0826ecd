import type { Person } from '#platform/actor';
import { bytesSource, CsvUnreadable, readRows, type CsvRow, type LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { ListedYear } from './forms.ts';
import type { TermDates } from './rules.ts';
import * as store from './store.ts';

type Lines =
  | Readonly<{ kind: 'rows'; rows: readonly CsvRow[] }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

/** Pasted text as rows, whatever parts its cells. */
export const rowsOf = async (text: string): Promise<Lines> => {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of readRows(bytesSource(new TextEncoder().encode(text)))) rows.push(...batch);
    return { kind: 'rows', rows };
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    return { kind: 'problems', problems: [{ line: error.line, column: null, message: error.message }] };
  }
};

const by = (actor: Person, now: Date) => ({ personId: actor.personId, now });

/** A school keeps dates of its own; false when a colleague saved first. */
export const keepSchoolDates = async (
  db: Db,
  actor: Person & Readonly<{ schoolId: string }>,
  dates: TermDates,
  version: number,
  now: Date,
): Promise<boolean> => {
  const owner = { kind: 'school', schoolId: actor.schoolId } as const;
  if (!(await store.saveDates(db, owner, dates, version, by(actor, now)))) return false;
  await note(db, actor, { act: 'schools.term-dates', about: { to: dates.schoolYear } }, now);
  return true;
};

export const removeSchoolDates = async (
  db: Db,
  actor: Person & Readonly<{ schoolId: string }>,
  year: string,
  now: Date,
): Promise<boolean> => {
  if (!(await store.removeDates(db, actor.schoolId, year))) return false;
  await note(db, actor, { act: 'schools.term-dates-removed', about: { to: year } }, now);
  return true;
};

type Officer = Person & Readonly<{ bodyId: string }>;

/** The awarding body keeps an authority's dates; false when a colleague saved first. */
export const keepAuthorityDates = async (
  db: Db,
  actor: Officer,
  laName: string,
  dates: TermDates,
  version: number,
  now: Date,
): Promise<boolean> => {
  const owner = { kind: 'authority', bodyId: actor.bodyId, laName } as const;
  if (!(await store.saveDates(db, owner, dates, version, by(actor, now)))) return false;
  await note(db, actor, { act: 'schools.term-dates', about: { where: laName, to: dates.schoolYear } }, now);
  return true;
};

/** Takes in a whole list; dates that stand already are replaced. All or nothing. */
export const keepList = async (db: Db, actor: Officer, years: readonly ListedYear[], now: Date): Promise<void> => {
  for (const { laName, line: _line, ...dates } of years) {
    const [kept] = (await store.listOfAuthority(db, actor.bodyId, laName)).filter(
      ({ schoolYear }) => schoolYear === dates.schoolYear,
    );
    await keepAuthorityDates(db, actor, laName, dates, kept?.version ?? 0, now);
  }
};
