import { uuidv7, type Db } from '#platform/db';
import type { Meeting, Pair, Training, Went } from './rules.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Where = Readonly<{ id: string; schoolId: string }>;

export const pairsOf = async (db: Db, provisionId: string): Promise<readonly Pair[]> => db<Pair[]>`
  select p.id, p.mentor_id, p.mentor_code, p.mentee_id, p.mentee_code, p.matched_because, p.from_on, p.ended_on, p.ended_because, p.version,
         count(m.*) filter (where m.went <> 'did-not-meet')::int as meetings,
         coalesce(sum(m.minutes) filter (where m.went <> 'did-not-meet'), 0)::int as minutes,
         max(m.met_on) filter (where m.went <> 'did-not-meet')::text as last_met_on,
         exists (select from mentor_trained t where t.provision_id = p.provision_id and t.pupil_id = p.mentor_id) as is_trained
    from mentor_pair p left join mentor_meeting m on m.pair_id = p.id
   where p.provision_id = ${provisionId}
   group by p.id order by p.ended_on is not null, p.mentee_code, p.from_on`;

export const meetingsOf = async (db: Db, pairId: string): Promise<readonly Meeting[]> => db<Meeting[]>`
  select m.id, m.met_on, m.minutes, m.went, m.note, coalesce(w.name, 'A colleague at the school') as who
    from mentor_meeting m left join person w on w.id = m.recorded_by
   where m.pair_id = ${pairId} order by m.met_on desc`;

export const trainingsOf = async (db: Db, provisionId: string): Promise<readonly Training[]> => db<Training[]>`
  select t.id, t.title, t.held_on, t.minutes, t.led_by, count(x.*)::int as mentors
    from mentor_training t left join mentor_trained x on x.training_id = t.id
   where t.provision_id = ${provisionId} group by t.id order by t.held_on desc, t.id`;

/** Matches two pupils; null when they are a pair already. */
export const insertPair = async (
  db: Db,
  provision: Where,
  pair: Readonly<{ mentorId: string; menteeId: string; because: string; fromOn: string }>,
  by: Saver,
): Promise<string | null> => {
  const rows = await db<{ id: string }[]>`
    insert into mentor_pair (id, provision_id, school_id, mentor_id, mentor_code, mentee_id, mentee_code, matched_because, from_on, added_at, saved_by, saved_at)
    select ${uuidv7()}, ${provision.id}, ${provision.schoolId}, a.id, a.code, b.id, b.code, ${pair.because}, ${pair.fromOn}, ${by.now}, ${by.personId}, ${by.now}
      from restricted.pupil a, restricted.pupil b
     where a.school_id = ${provision.schoolId} and b.school_id = ${provision.schoolId} and a.id = ${pair.mentorId} and b.id = ${pair.menteeId}
    on conflict (provision_id, mentor_id, mentee_id) where ended_on is null do nothing returning id`;
  return rows[0]?.id ?? null;
};

export const endPair = async (
  db: Db,
  provisionId: string,
  pair: Readonly<{ id: string; version: number }>,
  ended: Readonly<{ on: string; because: string }>,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update mentor_pair set ended_on = greatest(${ended.on}::date, from_on), ended_because = ${ended.because}, version = version + 1,
           saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${pair.id} and provision_id = ${provisionId} and version = ${pair.version} and ended_on is null returning id`;
  return rows.length > 0;
};

/** Writes a meeting down; the same day again corrects it. */
export const keepMeeting = (
  db: Db,
  at: Readonly<{ pairId: string; provisionId: string; schoolId: string }>,
  meeting: Readonly<{ metOn: string; minutes: number; went: Went; note: string }>,
  by: Saver,
) => db`
  insert into mentor_meeting ${db([{ id: uuidv7(), ...at, ...meeting, recordedBy: by.personId, recordedAt: by.now }])}
  on conflict (pair_id, met_on) do update set minutes = excluded.minutes, went = excluded.went, note = excluded.note,
    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`;

export const insertTraining = async (
  db: Db,
  provision: Where,
  training: Readonly<{ title: string; heldOn: string; minutes: number; ledBy: string }>,
  mentors: readonly Readonly<{ pupilId: string; code: string }>[],
  by: Saver,
): Promise<void> => {
  const [id, of] = [uuidv7(), { provisionId: provision.id, schoolId: provision.schoolId }];
  await db`insert into mentor_training ${db([{ id, ...of, ...training, recordedBy: by.personId, recordedAt: by.now }])}`;
  if (mentors.length > 0)
    await db`insert into mentor_trained ${db(mentors.map((each) => ({ trainingId: id, ...of, ...each })))}`;
};
