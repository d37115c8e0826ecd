import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { SessionForm } from './forms.ts';
import type { SessionFacts, StaffFacts } from './rules.ts';

export type Session = SessionFacts &
  Readonly<{
    startsAt: string | null;
    minutes: number | null;
    place: string;
    ledBy: string;
    programme: string;
    materials: string;
    record: string;
    feedbackAsked: number | null;
    feedbackUseful: number | null;
    feedbackWords: string;
    calledOffBecause: string | null;
    present: number;
    version: number;
  }>;

/** All sessions of an enrolment in order of day, with how many were there. One statement. */
export const sessionsOf = async (db: Db, enrolmentId: string): Promise<readonly Session[]> => db<Session[]>`
  select s.id, s.kind, s.catch_up_of, s.title, s.held_on, s.starts_at, s.minutes, s.place, s.led_by, s.programme, s.materials, s.record,
         s.feedback_asked, s.feedback_useful, s.feedback_words, s.called_off_because, s.version,
         s.recorded_at is not null as is_recorded, s.called_off_because is not null as is_called_off,
         (select count(*)::int from attendance a where a.session_id = s.id) as present
    from training_session s where s.enrolment_id = ${enrolmentId} order by s.held_on, s.starts_at nulls last, s.id`;

export type Staff = StaffFacts & Readonly<{ email: string | null }>;

/** Everybody on the staff on this day, with the sessions of this enrolment at which they were. One statement. */
export const staffOf = async (
  db: Db,
  enrolment: Pick<Enrolment, 'id' | 'schoolId'>,
  today: string,
): Promise<readonly Staff[]> => db<Staff[]>`
  select m.id, m.name, m.email, m.job, coalesce(array_agg(a.session_id) filter (where a.session_id is not null), '{}') as attended
    from staff_member m left join attendance a on a.staff_id = m.id and a.enrolment_id = ${enrolment.id}
   where m.school_id = ${enrolment.schoolId} and m.started_on <= ${today} and (m.left_on is null or m.left_on > ${today})
   group by m.id order by split_part(m.name, ' ', -1), m.name, m.id`;

/** How many people look after each standard, by its code. */
export const namedByStandard = async (
  db: Db,
  enrolmentId: string,
  today: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db<{ code: string; named: number }[]>`
    select code, count(*)::int as named from team_member, unnest(standards) as code
     where enrolment_id = ${enrolmentId} and (left_on is null or left_on > ${today}) group by code`;
  return new Map(rows.map((row) => [row.code, row.named]));
};

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

export const insertSession = async (db: Db, enrolment: Which, form: SessionForm): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into training_session (id, enrolment_id, school_id, kind, catch_up_of, title, held_on, starts_at, minutes, place, led_by, programme, materials)
    values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${form.kind}, ${form.kind === 'catch-up' ? form.catchUpOf : null}, ${form.title},
      ${form.heldOn}, ${form.startsAt}, ${form.minutes}, ${form.place}, ${form.ledBy}, ${form.programme}, ${form.materials})`;
  return id;
};

/** False when somebody else saved since this version was shown. Its kind stays: attendance was taken for that kind. */
export const updateSession = async (db: Db, id: string, form: SessionForm): Promise<boolean> => {
  const saved = await db`
    update training_session set title = ${form.title}, held_on = ${form.heldOn}, starts_at = ${form.startsAt}, minutes = ${form.minutes},
      place = ${form.place}, led_by = ${form.ledBy}, programme = ${form.programme}, materials = ${form.materials}, version = version + 1
     where id = ${id} and version = ${form.version}`;
  return saved.count === 1;
};

/** Keeps who was there among those shown; others stay as they are. Gives how many are present in all. */
export const writeAttendance = async (
  db: Db,
  enrolment: Which,
  sessionId: string,
  who: Readonly<{ present: readonly string[]; shown: readonly string[] }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<number> => {
  const absent = who.shown.filter((id) => !who.present.includes(id));
  if (absent.length > 0)
    await db`delete from attendance where session_id = ${sessionId} and staff_id = any (${absent}::uuid[])`;
  await db`
    insert into attendance (session_id, staff_id, school_id, enrolment_id, recorded_by, recorded_at)
    select ${sessionId}, m.id, ${enrolment.schoolId}, ${enrolment.id}, ${by.personId}, ${by.now}
      from staff_member m where m.school_id = ${enrolment.schoolId} and m.id = any (${[...who.present]}::uuid[])
    on conflict do nothing`;
  await db`update training_session set recorded_at = coalesce(recorded_at, ${by.now}) where id = ${sessionId}`;
  const [row] = await db<
    { present: number }[]
  >`select count(*)::int as present from attendance where session_id = ${sessionId}`;
  return row?.present ?? 0;
};

type Outcome = Readonly<{
  record: string;
  feedbackAsked: number | null;
  feedbackUseful: number | null;
  feedbackWords: string;
  version: number;
}>;

export const writeOutcome = async (db: Db, id: string, outcome: Outcome, now: Date): Promise<boolean> => {
  const saved = await db`
    update training_session set record = ${outcome.record}, feedback_asked = ${outcome.feedbackAsked}, feedback_useful = ${outcome.feedbackUseful},
      feedback_words = ${outcome.feedbackWords}, recorded_at = coalesce(recorded_at, ${now}), version = version + 1
     where id = ${id} and version = ${outcome.version}`;
  return saved.count === 1;
};

export const writeCalledOff = (db: Db, id: string, reason: string) =>
  db`update training_session set called_off_because = ${reason}, version = version + 1 where id = ${id} and called_off_because is null`;
