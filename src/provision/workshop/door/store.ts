import { uuidv7, type Db } from '#platform/db';
import type { Heard, Workshop } from '../rules.ts';
import { holdList, workshopColumns } from '../store.ts';
import type { SignUp } from './rules.ts';

/** What a family sees of a session, and what the house needs to do something about it. No name of another family is in it. */
export type Offered = Omit<Workshop, 'savedByName'> &
  Readonly<{
    provisionId: string;
    schoolId: string;
    school: string;
    yearGroups: readonly string[];
    runBy: string;
    partnerName: string | null;
    /** Whom to tell about a worry; null while the school has named nobody. */
    safeguardingLead: string | null;
  }>;

const offered = (db: Db, which: ReturnType<Db>) => db<Offered[]>`
  select ${workshopColumns(db)}, w.provision_id, w.school_id, s.name as school, p.year_groups, p.run_by, q.name as partner_name,
         (select c.name from safeguarding_lead l join person c on c.id = l.person_id
           where l.school_id = w.school_id and l.to_on is null order by l.kind desc, c.name limit 1) as safeguarding_lead
    from workshop_session w join provision p on p.id = w.provision_id join school s on s.id = w.school_id
    left join partner q on q.id = p.partner_id
   where ${which}`;

export const offeredBy = async (db: Db, hash: Uint8Array): Promise<Offered | null> =>
  (await offered(db, db`w.link_hash = ${hash}`))[0] ?? null;

/** Where a family stands on a list, by their own secret. */
export type Own = Readonly<{
  placeId: string;
  sessionId: string;
  party: number;
  before: readonly number[];
  isOff: boolean;
}>;

export const ownBy = async (db: Db, hash: Uint8Array): Promise<Own | null> => {
  const rows = await db<Own[]>`
    select p.id as place_id, p.session_id, p.party, p.withdrawn_at is not null as is_off,
           (select coalesce(array_agg(x.party::int order by x.order_no), '{}') from restricted.workshop_place x
             where x.session_id = p.session_id and x.withdrawn_at is null and x.order_no <= p.order_no) as before
      from restricted.workshop_own_link l join restricted.workshop_place p on p.id = l.place_id where l.hash = ${hash}`;
  return rows[0] ?? null;
};

export const offeredOf = async (db: Db, sessionId: string): Promise<Offered> => {
  const [found] = await offered(db, db`w.id = ${sessionId}`);
  if (found === undefined)
    throw new Error(`The session ${sessionId} has places and is gone: look for what removed it.`);
  return found;
};

/** Holds the list, so that whoever asks now sees what the one before them was given. */
export const heldOffer = async (db: Db, offer: Offered): Promise<Offered> => {
  await holdList(db, offer.id);
  return offeredOf(db, offer.id);
};

/** The place of this very person: the same name and the same way to reach them, whatever the capitals and spaces. */
const sameAs = async (db: Db, sessionId: string, given: SignUp): Promise<string | null> => {
  const plain = (column: string, value: string) =>
    db`regexp_replace(lower(${db(column)}), '\\s+', ' ', 'g') = regexp_replace(lower(${value}), '\\s+', ' ', 'g')`;
  const rows = await db<{ id: string }[]>`
    select id from restricted.workshop_place
     where session_id = ${sessionId} and withdrawn_at is null and erased_at is null
       and ${plain('parent_name', given.parentName)} and ${plain('contact', given.contact)}
     order by order_no limit 1`;
  return rows[0]?.id ?? null;
};

/** Puts a family on the list, or finds them there already; either way the secret is theirs from now on. True when they are new. */
export const putOnList = async (
  db: Db,
  offer: Offered,
  given: SignUp,
  at: Readonly<{ own: Uint8Array; now: Date }>,
): Promise<boolean> => {
  const there = await sameAs(db, offer.id, given);
  const id = there ?? uuidv7();
  const row = { id, sessionId: offer.id, provisionId: offer.provisionId, schoolId: offer.schoolId, isFromLink: true };
  if (there === null)
    await db`insert into restricted.workshop_place ${db([{ ...row, ...given, needs: [...given.needs], signedAt: at.now }])}`;
  await db`insert into restricted.workshop_own_link (hash, place_id, school_id) values (${at.own}, ${id}, ${offer.schoolId})`;
  return there === null;
};

/** Keeps an answer without who or when: its day is the session's. False when the same form came before. */
export const keepAnswer = async (db: Db, offer: Offered, id: string, heard: Heard): Promise<boolean> =>
  (
    await db`
      insert into workshop_feedback (id, session_id, provision_id, school_id, useful, surer, again, says, recorded_at)
      values (${id}, ${offer.id}, ${offer.provisionId}, ${offer.schoolId}, ${heard.useful}, ${heard.surer}, ${heard.again}, ${heard.says}, ${`${offer.heldOn}T00:00:00Z`})
      on conflict (id) do nothing returning id`
  ).length > 0;

/** True when the same form came before. */
export const isKept = async (db: Db, id: string): Promise<boolean> =>
  (await db`select from workshop_feedback where id = ${id}`).length > 0;

/** Erases what was personal on lists of sessions before this day; how many were erased, by school. */
export const eraseBefore = (db: Db, day: string, now: Date) => db<{ schoolId: string; n: number }[]>`
  with gone as (
    update restricted.workshop_place p set erased_at = ${now}, parent_name = '', contact = '', needs = '{}', language = ''
      from workshop_session w where w.id = p.session_id and w.held_on < ${day} and p.erased_at is null returning p.school_id)
  select school_id, count(*)::int as n from gone group by school_id`;
