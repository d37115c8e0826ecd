import type { Db } from '#platform/db';

type Kept = Readonly<{ secret: Uint8Array; confirmedAt: Date | null; lastStep: number | null }>;

/** The second step of a person, its row held until this transaction ends: a code cannot be taken twice at once. */
export const holdSecondStep = async (db: Db, personId: string): Promise<Kept | null> => {
  const rows = await db<Kept[]>`
    select secret, confirmed_at, last_step from second_step where person_id = ${personId} for update`;
  return rows[0] ?? null;
};

/** A secret that is being set up. One that is confirmed already is left alone. */
export const proposeSecret = async (db: Db, personId: string, sealed: Uint8Array, now: Date): Promise<void> => {
  await db`
    insert into second_step (person_id, secret, set_up_at) values (${personId}, ${sealed}, ${now})
    on conflict (person_id) do update set secret = excluded.secret, set_up_at = excluded.set_up_at
      where second_step.confirmed_at is null`;
};

export const confirmSecret = (db: Db, personId: string, step: number, now: Date) =>
  db`update second_step set confirmed_at = ${now}, last_step = ${step} where person_id = ${personId}`;

export const useStep = (db: Db, personId: string, step: number) =>
  db`update second_step set last_step = ${step} where person_id = ${personId}`;

export const removeSecondStep = async (db: Db, personId: string): Promise<void> => {
  await db`delete from recovery_code where person_id = ${personId}`;
  await db`delete from second_step where person_id = ${personId}`;
};

export const replaceRecoveryCodes = async (
  db: Db,
  personId: string,
  digests: readonly Uint8Array[],
  now: Date,
): Promise<void> => {
  await db`delete from recovery_code where person_id = ${personId}`;
  for (const digest of digests)
    await db`insert into recovery_code (person_id, digest, made_at) values (${personId}, ${digest}, ${now})`;
};

/** Spends a code: true only for one of this person's that nobody has spent. */
export const spendRecoveryCode = async (db: Db, personId: string, digest: Uint8Array, now: Date): Promise<boolean> => {
  const rows = await db`
    update recovery_code set used_at = ${now} where person_id = ${personId} and digest = ${digest} and used_at is null
    returning person_id`;
  return rows.length > 0;
};

export const codesLeft = async (db: Db, personId: string): Promise<number> => {
  const rows = await db<{ left: number }[]>`
    select count(*) as left from recovery_code where person_id = ${personId} and used_at is null`;
  return rows[0]?.left ?? 0;
};
