import type { Person } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import type { AwardStanding } from './rules.ts';

export type NewAward = Readonly<{
  id: string;
  number: string;
  enrolmentId: string;
  schoolId: string;
  bodyId: string;
  decisionId: string;
  scheme: string;
  schemeVersion: string;
  schemeTitle: string;
  statement: string;
  criteria: string;
  steps: readonly string[];
  origin: string;
  statusIndex: number;
  visitedOn: string;
  awardedOn: string;
  renewalFrom: string;
  validUntil: string;
  signatoryName: string;
  signatoryPart: string;
  createdAt: Date;
}>;

/** Keeps the names of school and body as they are today. False when the number or the place in the list is taken. */
export const insertAward = async (db: Db, award: NewAward): Promise<boolean> => {
  const rows = await db`
    insert into award (id, number, enrolment_id, school_id, body_id, decision_id, scheme, scheme_version, scheme_title, statement,
      criteria, steps, origin, status_index, visited_on, awarded_on, renewal_from, valid_until, signatory_name, signatory_part,
      created_at, school_name, school_urn, town, body_name, body_slug)
    select ${award.id}, ${award.number}, ${award.enrolmentId}, s.id, b.id, ${award.decisionId}, ${award.scheme}, ${award.schemeVersion},
      ${award.schemeTitle}, ${award.statement}, ${award.criteria}, ${[...award.steps]}, ${award.origin}, ${award.statusIndex},
      ${award.visitedOn}::date, ${award.awardedOn}::date, ${award.renewalFrom}::date, ${award.validUntil}::date, ${award.signatoryName},
      ${award.signatoryPart}, ${award.createdAt}, s.name, s.urn, s.town, b.name, b.slug
      from school s, body b where s.id = ${award.schoolId} and b.id = ${award.bodyId}
    on conflict do nothing returning id`;
  return rows.length > 0;
};

type Event = Readonly<{
  awardId: string;
  bodyId: string;
  kind: 'awarded' | 'issued' | 'suspended' | 'lifted' | 'withdrawn';
  says: string;
  at: Date;
}>;

export const insertEvent = (db: Db, event: Event) => db`
  insert into award_event (id, award_id, body_id, kind, says, happened_at)
  values (${uuidv7()}, ${event.awardId}, ${event.bodyId}, ${event.kind}, ${event.says}, ${event.at})`;

/** An award as the awarding body's desk works with it. */
export type BodyAward = AwardStanding &
  Readonly<{
    id: string;
    number: string;
    schoolId: string;
    bodyId: string;
    enrolmentId: string;
    schoolName: string;
    schemeTitle: string;
    awardedOn: string;
    issuedAt: Date | null;
    stateReason: string | null;
  }>;

export type ListedAward = BodyAward & Readonly<{ total: number; isAsked: boolean }>;

/** The body's awards, those whose withdrawal waits for a signature first. */
export const listAwards = (db: Db, bodyId: string, first: number, atMost: number) => db<ListedAward[]>`
  select a.id, a.number, a.school_id, a.body_id, a.enrolment_id, a.school_name, a.scheme_title, a.awarded_on, a.valid_until, a.renewal_from,
         a.issued_at, a.state, a.state_reason, count(*) over ()::int as total,
         exists (select from award_motion m where m.award_id = a.id and m.signed_at is null and m.refused_at is null) as is_asked
    from award a where a.body_id = ${bodyId}
   order by is_asked desc, a.awarded_on desc, a.school_name offset ${first} limit ${atMost}`;

/** An award of the acting person's own awarding body. */
export const findOwnAward = async (db: Db, number: string, bodyId: string): Promise<BodyAward | null> => {
  const rows = await db<BodyAward[]>`
    select id, number, school_id, body_id, enrolment_id, school_name, scheme_title, awarded_on, valid_until, renewal_from, issued_at, state, state_reason
      from award where number = ${number} and body_id = ${bodyId}`;
  return rows[0] ?? null;
};

export type Motion = Readonly<{ id: string; reason: string; askedPerson: string; askedName: string; askedAt: Date }>;

export const openMotionOf = async (db: Db, awardId: string): Promise<Motion | null> => {
  const rows = await db<Motion[]>`
    select id, reason, asked_person, asked_name, asked_at from award_motion
     where award_id = ${awardId} and signed_at is null and refused_at is null`;
  return rows[0] ?? null;
};

type NewMotion = Readonly<{ awardId: string; bodyId: string; reason: string; asked: Person; at: Date }>;

export const insertMotion = async (db: Db, motion: NewMotion): Promise<boolean> => {
  const rows = await db`
    insert into award_motion (id, award_id, body_id, reason, asked_person, asked_name, asked_at)
    values (${uuidv7()}, ${motion.awardId}, ${motion.bodyId}, ${motion.reason}, ${motion.asked.personId}, ${motion.asked.name}, ${motion.at})
    on conflict (award_id) where signed_at is null and refused_at is null do nothing returning id`;
  return rows.length > 0;
};

/** Answers a motion that is still open; false when somebody else did in the meantime. */
export const answerMotion = async (
  db: Db,
  id: string,
  answer: 'signed' | 'refused',
  by: Person,
  at: Date,
): Promise<boolean> => {
  const rows =
    answer === 'signed'
      ? await db`update award_motion set signed_person = ${by.personId}, signed_name = ${by.name}, signed_at = ${at}
          where id = ${id} and signed_at is null and refused_at is null returning id`
      : await db`update award_motion set refused_name = ${by.name}, refused_at = ${at}
          where id = ${id} and signed_at is null and refused_at is null returning id`;
  return rows.length > 0;
};

export const moveAward = (
  db: Db,
  id: string,
  state: AwardStanding['state'],
  reason: string | null,
  since: string | null,
) => db`update award set state = ${state}, state_reason = ${reason}, state_since = ${since} where id = ${id}`;

/** The number of the award that an enrolment led to, as soon as it is decided. */
export const findAwardOfEnrolment = async (db: Db, enrolmentId: string): Promise<string | null> => {
  const rows = await db<{ number: string }[]>`select number from award where enrolment_id = ${enrolmentId}`;
  return rows[0]?.number ?? null;
};

export type PastAward = Readonly<{ schoolName: string; title: string; awardedBy: string; awardedOn: string }>;

/** Awards from before Waymark, as schools of this body recorded them. */
export const listPastAwards = (db: Db) => db<PastAward[]>`
  select s.name as school_name, p.title, p.awarded_by, p.awarded_on from past_award p join school s on s.id = p.school_id
   order by p.awarded_on desc limit 200`;

/** The origins under which published awards were given, each with their number. */
export const originsOfAwards = (db: Db) => db<{ origin: string; awards: number }[]>`
  select origin, count(*)::int as awards from award where issued_at is not null group by origin order by origin`;
