import type { Role } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { longestHours } from './rules.ts';

/** A part that a person could act in today. */
export type Part = Readonly<{ id: string; role: Role; place: string; title: string | null }>;

export type Device = Readonly<{ id: string; userAgent: string; createdAt: Date; seenAt: Date }>;

/** The parts of a person that have begun and not ended, first those that reach furthest. */
export const partsOf = (db: Db, personId: string, day: string): Promise<Part[]> =>
  db<Part[]>`
    select m.id, m.role, coalesce(s.name, b.name, '') as place, m.title
      from membership m
      left join school s on s.id = m.school_id
      left join body b on b.id = m.body_id
     where m.person_id = ${personId} and m.started_on <= ${day} and (m.ended_on is null or m.ended_on > ${day})
     order by place, m.role`;

type Begun = Readonly<{
  personId: string;
  membershipId: string | null;
  hash: Uint8Array;
  device: string;
  isStrong: boolean;
}>;

export const insertSession = async (db: Db, session: Begun, now: Date): Promise<string> => {
  const id = uuidv7(now.getTime());
  const expires = new Date(now.getTime() + longestHours * 3_600_000);
  await db`
    insert into session (id, person_id, membership_id, token_hash, user_agent, is_strong, created_at, seen_at, expires_at)
    values (${id}, ${session.personId}, ${session.membershipId}, ${session.hash}, ${session.device}, ${session.isStrong}, ${now}, ${now}, ${expires})`;
  return id;
};

/** The same session under a new token: whoever held the old one has nothing. */
export const renewSession = (
  db: Db,
  sessionId: string,
  change: Readonly<{ hash: Uint8Array; membershipId: string | null; isStrong: boolean }>,
) => db`
  update session set token_hash = ${change.hash}, membership_id = ${change.membershipId}, is_strong = ${change.isStrong}
   where id = ${sessionId} and ended_at is null`;

export const findSession = async (db: Db, id: string) => {
  const rows = await db<{ id: string; isStrong: boolean; expiresAt: Date; membershipId: string | null }[]>`
    select id, is_strong, expires_at, membership_id from session where id = ${id}`;
  return rows[0] ?? null;
};

export const devicesOf = (db: Db, personId: string, now: Date): Promise<Device[]> =>
  db<Device[]>`
    select id, user_agent, created_at, seen_at from session
     where person_id = ${personId} and ended_at is null and expires_at > ${now} and seen_at > ${now}::timestamptz - interval '30 minutes'
     order by seen_at desc, id`;

export const endSession = async (db: Db, id: string, personId: string, now: Date): Promise<boolean> => {
  const rows =
    await db`update session set ended_at = ${now} where id = ${id} and person_id = ${personId} and ended_at is null returning id`;
  return rows.length > 0;
};

/** Ends every session of a person, but the one that asks. */
export const endOtherSessions = async (db: Db, personId: string, keep: string | null, now: Date): Promise<number> => {
  const rows = await db`
    update session set ended_at = ${now}
     where person_id = ${personId} and ended_at is null and id is distinct from ${keep}::uuid returning id`;
  return rows.length;
};

/** Removes the sessions that ended, or ran out, thirty days before this day or earlier. Asked as system. */
export const removeEndedSessions = (db: Db, day: string) => db`
  delete from session where least(ended_at, expires_at) < ${day}::date - 30`;
