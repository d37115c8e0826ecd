import { uuidv7, type Db } from '#platform/db';
import type { SealedKey } from '../credential/keys.ts';

export type Body = Readonly<{ id: string; slug: string; name: string }>;

export const findBody = async (db: Db, by: Readonly<{ slug: string } | { id: string }>): Promise<Body | null> => {
  const rows =
    'slug' in by
      ? await db<Body[]>`select id, slug, name from body where slug = ${by.slug}`
      : await db<Body[]>`select id, slug, name from body where id = ${by.id}`;
  return rows[0] ?? null;
};

/** A public key of a body; `retiredAt` is null for the one in use. */
export type KeptKey = Readonly<{
  id: string;
  name: string;
  publicKeyMultibase: string;
  madeAt: Date;
  retiredAt: Date | null;
  awards: number;
}>;

/** What the world reads of a body's keys, the one in use first. */
export const listPublicKeys = (db: Db, bodyId: string) => db<Pick<KeptKey, 'name' | 'publicKeyMultibase'>[]>`
  select name, public_key_multibase from signing_key where body_id = ${bodyId} order by retired_at desc nulls first, made_at desc`;

/** A body's keys, the one in use first, with the number of awards that each has signed. */
export const listKeys = (db: Db, bodyId: string) => db<KeptKey[]>`
  select k.id, k.name, k.public_key_multibase, k.made_at, k.retired_at,
         (select count(*)::int from award a where a.body_id = k.body_id and a.key_name = k.name) as awards
    from signing_key k where k.body_id = ${bodyId} order by k.retired_at desc nulls first, k.made_at desc`;

export type SecretKey = SealedKey & Readonly<{ name: string }>;

/** The key in use with its sealed private half. Asked as the system: nobody else reads it. */
export const keyInUse = async (system: Db, bodyId: string): Promise<SecretKey | null> => {
  const rows = await system<SecretKey[]>`
    select k.name, k.public_key_multibase, s.sealed from signing_key k join signing_secret s on s.key_id = k.id
     where k.body_id = ${bodyId} and k.retired_at is null`;
  return rows[0] ?? null;
};

export const insertKey = async (system: Db, bodyId: string, key: SecretKey, now: Date): Promise<void> => {
  const id = uuidv7();
  await system`insert into signing_key (id, body_id, name, public_key_multibase, made_at)
    values (${id}, ${bodyId}, ${key.name}, ${key.publicKeyMultibase}, ${now})`;
  await system`insert into signing_secret (key_id, sealed) values (${id}, ${key.sealed})`;
};

export const retireKeyInUse = (system: Db, bodyId: string, now: Date) =>
  system`update signing_key set retired_at = ${now} where body_id = ${bodyId} and retired_at is null`;

/** Places in the signed list of a purpose that are raised now. */
export const raisedPlaces = async (db: Db, bodyId: string, state: 'withdrawn' | 'suspended'): Promise<number[]> => {
  const rows = await db<{ statusIndex: number }[]>`
    select status_index from award where body_id = ${bodyId} and state = ${state} and state <> 'held' and issued_at is not null`;
  return rows.map(({ statusIndex }) => statusIndex);
};

/**
 * The origin for which a body's keys and lists are asked: an award keeps the one under which it was given, so an older
 * address that still leads here answers under its own name.
 */
export const originAsked = async (db: Db, bodyId: string, host: string, origin: string): Promise<string> => {
  if (new URL(origin).host === host) return origin;
  const rows = await db<{ origin: string }[]>`
    select distinct origin from award where body_id = ${bodyId} and issued_at is not null and origin <> ${origin}`;
  return rows.find((row) => new URL(row.origin).host === host)?.origin ?? origin;
};
