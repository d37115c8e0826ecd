import type { LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { matchGiven, matchProblems, workOut } from './matching.ts';
import { openGiven } from './staging.ts';

/** What the pupils of a file would do to the roll. */
export type RollCounts = Readonly<{
  added: number;
  changed: number;
  unchanged: number;
  /** Of the changed: pupils who had left and stand in the file again. */
  returned: number;
  /** On roll and not in the file: perhaps leavers, never taken off by themselves. */
  notInFile: number;
}>;

/** Compares what is staged with the roll, under the lock that `lockPupils` takes. */
export const compareStaged = async (
  db: Db,
  schoolId: string,
  today: string,
): Promise<RollCounts & Readonly<{ problems: readonly LineProblem[] }>> => {
  await openGiven(db);
  await matchGiven(db, schoolId);
  const problems = await matchProblems(db, schoolId);
  await workOut(db, schoolId, today);
  const [counts] = await db<RollCounts[]>`
    select (select count(*)::int from roll_given where pupil_id is null) as added,
           count(*) filter (where is_changed or is_back)::int as changed,
           count(*) filter (where not is_changed and not is_back)::int as unchanged,
           count(*) filter (where is_back)::int as returned,
           (select count(*)::int from restricted.pupil p where p.school_id = ${schoolId} and ${onRoll(db)} and ${notGiven(db)}) as not_in_file
      from roll_to`;
  if (counts === undefined) throw new Error('A count gives one row. Look at compareStaged.');
  return { ...counts, problems };
};

/** On roll: a spell without an end, or, for who was listed before the roll was kept, no spell at all. */
export const onRoll = (db: Db) => db`(
  exists (select from restricted.spell s where s.school_id = p.school_id and s.pupil_id = p.id and s.left_on is null)
  or not exists (select from restricted.spell s where s.school_id = p.school_id and s.pupil_id = p.id))`;

const notGiven = (db: Db) => db`not exists (select from roll_given g where g.pupil_id = p.id)`;

type By = Readonly<{ personId: string | null; importId: string | null; today: string; now: Date }>;

/** Writes what was compared: new pupils, corrections, spells. The history of each correction is kept by the table itself. */
export const writeStaged = async (db: Db, schoolId: string, by: By): Promise<void> => {
  await db`
    insert into restricted.pupil (id, school_id, code, upn, former_upn, surname, forename, born_on, sex, year_group, ethnicity, first_language,
           sen, admission_number, added_by, added_at, import_id)
    select g.id, ${schoolId}, 'P-' || lpad(g.n::text, greatest(3, length(g.n::text)), '0'), g.upn, g.former_upn, g.surname, g.forename, g.born_on,
           g.sex, g.year_group, g.ethnicity, g.first_language, g.sen, g.admission_number, ${by.personId}, ${by.now}, ${by.importId}
      from (select given.*, row_number() over (order by given.place) + (
              select app.last_pupil_code(${schoolId})) as n
              from roll_given given where given.pupil_id is null) g`;
  await db`
    insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, left_on, came_from, added_by, added_at)
    select gen_random_uuid(), ${schoolId}, g.id, coalesce(g.joined_on, least(g.left_on, ${by.today}::date)), g.joined_on is not null,
           case when g.left_on <= ${by.today}::date then g.left_on end, g.came_from, ${by.personId}, ${by.now}
      from roll_given g where g.pupil_id is null`;
  await db`
    update restricted.pupil p
       set (upn, former_upn, surname, forename, born_on, sex, year_group, ethnicity, first_language, sen, admission_number, version, import_id)
         = (t.upn, t.former_upn, t.surname, t.forename, t.born_on, t.sex, t.year_group, t.ethnicity, t.first_language, t.sen, t.admission_number,
            p.version + 1, ${by.importId})
      from roll_to t
     where p.id = t.pupil_id and p.school_id = ${schoolId} and t.is_changed
       and (p.upn, p.former_upn, p.surname, p.forename, p.born_on, p.sex, p.year_group, p.ethnicity, p.first_language, p.sen, p.admission_number)
           is distinct from
           (t.upn, t.former_upn, t.surname, t.forename, t.born_on, t.sex, t.year_group, t.ethnicity, t.first_language, t.sen, t.admission_number)`;
  await writeSpells(db, schoolId, by);
};

const writeSpells = async (db: Db, schoolId: string, by: By): Promise<void> => {
  await db`
    insert into restricted.pupil_change (school_id, pupil_id, field, was, became, changed_by, changed_at, import_id)
    select ${schoolId}, t.pupil_id, 'joined_on', t.was_joined_on::text, t.joined_on::text, ${by.personId}, ${by.now}, ${by.importId}
      from roll_to t where t.spell_id is not null and not t.is_back and t.joined_on <> t.was_joined_on`;
  await db`
    update restricted.spell s set joined_on = t.joined_on, joined_known = true
      from roll_to t where s.id = t.spell_id and not t.is_back and t.joined_on is not null and (t.joined_on <> s.joined_on or not s.joined_known)`;
  await db`
    update restricted.spell s set left_on = t.leaves_on, because = 'As the school’s file says'
      from roll_to t where s.id = t.spell_id and t.leaves_on is not null`;
  // Who came back, and who was listed before the roll was kept.
  await db`
    insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, came_from, added_by, added_at)
    select gen_random_uuid(), ${schoolId}, t.pupil_id, coalesce(t.joined_on, ${by.today}::date), t.joined_known, t.came_from, ${by.personId}, ${by.now}
      from roll_to t where t.is_back or t.spell_id is null`;
};

/** Takes pupils off the roll who stood in no row of the file, from today on. Gives how many. */
export const writeNotInFile = async (db: Db, schoolId: string, by: By): Promise<number> => {
  await db`
    insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, added_by, added_at)
    select gen_random_uuid(), ${schoolId}, p.id, least((p.added_at at time zone 'Europe/London')::date, ${by.today}::date), false, ${by.personId}, ${by.now}
      from restricted.pupil p where p.school_id = ${schoolId} and ${notGiven(db)}
       and not exists (select from restricted.spell s where s.school_id = p.school_id and s.pupil_id = p.id)`;
  const left = await db`
    update restricted.spell s set left_on = greatest(s.joined_on, ${by.today}::date), because = 'No longer in the school’s file'
      from restricted.pupil p
     where p.school_id = ${schoolId} and s.school_id = p.school_id and s.pupil_id = p.id and s.left_on is null and ${notGiven(db)}`;
  return left.count;
};

/** Ids of the pupils of a staged file by the place of their row: the new ones as they were written, the others as they were found. */
export const idsByPlace = async (db: Db): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (await db<{ place: number; id: string }[]>`select place, coalesce(pupil_id, id) as id from roll_given`).map(
      (row) => [row.place, row.id],
    ),
  );

/** What the roll is like now, in a few letters: another answer later means that somebody changed it meanwhile. */
export const rollStamp = async (db: Db, schoolId: string): Promise<string> => {
  const [row] = await db<{ stamp: string }[]>`
    select (select count(*) || '.' || coalesce(sum(version), 0) from restricted.pupil where school_id = ${schoolId}) || '/' ||
           (select count(*) || '.' || count(left_on) from restricted.spell where school_id = ${schoolId}) as stamp`;
  return row?.stamp ?? '';
};
