import type { Role } from '#platform/actor';
import type { Db } from '#platform/db';

type Kept = Readonly<{ sealed: Uint8Array; madeAt: Date }>;

/** A person's own address, if they have one. Asked by themselves. */
export const findAddress = async (db: Db, personId: string): Promise<Kept | null> => {
  const rows = await db<Kept[]>`
    select sealed, made_at from calendar_address where person_id = ${personId} and ended_at is null`;
  return rows[0] ?? null;
};

type New = Readonly<{ personId: string; hash: Uint8Array; sealed: Uint8Array }>;

/** Keeps a new address; the one that stood before leads nowhere from now on. */
export const writeAddress = (db: Db, { personId, hash, sealed }: New, now: Date) => db`
  insert into calendar_address (person_id, token_hash, sealed, made_at) values (${personId}, ${hash}, ${sealed}, ${now})
  on conflict (person_id) do update
    set token_hash = excluded.token_hash, sealed = excluded.sealed, made_at = excluded.made_at, ended_at = null`;

export const endAddress = async (db: Db, personId: string, now: Date): Promise<boolean> => {
  const rows = await db`
    update calendar_address set ended_at = ${now} where person_id = ${personId} and ended_at is null returning person_id`;
  return rows.length > 0;
};

export type CalendarOwner = Readonly<{
  personId: string;
  name: string;
  parts: readonly Readonly<{ membershipId: string; role: Role }>[];
}>;

/** Whose address it is, with the parts that they play today. Nobody for one that was taken away, or whose account is closed. */
export const findOwner = async (db: Db, hash: Uint8Array, day: string): Promise<CalendarOwner | null> => {
  const rows = await db<CalendarOwner[]>`
    select p.id as person_id, p.name,
           coalesce((select jsonb_agg(jsonb_build_object('membershipId', m.id, 'role', m.role) order by m.id) from membership m
              where m.person_id = p.id and m.started_on <= ${day} and (m.ended_on is null or m.ended_on > ${day})), '[]') as parts
      from calendar_address c join person p on p.id = c.person_id
     where c.token_hash = ${hash} and c.ended_at is null and p.closed_at is null`;
  return rows[0] ?? null;
};
