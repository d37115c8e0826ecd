import { uuidv7, type Db } from '#platform/db';
import type { UnderWay } from '../lines/rules.ts';
import type { By, Place } from '../store.ts';

export type Rater = Readonly<{ personId: string; name: string; inAt: Date | null }>;
/** A second rating: which criteria, who asked, who rates. */
export type Second = UnderWay &
  Readonly<{
    id: string;
    isBlind: boolean;
    askedBy: string;
    askedName: string;
    askedAt: Date;
    calledOffAt: Date | null;
    raters: readonly Rater[];
  }>;
/** A level with its reasons from one rater, as far as the reader may see it: until all are in, only their own. */
export type Rating = Readonly<{
  secondId: string;
  criterion: string;
  personId: string;
  name: string;
  level: string;
  comment: string;
  version: number;
  givenAt: Date;
}>;
export type Settlement = Readonly<{
  secondId: string;
  criterion: string;
  kind: 'same' | 'settled';
  level: string;
  reason: string;
  settledName: string;
  settledAt: Date;
}>;

const raters = (db: Db) => db`
  (select jsonb_agg(jsonb_build_object('personId', r.person_id, 'name', r.name, 'inAt', r.in_at) order by r.name)
     from audit_rater r where r.second_id = s.id) as raters`;

const whole = (rows: readonly Second[]): readonly Second[] =>
  rows.map((row) => ({
    ...row,
    // A moment inside JSON comes as text.
    raters: row.raters.map((rater) => ({ ...rater, inAt: rater.inAt === null ? null : new Date(rater.inAt) })),
  }));

/** Every second rating of an enrolment, the newest first; called off ones left out. */
export const readSeconds = async (db: Db, enrolmentId: string): Promise<readonly Second[]> =>
  whole(
    await db<Second[]>`
      select s.id, s.criteria, s.is_blind, s.asked_by, s.asked_name, s.asked_at, s.called_off_at, ${raters(db)}
        from audit_second s where s.enrolment_id = ${enrolmentId} and s.called_off_at is null order by s.asked_at desc, s.id desc`,
  );

/** Those that are rated blind now. */
export const isUnderWay = ({ isBlind, raters: all }: Second): boolean =>
  isBlind && all.some(({ inAt }) => inAt === null);

/** Ratings of some criteria that the reader may see. */
export const readRatings = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Rating[]>`
  select t.second_id, t.criterion, t.person_id, r.name, t.level, t.comment, t.version, t.given_at
    from audit_rating t join audit_rater r using (second_id, person_id)
   where t.enrolment_id = ${enrolmentId} and t.criterion = any (${criteria as string[]}) order by t.given_at, r.name`;

export const readSettlements = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Settlement[]>`
  select second_id, criterion, kind, level, reason, settled_name, settled_at
    from audit_settlement where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]}) order by settled_at desc`;

/** Two who ask at once cannot ask for the same twice: each waits for the other here. */
export const lockAsking = (db: Db, enrolmentId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`seconds ${enrolmentId}`}, 0))`;

/** Asks for a second rating, or says openly that one sees it differently: then everybody is in at once. */
export const addSecond = async (
  db: Db,
  place: Place,
  second: Readonly<{ criteria: readonly string[]; isBlind: boolean; raters: readonly By[] }>,
  by: By,
  now: Date,
): Promise<string> => {
  const id = uuidv7(now.getTime());
  await db`
    insert into audit_second (id, enrolment_id, school_id, criteria, is_blind, asked_by, asked_name, asked_at)
    values (${id}, ${place.id}, ${place.schoolId}, ${second.criteria as string[]}, ${second.isBlind}, ${by.personId}, ${by.name}, ${now})`;
  await db`
    insert into audit_rater (second_id, enrolment_id, school_id, person_id, name, in_at)
    select ${id}, ${place.id}, ${place.schoolId}, r.person_id, r.name, ${second.isBlind ? null : now}
      from unnest(${second.raters.map(({ personId }) => personId)}::uuid[], ${second.raters.map(({ name }) => name)}::text[]) as r (person_id, name)`;
  return id;
};

/** Gives a rating, or gives it anew while nothing is handed in; an older page than the last giving saves nothing. */
export const giveRating = (
  db: Db,
  place: Place,
  rating: Readonly<{
    secondId: string;
    criterion: string;
    personId: string;
    level: string;
    comment: string;
    version: number;
  }>,
  now: Date,
) => db<{ version: number }[]>`
  insert into audit_rating (second_id, enrolment_id, school_id, criterion, person_id, level, comment, given_at)
  select ${rating.secondId}, ${place.id}, ${place.schoolId}, ${rating.criterion}, ${rating.personId}, ${rating.level}, ${rating.comment}, ${now}
  on conflict (second_id, criterion, person_id) do update
    set level = excluded.level, comment = excluded.comment, version = audit_rating.version + 1, given_at = excluded.given_at
    where audit_rating.version = ${rating.version}
  returning version`;

/** Hands one's ratings in, once. One at a time for each second rating, so that the last one knows that it is the last. */
export const handIn = async (db: Db, secondId: string, personId: string, now: Date): Promise<boolean> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`second ${secondId}`}, 0))`;
  const rows = await db<{ personId: string }[]>`
    update audit_rater set in_at = ${now} where second_id = ${secondId} and person_id = ${personId} and in_at is null returning person_id`;
  return rows.length === 1;
};

export const callOff = (db: Db, place: Place, secondId: string, by: By, now: Date) => db<{ id: string }[]>`
  update audit_second set called_off_by = ${by.personId}, called_off_name = ${by.name}, called_off_at = ${now}
   where enrolment_id = ${place.id} and id = ${secondId} and called_off_at is null returning id`;

/** Nothing comes back when it was settled already. */
export const addSettlement = (
  db: Db,
  place: Place,
  one: Readonly<{
    secondId: string;
    criterion: string;
    kind: 'same' | 'settled';
    level: string;
    reason: string;
    ofVersion: number;
  }>,
  by: By,
  now: Date,
) => db<{ criterion: string }[]>`
  insert into audit_settlement (second_id, enrolment_id, school_id, criterion, kind, level, reason, of_version, settled_by, settled_name, settled_at)
  values (${one.secondId}, ${place.id}, ${place.schoolId}, ${one.criterion}, ${one.kind}, ${one.level}, ${one.reason}, ${one.ofVersion},
          ${by.personId}, ${by.name}, ${now})
  on conflict do nothing returning criterion`;

/** People of the school who can rate: those of the working party, with their roles. */
export const readMembers = (db: Db, enrolmentId: string) => db<{ personId: string; name: string; role: string }[]>`
  select m.person_id, p.name, m.role from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null and m.ended_on is null and m.role in ('head', 'lead', 'member')
   order by p.name`;
