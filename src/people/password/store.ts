import { uuidv7, type Db } from '#platform/db';

export const savePassword = (db: Db, personId: string, hash: string, now: Date) => db`
  insert into password (person_id, hash, set_at) values (${personId}, ${hash}, ${now})
  on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`;

/** The names of the places where a person plays a part: nothing to make a password of. */
export const placesOf = async (db: Db, personId: string): Promise<string[]> => {
  const rows = await db<{ name: string }[]>`
    select distinct coalesce(s.name, b.name) as name from membership m
      left join school s on s.id = m.school_id left join body b on b.id = m.body_id
     where m.person_id = ${personId} and coalesce(s.name, b.name) is not null`;
  return rows.map((row) => row.name);
};

export type LinkKind = 'reset' | 'sign-in';

/** A new link of its kind; an older one of the same person is over. */
export const insertLink = async (
  db: Db,
  link: Readonly<{ kind: LinkKind; personId: string; hash: Uint8Array }>,
  now: Date,
  until: Date,
): Promise<void> => {
  await db`update one_time_link set used_at = ${now} where person_id = ${link.personId} and kind = ${link.kind} and used_at is null`;
  await db`
    insert into one_time_link (id, kind, person_id, token_hash, made_at, expires_at)
    values (${uuidv7(now.getTime())}, ${link.kind}, ${link.personId}, ${link.hash}, ${now}, ${until})`;
};

export const findLink = async (db: Db, kind: LinkKind, hash: Uint8Array, now: Date) => {
  const rows = await db<{ personId: string; email: string; name: string }[]>`
    select l.person_id, p.email, p.name from one_time_link l join person p on p.id = l.person_id
     where l.token_hash = ${hash} and l.kind = ${kind} and l.used_at is null and l.expires_at > ${now} and p.closed_at is null`;
  return rows[0] ?? null;
};

/** Spends a link: whose it was, or null when it is unknown, too old, or was spent before. Of two at once one gets it. */
export const spendLink = async (db: Db, kind: LinkKind, hash: Uint8Array, now: Date): Promise<string | null> => {
  const rows = await db<{ personId: string }[]>`
    update one_time_link set used_at = ${now}
     where token_hash = ${hash} and kind = ${kind} and used_at is null and expires_at > ${now}
    returning person_id`;
  return rows[0]?.personId ?? null;
};

export const passwordSetAt = async (db: Db, personId: string): Promise<Date | null> => {
  const rows = await db<{ setAt: Date }[]>`select set_at from password where person_id = ${personId}`;
  return rows[0]?.setAt ?? null;
};

/** How many links to a new password this person was sent in the last quarter of an hour. */
export const linksSince = async (db: Db, personId: string, now: Date): Promise<number> => {
  const rows = await db<{ n: number }[]>`
    select count(*) as n from one_time_link
     where person_id = ${personId} and kind = 'reset' and made_at > ${now}::timestamptz - interval '15 minutes'`;
  return rows[0]?.n ?? 0;
};
