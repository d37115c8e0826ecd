import { uuidv7, type Db } from '#platform/db';
import type { ListedStaff } from './forms.ts';

type Held = Readonly<{ id: string; name: string; email: string | null; job: string }>;

export type Reconciled = Readonly<{
  added: readonly ListedStaff[];
  changed: readonly Readonly<{ id: string; from: Held; to: ListedStaff }>[];
  unchanged: number;
  /** On our list and not in the file: they stay until somebody says that they left. */
  notListed: readonly Held[];
}>;

/** Compares a list with the staff that is held: by e-mail address, else by name where one side has no address. */
export const reconcile = async (
  db: Db,
  schoolId: string,
  staff: readonly ListedStaff[],
  today: string,
): Promise<Reconciled> => {
  const held = await db<Held[]>`
    select id, name, email, job from staff_member
     where school_id = ${schoolId} and (left_on is null or left_on > ${today}) order by name`;
  const free = new Map(held.map((each) => [each.id, each]));
  const match = (listed: ListedStaff): Held | undefined => {
    const all = [...free.values()];
    const byEmail = listed.email === null ? undefined : all.find((each) => each.email?.toLowerCase() === listed.email);
    return (
      byEmail ??
      all.find(
        (each) =>
          each.name.toLowerCase() === listed.name.toLowerCase() && (each.email === null || listed.email === null),
      )
    );
  };
  const added: ListedStaff[] = [];
  const changed: { id: string; from: Held; to: ListedStaff }[] = [];
  let unchanged = 0;
  for (const listed of staff) {
    const from = match(listed);
    if (from === undefined) added.push(listed);
    else {
      free.delete(from.id);
      const to = { ...listed, email: listed.email ?? from.email, job: listed.job || from.job };
      if (from.name === to.name && from.email === to.email && from.job === to.job) unchanged += 1;
      else changed.push({ id: from.id, from, to });
    }
  }
  return { added, changed, unchanged, notListed: [...free.values()] };
};

export const writeStaff = async (db: Db, schoolId: string, what: Reconciled, today: string): Promise<void> => {
  const rows = what.added.map(({ name, email, job }) => ({
    id: uuidv7(),
    schoolId,
    name,
    email,
    job,
    startedOn: today,
  }));
  if (rows.length > 0) await db`insert into staff_member ${db(rows)}`;
  for (const { id, to } of what.changed)
    await db`update staff_member set name = ${to.name}, email = ${to.email}, job = ${to.job} where id = ${id} and school_id = ${schoolId}`;
};

export const writeLeft = async (db: Db, schoolId: string, id: string, on: string): Promise<boolean> => {
  const left = await db`
    update staff_member set left_on = greatest(${on}::date, started_on) where id = ${id} and school_id = ${schoolId} and left_on is null`;
  return left.count === 1;
};
