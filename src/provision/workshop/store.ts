import { uuidv7, type Db } from '#platform/db';
import type { PlanTyped } from './forms.ts';
import type { Heard, Place, Workshop } from './rules.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Where = Readonly<{ id: string; schoolId: string }>;

export const workshopsOf = async (db: Db, provisionId: string): Promise<readonly Workshop[]> => db<Workshop[]>`
  select w.id, w.title, w.about, w.held_on, w.starts_at, w.minutes, w.place, w.capacity, w.called_off_because, w.version, w.saved_at,
         coalesce(p.name, 'A colleague at the school') as saved_by_name,
         (select count(*)::int from restricted.workshop_place x where x.session_id = w.id and x.withdrawn_at is null) as signed,
         (select count(*)::int from restricted.workshop_place x where x.session_id = w.id and x.came) as came,
         (select count(*)::int from workshop_feedback f where f.session_id = w.id) as heard
    from workshop_session w left join person p on p.id = w.saved_by
   where w.provision_id = ${provisionId} order by w.held_on desc, w.starts_at desc, w.id`;

/** Names on the list, in the order in which they signed up; those taken off are not among them. */
export const placesOf = async (db: Db, workshopId: string): Promise<readonly Place[]> => db<Place[]>`
  select id, parent_name, contact, pupil_id, signed_at, came from restricted.workshop_place
   where session_id = ${workshopId} and withdrawn_at is null order by signed_at, id`;

export const heardOf = async (db: Db, workshopId: string): Promise<readonly Heard[]> =>
  db<Heard[]>`select useful, says from workshop_feedback where session_id = ${workshopId} order by recorded_at, id`;

export const insertWorkshop = async (db: Db, provision: Where, typed: PlanTyped, by: Saver): Promise<string> => {
  const id = uuidv7();
  const of = { id, provisionId: provision.id, schoolId: provision.schoolId };
  await db`insert into workshop_session ${db([{ ...of, ...typed, addedAt: by.now, savedBy: by.personId, savedAt: by.now }])}`;
  return id;
};

export const updateWorkshop = async (
  db: Db,
  at: Readonly<{ id: string; version: number }>,
  typed: PlanTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update workshop_session set ${db({ ...typed, version: at.version + 1, savedBy: by.personId, savedAt: by.now })}
     where id = ${at.id} and version = ${at.version} returning id`;
  return rows.length > 0;
};

export const callOffWorkshop = async (
  db: Db,
  at: Readonly<{ id: string; version: number }>,
  because: string,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update workshop_session set called_off_because = ${because}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${at.id} and version = ${at.version} and called_off_because is null returning id`;
  return rows.length > 0;
};

type At = Readonly<{ workshopId: string; provisionId: string; schoolId: string }>;

/** Puts a parent on the list; the child they come for is on the provision from then on. False when the same name stands already. */
export const insertPlace = async (
  db: Db,
  { workshopId, provisionId, schoolId }: At,
  given: Readonly<{ parentName: string; contact: string; pupilId: string | null }>,
  by: Saver,
  today: string,
): Promise<boolean> => {
  // One list is written by one person at a time, so that a double press adds nobody twice.
  await db`select pg_advisory_xact_lock(hashtextextended(${`workshop ${workshopId}`}, 0))`;
  const rows = await db`
    insert into restricted.workshop_place (id, session_id, provision_id, school_id, pupil_id, parent_name, contact, signed_at, added_by)
    select ${uuidv7()}, ${workshopId}, ${provisionId}, ${schoolId}, ${given.pupilId}, ${given.parentName}, ${given.contact}, ${by.now}, ${by.personId}
     where not exists (select from restricted.workshop_place x where x.session_id = ${workshopId} and x.withdrawn_at is null
             and lower(x.parent_name) = lower(${given.parentName}) and x.pupil_id is not distinct from ${given.pupilId}::uuid)
    returning id`;
  if (rows.length > 0 && given.pupilId !== null)
    await db`
      insert into provision_pupil (provision_id, school_id, pupil_id, code, from_on, added_by, added_at)
      select ${provisionId}, school_id, id, code, ${today}, ${by.personId}, ${by.now} from restricted.pupil
       where school_id = ${schoolId} and id = ${given.pupilId} on conflict (provision_id, pupil_id) do nothing`;
  return rows.length > 0;
};

export const withdrawPlace = async (db: Db, workshopId: string, id: string, now: Date): Promise<boolean> =>
  (
    await db`
      update restricted.workshop_place set withdrawn_at = ${now} where session_id = ${workshopId} and id = ${id} and withdrawn_at is null returning id`
  ).length > 0;

/** Who came, of everybody on the list: those not among them did not. */
export const keepCame = (db: Db, workshopId: string, came: readonly string[]) => db`
  update restricted.workshop_place set came = id = any (${[...came]}::uuid[]) where session_id = ${workshopId} and withdrawn_at is null`;

export const insertHeard = (db: Db, { workshopId, provisionId, schoolId }: At, heard: Heard, by: Saver) => db`
  insert into workshop_feedback (id, session_id, provision_id, school_id, useful, says, recorded_by, recorded_at)
  values (${uuidv7()}, ${workshopId}, ${provisionId}, ${schoolId}, ${heard.useful}, ${heard.says}, ${by.personId}, ${by.now})`;
