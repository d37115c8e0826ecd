import type { Person, Role } from '#platform/actor';
import { bytesSource, CsvUnreadable, readRows } from '#platform/csv';
import type { Db } from '#platform/db';
import { invite } from '../actions.ts';
import { readList, type ListProblem, type ListRow, type ReadList } from './rules.ts';
import { heldAddresses } from './store.ts';

const rowsOf = async (bytes: Uint8Array): Promise<ListRow[] | ListProblem> => {
  const rows: ListRow[] = [];
  try {
    for await (const batch of readRows(bytesSource(bytes))) rows.push(...batch);
    return rows;
  } catch (error) {
    if (error instanceof CsvUnreadable) return { line: error.line, column: null, message: error.message };
    throw error;
  }
};

/** Reads a list and holds it against who is here already. Saves nothing. */
export const checkList = async (
  db: Db,
  actor: Person,
  bytes: Uint8Array,
  offered: readonly Role[],
): Promise<ReadList> => {
  const rows = await rowsOf(bytes);
  if (!Array.isArray(rows)) return { people: [], problems: [rows] };
  const read = readList(rows, offered);
  const held = await heldAddresses(db, actor);
  const known = read.people.flatMap((one): ListProblem[] => {
    const state = held.get(`${one.key} ${one.role}`);
    if (state === undefined) return [];
    const message =
      state === 'member'
        ? 'Leave this row out: this person has that part already.'
        : 'Leave this row out: an invitation to that part is waiting. Send it again from the page People.';
    return [{ line: one.line, column: 'Email', message }];
  });
  return { people: read.people, problems: [...read.problems, ...known].toSorted((a, b) => a.line - b.line) };
};

/** Invites everybody of a list that has no fault, in one transaction: all of them or nobody. */
export const inviteList = async (db: Db, actor: Person, list: ReadList, origin: string, now: Date): Promise<number> => {
  for (const one of list.people)
    await invite(
      db,
      actor,
      { name: one.name, email: one.email, role: one.role, schoolId: actor.schoolId },
      origin,
      now,
    );
  return list.people.length;
};
