import type { Db } from '#platform/db';
import type { Answer, Count, Kind, PairedGroup, SlipLook } from './rules.ts';

export type Round = Readonly<{
  id: string;
  label: string;
  statementsVersion: string;
  openedOn: string;
  closedAt: Date | null;
  listed: Readonly<Record<Kind, number>>;
  answered: Readonly<Record<Kind, number>>;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;

type RoundRow = Omit<Round, 'listed' | 'answered'> &
  Readonly<{ targets: number; others: number; targetsDone: number; othersDone: number }>;

/** Rounds of an enrolment, the newest first, each with how many were given a code and how many have answered. */
export const roundsOf = async (db: Db, enrolmentId: string): Promise<readonly Round[]> => {
  const rows = await db<RoundRow[]>`
    select r.id, r.label, r.statements_version, to_char(r.opened_on, 'YYYY-MM-DD') as opened_on, r.closed_at,
           coalesce((select l.listed from app.readiness_listed(r.id) l where l.kind = 'target'), 0) as targets,
           coalesce((select l.listed from app.readiness_listed(r.id) l where l.kind = 'comparison'), 0) as others,
           coalesce((select a.answered from app.readiness_answered(r.id) a where a.kind = 'target'), 0) as targets_done,
           coalesce((select a.answered from app.readiness_answered(r.id) a where a.kind = 'comparison'), 0) as others_done
      from readiness_round r where r.enrolment_id = ${enrolmentId} order by r.opened_on desc, r.opened_at desc`;
  return rows.map(({ targets, others, targetsDone, othersDone, ...round }) => ({
    ...round,
    listed: { target: targets, comparison: others },
    answered: { target: targetsDone, comparison: othersDone },
  }));
};

/** Two leaders cannot open two rounds at once: each waits for the other here. */
export const lockRounds = (db: Db, enrolmentId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`readiness rounds ${enrolmentId}`}, 0))`;

/** Whether somebody is named who hears pupils who want to talk. */
export const hasLead = async (db: Db, schoolId: string): Promise<boolean> =>
  (await db`select 1 from safeguarding_lead where school_id = ${schoolId} and to_on is null limit 1`).count > 0;

export type Followed = Readonly<{ pupilId: string; kind: Kind }>;

/** The pupils whom the enrolment follows today: those who are asked. */
export const followedNow = (db: Db, enrolmentId: string) =>
  db<Followed[]>`select pupil_id, kind from target_pupil where enrolment_id = ${enrolmentId} and left_on is null`;

export type NewRound = Readonly<{
  id: string;
  label: string;
  version: string;
  openedOn: string;
  by: string;
  now: Date;
}>;

export const insertRound = (db: Db, enrolment: Place, round: NewRound) => db`
  insert into readiness_round (id, school_id, enrolment_id, label, statements_version, opened_on, opened_by, opened_at)
  values (${round.id}, ${enrolment.schoolId}, ${enrolment.id}, ${round.label}, ${round.version}, ${round.openedOn}, ${round.by}, ${round.now})`;

export const insertSlips = (
  db: Db,
  enrolment: Place,
  roundId: string,
  slips: readonly (Followed & Readonly<{ code: string }>)[],
) => db`
  insert into restricted.readiness_slip (school_id, round_id, pupil_id, kind, code)
  select ${enrolment.schoolId}, ${roundId}, s.pupil_id, s.kind, s.code
    from unnest(${slips.map((each) => each.pupilId)}::uuid[], ${slips.map((each) => each.kind)}::text[], ${slips.map((each) => each.code)}::text[])
      as s (pupil_id, kind, code)`;

/** Waits for pupils who are sending now; from then on nobody sends. */
export const closeRound = async (
  db: Db,
  roundId: string,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`readiness round ${roundId}`}, 0))`;
  const done = await db`
    update readiness_round set closed_at = ${by.now}, closed_by = ${by.personId} where id = ${roundId} and closed_at is null`;
  return done.count > 0;
};

export const slipsOf = (db: Db, roundId: string) =>
  db<
    { pupilId: string; code: string }[]
  >`select pupil_id, code from restricted.readiness_slip where round_id = ${roundId}`;

/** Who opened the slips of a round, the latest first, as far as the asker may read the trail: each could answer in a pupil's place. */
export const handedBy = (db: Db, roundId: string): Promise<readonly SlipLook[]> => db<SlipLook[]>`
  select coalesce(p.name, 'Somebody who has left') as name, max(t.at) as at, count(*)::int as times
    from trail_entry t left join person p on p.id = t.person_id
   where t.act = 'questionnaires.slips' and t.about ->> 'round' = ${roundId}
   group by t.person_id, p.name order by max(t.id) desc limit 20`;

export const countsOf = (db: Db, roundId: string) =>
  db<Count[]>`select kind, statement, answer, n from app.readiness_counts(${roundId})`;

export const pairedGroups = (db: Db, before: string, after: string) =>
  db<PairedGroup[]>`select * from app.readiness_change(${before}, ${after})`;

export type Opens = Readonly<{
  roundId: string;
  schoolId: string;
  enrolmentId: string;
  statementsVersion: string;
  state: 'waiting' | 'answered' | 'closed';
}>;

export const opens = async (db: Db, code: string): Promise<Opens | null> =>
  (await db<Opens[]>`select * from app.readiness_opens(${code})`)[0] ?? null;

export const send = async (db: Db, code: string, given: Readonly<Record<string, Answer>>): Promise<string> =>
  (await db<{ done: string }[]>`select app.readiness_send(${code}, ${db.json(given)}) as done`)[0]?.done ?? 'unknown';

export const wishToTalk = async (db: Db, code: string): Promise<boolean> =>
  (await db<{ isNew: boolean }[]>`select app.readiness_talk(${code}) as is_new`)[0]?.isNew ?? false;

/** The DSL and deputies of a school; its head while it has none. */
export const listeners = async (
  db: Db,
  schoolId: string,
): Promise<readonly Readonly<{ personId: string; name: string }>[]> => {
  const named = await db<{ personId: string; name: string }[]>`
    select l.person_id, p.name from safeguarding_lead l join person p on p.id = l.person_id
     where l.school_id = ${schoolId} and l.to_on is null order by l.kind desc, p.name`;
  if (named.length > 0) return named;
  return db<{ personId: string; name: string }[]>`
    select m.person_id, p.name from membership m join person p on p.id = m.person_id
     where m.school_id = ${schoolId} and m.role = 'head' and m.ended_on is null order by p.name`;
};
