import { uuidv7, type Db } from '#platform/db';
import type { PlanTyped } from './forms.ts';
import type { Came, Heard, Place, Workshop } from './rules.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Where = Readonly<{ id: string; schoolId: string }>;

/** A session with its list and answers counted, of the rows `w` that `which` names. */
export const workshopColumns = (db: Db) => db`
  w.id, w.title, w.about, w.held_on, w.starts_at, w.minutes, w.place, w.capacity, w.called_off_because, w.version, w.saved_at,
  w.asks, w.link_no, w.link_hash, w.link_closed_at,
  (select coalesce(array_agg(x.party::int order by x.order_no), '{}') from restricted.workshop_place x where x.session_id = w.id and x.withdrawn_at is null) as parties,
  (select coalesce(sum(x.party), 0)::int from restricted.workshop_place x where x.session_id = w.id and x.withdrawn_at is null and x.came) as came,
  (select count(*)::int from workshop_feedback f where f.session_id = w.id) as heard`;

export const workshopsOf = async (db: Db, provisionId: string): Promise<readonly Workshop[]> => db<Workshop[]>`
  select ${workshopColumns(db)}, coalesce(p.name, 'A colleague at the school') as saved_by_name
    from workshop_session w left join person p on p.id = w.saved_by
   where w.provision_id = ${provisionId} order by w.held_on desc, w.starts_at desc, w.id`;

/** Names on the list, in the order in which they signed up; those taken off are not among them. */
export const placesOf = async (db: Db, workshopId: string): Promise<readonly Place[]> => db<Place[]>`
  select id, parent_name, contact, pupil_id, is_from_link, party, needs, language, signed_at, erased_at, came
    from restricted.workshop_place where session_id = ${workshopId} and withdrawn_at is null order by order_no`;

/** One list is written by one at a time, so that a double press adds nobody twice and the last place is given once. */
export const holdList = (db: Db, workshopId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`workshop ${workshopId}`}, 0))`;

export const heardOf = async (db: Db, workshopId: string): Promise<readonly Heard[]> =>
  db<Heard[]>`select useful, surer, again, says from workshop_feedback where session_id = ${workshopId} order by id`;

export const insertWorkshop = async (db: Db, provision: Where, typed: PlanTyped, by: Saver): Promise<string> => {
  const id = uuidv7();
  const of = { id, provisionId: provision.id, schoolId: provision.schoolId };
  await db`insert into workshop_session ${db([{ ...of, ...typed, asks: [...typed.asks], addedAt: by.now, savedBy: by.personId, savedAt: by.now }])}`;
  return id;
};

export const updateWorkshop = async (
  db: Db,
  at: Readonly<{ id: string; version: number }>,
  typed: PlanTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update workshop_session set ${db({ ...typed, asks: [...typed.asks], version: at.version + 1, savedBy: by.personId, savedAt: by.now })}
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
  given: Readonly<{ parentName: string; contact: string; party: number; pupilId: string | null }>,
  by: Saver,
  today: string,
): Promise<boolean> => {
  await holdList(db, workshopId);
  const rows = await db`
    insert into restricted.workshop_place (id, session_id, provision_id, school_id, pupil_id, parent_name, contact, party, signed_at, added_by)
    select ${uuidv7()}, ${workshopId}, ${provisionId}, ${schoolId}, ${given.pupilId}, ${given.parentName}, ${given.contact}, ${given.party}, ${by.now}, ${by.personId}
     where not exists (select from restricted.workshop_place x where x.session_id = ${workshopId} and x.withdrawn_at is null
             and lower(x.parent_name) = lower(${given.parentName}) and x.pupil_id is not distinct from ${given.pupilId}::uuid)
    returning id`;
  if (rows.length > 0 && given.pupilId !== null) await reach(db, { provisionId, schoolId }, given.pupilId, by, today);
  return rows.length > 0;
};

/** The child for whom a family comes is among those whom the provision reaches. */
const reach = (
  db: Db,
  { provisionId, schoolId }: Omit<At, 'workshopId'>,
  pupilId: string,
  by: Saver,
  today: string,
) => db`
  insert into provision_pupil (provision_id, school_id, pupil_id, code, from_on, added_by, added_at)
  select ${provisionId}, school_id, id, code, ${today}, ${by.personId}, ${by.now} from restricted.pupil
   where school_id = ${schoolId} and id = ${pupilId} on conflict (provision_id, pupil_id) do nothing`;

/** Notes for which child a family on the list comes; false when that is known already, or they are not on it. */
export const noteChild = async (
  db: Db,
  at: At,
  { placeId, pupilId }: Readonly<{ placeId: string; pupilId: string }>,
  by: Saver,
  today: string,
): Promise<boolean> => {
  const rows = await db`
    update restricted.workshop_place set pupil_id = ${pupilId}
     where id = ${placeId} and session_id = ${at.workshopId} and pupil_id is null and withdrawn_at is null and erased_at is null returning id`;
  if (rows.length > 0) await reach(db, at, pupilId, by, today);
  return rows.length > 0;
};

/** Takes a family off: nothing of them is needed any more, so it goes at once. False when they were off. */
export const withdrawPlace = async (db: Db, workshopId: string, id: string, now: Date): Promise<boolean> =>
  (
    await db`
      update restricted.workshop_place
         set withdrawn_at = ${now}, erased_at = ${now}, parent_name = '', contact = '', needs = '{}', language = ''
       where session_id = ${workshopId} and id = ${id} and withdrawn_at is null returning id`
  ).length > 0;

/** Only what the page changed is written: two colleagues at two doors do not undo each other's ticks. */
export const keepCame = (db: Db, workshopId: string, { yes, no, rest }: Came) => db`
  update restricted.workshop_place set came = id = any (${[...yes]}::uuid[])
   where session_id = ${workshopId} and withdrawn_at is null
     and (id = any (${[...yes, ...no]}::uuid[]) or (id = any (${[...rest]}::uuid[]) and came is null))`;

export const insertHeard = (db: Db, { workshopId, provisionId, schoolId }: At, heard: Heard, by: Saver) => db`
  insert into workshop_feedback (id, session_id, provision_id, school_id, useful, surer, again, says, recorded_by, recorded_at)
  values (${uuidv7()}, ${workshopId}, ${provisionId}, ${schoolId}, ${heard.useful}, ${heard.surer}, ${heard.again}, ${heard.says}, ${by.personId}, ${by.now})`;
