import { uuidv7, type Db } from '#platform/db';
import { windowMinutes } from './rules.ts';

/** An account as sign-in needs it; null parts for what it does not have. */
export type Account = Readonly<{
  personId: string;
  name: string;
  email: string;
  key: string;
  hash: string | null;
  hasSecondStep: boolean;
}>;

/**
 * Holds this account's line: of two attempts at the same moment the second waits until the first is counted, so that a
 * hundred at once are not a hundred free guesses. The lock ends with this short transaction, before any hashing.
 */
export const holdAccount = (db: Db, key: string) => db`select pg_advisory_xact_lock(hashtextextended(${key}, 7309422))`;

export const failuresOf = async (db: Db, key: string, address: string, now: Date) => {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const rows = await db<{ account: number; address: number }[]>`
    select (select count(*) from sign_in_failure where account_key = ${key} and failed_at > ${since}) as account,
           (select count(*) from sign_in_failure where address = ${address} and failed_at > ${since}) as address`;
  return rows[0] ?? { account: 0, address: 0 };
};

/** Counts an attempt as failed until it is shown to have succeeded. What is older than a day is thrown away. */
export const insertFailure = async (db: Db, key: string, address: string, now: Date): Promise<string> => {
  const id = uuidv7(now.getTime());
  const old = new Date(now.getTime() - 86_400_000);
  await db`
    with gone as (delete from sign_in_failure where failed_at < ${old})
    insert into sign_in_failure (id, account_key, address, failed_at) values (${id}, ${key}, ${address}, ${now})`;
  return id;
};

export const removeFailure = (db: Db, id: string) => db`delete from sign_in_failure where id = ${id}`;

/** The account with this canonical address. One statement whether or not there is one. */
export const findAccount = async (db: Db, key: string): Promise<Account | null> => {
  const rows = await db<Account[]>`
    select p.id as person_id, p.name, p.email, p.email_key as key, w.hash, s.confirmed_at is not null as has_second_step
      from person p
      left join password w on w.person_id = p.id
      left join second_step s on s.person_id = p.id
     where p.email_key = ${key} and p.closed_at is null`;
  return rows[0] ?? null;
};

export const findAccountById = async (db: Db, personId: string): Promise<Account | null> => {
  const rows = await db<Account[]>`
    select p.id as person_id, p.name, p.email, p.email_key as key, w.hash, s.confirmed_at is not null as has_second_step
      from person p
      left join password w on w.person_id = p.id
      left join second_step s on s.person_id = p.id
     where p.id = ${personId} and p.closed_at is null`;
  return rows[0] ?? null;
};

type Awaited = Readonly<{ personId: string; then: string }>;

/** Remembers that this person's password was right. Older beginnings of theirs no longer count. */
export const insertBegun = async (
  db: Db,
  begun: Awaited & { hash: Uint8Array },
  now: Date,
  until: Date,
): Promise<void> => {
  await db`
    with gone as (delete from sign_in_begun where expires_at < ${now})
    insert into sign_in_begun (token_hash, person_id, then_to, begun_at, expires_at)
    values (${begun.hash}, ${begun.personId}, ${begun.then}, ${now}, ${until})`;
};

export const findBegun = async (db: Db, hash: Uint8Array, now: Date): Promise<Awaited | null> => {
  const rows = await db<Awaited[]>`
    select person_id, then_to as "then" from sign_in_begun where token_hash = ${hash} and expires_at > ${now}`;
  return rows[0] ?? null;
};

export const removeBegun = (db: Db, personId: string) => db`delete from sign_in_begun where person_id = ${personId}`;
