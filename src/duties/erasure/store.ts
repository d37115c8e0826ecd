import { uuidv7, type Db } from '#platform/db';
import type { ErasureKind } from './rules.ts';
import { stoppedForMonths, usualMonths } from './rules.ts';

export type Erasure = Readonly<{
  id: string;
  pupilId: string;
  code: string;
  kind: ErasureKind;
  because: string;
  dueOn: string | null;
  askedBy: string | null;
  askedByName: string | null;
  askedAt: Date;
  stoppedBecause: string | null;
  stoppedAt: Date | null;
  doneAt: Date | null;
  removed: Readonly<Record<string, number>> | null;
  isOpen: boolean;
  /** Null once nothing is left of the pupil. */
  name: string | null;
}>;

const columns = (db: Db) => db`
  e.id, e.pupil_id, e.code, e.kind, e.because, e.due_on, e.asked_by, w.name as asked_by_name, e.asked_at, e.stopped_because, e.stopped_at, e.done_at,
  e.removed, e.done_at is null and e.stopped_at is null as is_open, case when r.erased_at is null then r.forename || ' ' || r.surname end as name
    from restricted.erasure e left join person w on w.id = e.asked_by left join restricted.pupil r on r.id = e.pupil_id`;

export const openErasureOf = async (db: Db, schoolId: string, pupilId: string): Promise<Erasure | null> => {
  const [row] = await db<Erasure[]>`
    select ${columns(db)} where e.school_id = ${schoolId} and e.pupil_id = ${pupilId} and e.done_at is null and e.stopped_at is null`;
  return row ?? null;
};

/** One that an address names, held until the transaction ends: two who press at once are one after the other. */
export const lockErasure = async (db: Db, schoolId: string, id: string): Promise<Erasure | null> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`erasing ${id}`}, 0))`;
  const [row] = await db<Erasure[]>`select ${columns(db)} where e.school_id = ${schoolId} and e.id = ${id}`;
  return row ?? null;
};

/** Open ones first, then the latest. */
export const erasuresOf = (db: Db, schoolId: string, most: number): Promise<readonly Erasure[]> => db<Erasure[]>`
  select ${columns(db)} where e.school_id = ${schoolId}
   order by (e.done_at is null and e.stopped_at is null) desc, e.due_on nulls first, coalesce(e.done_at, e.stopped_at, e.asked_at) desc limit ${most}`;

/** False when one is open for the pupil already. */
export const insertAsked = async (
  db: Db,
  where: Readonly<{ schoolId: string; pupilId: string; code: string }>,
  because: string,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const added = await db`
    insert into restricted.erasure (id, school_id, pupil_id, code, kind, because, asked_by, asked_at)
      values (${uuidv7()}, ${where.schoolId}, ${where.pupilId}, ${where.code}, 'asked', ${because}, ${by.personId}, ${by.now}) on conflict do nothing`;
  return added.count === 1;
};

/** True when somebody else of the school may agree today: another senior leader, or whoever leads on safeguarding or deputises. */
export const hasSecond = async (db: Db, schoolId: string, personId: string): Promise<boolean> => {
  const [row] = await db<{ has: boolean }[]>`
    select exists (select from membership m where m.school_id = ${schoolId} and m.role = 'head' and m.ended_on is null and m.person_id <> ${personId})
        or exists (select from safeguarding_lead l where l.school_id = ${schoolId} and l.to_on is null and l.person_id <> ${personId}
                    and app.works_in(${schoolId}, l.person_id)) as has`;
  return row?.has ?? false;
};

export const writeAgreed = (db: Db, id: string, personId: string) =>
  db`update restricted.erasure set agreed_by = ${personId} where id = ${id} and done_at is null and stopped_at is null`;

export const writeStopped = async (
  db: Db,
  id: string,
  because: string,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const stopped = await db`
    update restricted.erasure set stopped_by = ${by.personId}, stopped_because = ${because}, stopped_at = ${by.now}
     where id = ${id} and done_at is null and stopped_at is null`;
  return stopped.count === 1;
};

/** Erases in every table at once, as the task that alone may; what went is kept as the proof. Null when the pupil is gone already. */
export const eraseRows = async (
  db: Db,
  schoolId: string,
  erasure: Readonly<{ id: string; pupilId: string }>,
  now: Date,
): Promise<Readonly<Record<string, number>>> => {
  const [row] = await db<{ removed: Record<string, number> | null }[]>`
    select app.erase_pupil(${schoolId}, ${erasure.pupilId}, ${now}) as removed`;
  const removed = row?.removed ?? {};
  await db`update restricted.erasure set done_at = ${now}, removed = ${db.json(removed)} where id = ${erasure.id}`;
  return removed;
};

export type Keeping = Readonly<{ months: number; version: number; setBy: string | null; setAt: Date | null }>;

export const keepingOf = async (db: Db, schoolId: string): Promise<Keeping> => {
  const [row] = await db<Keeping[]>`
    select k.months, k.version, p.name as set_by, k.set_at from pupil_keeping k left join person p on p.id = k.set_by where k.school_id = ${schoolId}`;
  return row ?? { months: usualMonths, version: 0, setBy: null, setAt: null };
};

/** False when somebody set it first. */
export const writeKeeping = async (
  db: Db,
  schoolId: string,
  given: Readonly<{ months: number; version: number }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const written =
    given.version === 0
      ? await db`insert into pupil_keeping (school_id, months, set_by, set_at) values (${schoolId}, ${given.months}, ${by.personId}, ${by.now}) on conflict do nothing`
      : await db`update pupil_keeping set months = ${given.months}, set_by = ${by.personId}, set_at = ${by.now}, version = version + 1
                  where school_id = ${schoolId} and version = ${given.version}`;
  return written.count === 1;
};

export type Leaver = Readonly<{
  pupilId: string;
  schoolId: string;
  code: string;
  name: string;
  leftOn: string;
  /** The day from which the school's period is over. */
  dueOn: string;
  /** An award that is under way follows the pupil: the rows stay until it is decided. */
  isFollowed: boolean;
}>;

/** Who has left and has nothing asked or stopped, those due first; of one school, or of all; `upto`: whose records may go by then. */
export const leaversOf = (
  db: Db,
  { schoolId, upto, now }: Readonly<{ schoolId: string | null; upto: string | null; now: Date }>,
  most: number,
): Promise<readonly Leaver[]> => db<Leaver[]>`
  select * from (
    select p.id as pupil_id, p.school_id, p.code, p.forename || ' ' || p.surname as name, l.left_on,
           (l.left_on + make_interval(months => coalesce(k.months, ${usualMonths}::int)))::date as due_on,
           exists (select from target_pupil t join enrolment e on e.id = t.enrolment_id
                    where t.school_id = p.school_id and t.pupil_id = p.id and e.state not in ('completed', 'withdrawn')) as is_followed
      from restricted.pupil p
      join lateral (select max(s.left_on) as left_on, bool_or(s.left_on is null) as is_here from restricted.spell s
                     where s.school_id = p.school_id and s.pupil_id = p.id) l on not l.is_here
      left join pupil_keeping k on k.school_id = p.school_id
     where p.erased_at is null and (${schoolId}::uuid is null or p.school_id = ${schoolId})
       and not exists (select from restricted.erasure e where e.school_id = p.school_id and e.pupil_id = p.id and e.done_at is null
                          and (e.stopped_at is null or e.stopped_at > ${now}::timestamptz - make_interval(months => ${stoppedForMonths}::int)))) of
   where ${upto}::date is null or (of.due_on <= ${upto} and not of.is_followed)
   order by of.due_on, of.code limit ${most}`;

/** Plans the erasing of leavers whose period is over; how many were new, by school. */
export const planLeavers = async (
  db: Db,
  leavers: readonly Leaver[],
  goesOn: string,
  now: Date,
): Promise<ReadonlyMap<string, number>> => {
  const planned = new Map<string, number>();
  for (const { schoolId, pupilId, code, leftOn } of leavers) {
    const added = await db`
      insert into restricted.erasure (id, school_id, pupil_id, code, kind, because, due_on, asked_at)
        values (${uuidv7()}, ${schoolId}, ${pupilId}, ${code}, 'leaver', ${`Left on ${leftOn}; the school’s period is over`}, ${goesOn}, ${now}) on conflict do nothing`;
    if (added.count > 0) planned.set(schoolId, (planned.get(schoolId) ?? 0) + 1);
  }
  return planned;
};

export type Due = Readonly<{ id: string; schoolId: string; pupilId: string; code: string; isHere: boolean }>;

/** Leavers of whom the month's notice is over and nobody stopped it, with whether they came back meanwhile. */
export const dueOn = (db: Db, today: string, most: number): Promise<readonly Due[]> => db<Due[]>`
  select e.id, e.school_id, e.pupil_id, e.code, exists (select from restricted.spell s where s.pupil_id = e.pupil_id and s.left_on is null) as is_here
    from restricted.erasure e where e.kind = 'leaver' and e.due_on <= ${today} and e.done_at is null and e.stopped_at is null
   order by e.due_on, e.id limit ${most}`;

/** Who came back is no leaver any more. */
export const writeReturned = (db: Db, id: string, now: Date) =>
  db`update restricted.erasure set stopped_because = 'The pupil is on roll again', stopped_at = ${now} where id = ${id}`;

/** Those who decide about erasing at a school: senior leaders, and who leads on safeguarding or deputises. */
export const decidersOf = (
  db: Db,
  schoolId: string,
): Promise<readonly Readonly<{ personId: string; enrolmentId: string }>[]> => db<
  { personId: string; enrolmentId: string }[]
>`
  select d.person_id, e.id as enrolment_id from (
    select m.person_id from membership m where m.school_id = ${schoolId} and m.role = 'head' and m.ended_on is null
    union
    select l.person_id from safeguarding_lead l where l.school_id = ${schoolId} and l.to_on is null and app.works_in(l.school_id, l.person_id)) d
    cross join lateral (select e.id from enrolment e where e.school_id = ${schoolId} order by (e.state = 'active') desc, e.started_on desc limit 1) e`;
