import { system } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Database, Db } from '#platform/db';
import { note } from '#platform/trail';
import { hashPassword, isOutgrown, isPassword } from '../password/hash.ts';
import { savePassword } from '../password/store.ts';
import { asksTwoStep, readAddress } from '../rules.ts';
import { openSession, type SignedIn } from '../sessions/actions.ts';
import { partsOf } from '../sessions/store.ts';
import { newToken } from '../sessions/token.ts';
import { limitReached, secondStepMinutes, type Limit } from './rules.ts';
import {
  failuresOf,
  findAccount,
  holdAccount,
  insertBegun,
  insertFailure,
  removeFailure,
  type Account,
} from './store.ts';

/** Who knocks, from where and when. `address` is the network address that the server itself saw. */
export type Visit = Readonly<{ address: string; device: string; now: Date; isDemonstration: boolean }>;

export type Outcome =
  | Readonly<{ kind: 'signed-in'; signedIn: SignedIn; needsSetUp: boolean }>
  | Readonly<{ kind: 'second-step'; token: string }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'too-many'; limit: Limit }>;

export type Counted = Readonly<{ kind: 'counted'; failure: string }> | Readonly<{ kind: 'too-many'; limit: Limit }>;

/** Counts an attempt before it is judged. Runs in a short transaction that holds the account's line. */
export const countAttempt = async (db: Db, key: string, visit: Visit): Promise<Counted> => {
  await holdAccount(db, key);
  const limit = limitReached(await failuresOf(db, key, visit.address, visit.now));
  if (limit !== null) return { kind: 'too-many', limit };
  return { kind: 'counted', failure: await insertFailure(db, key, visit.address, visit.now) };
};

/** An address that is none is an account that nobody has: it takes the same way and the same time. */
const keyOf = (typed: string): string => {
  const read = readAddress(typed);
  return read.kind === 'address' ? read.key : typed.trim().toLowerCase().slice(0, 254);
};

/**
 * Signs in by password. Known and unknown addresses take the same steps: one short transaction, one hash, one answer.
 * The hash is worked out between two transactions, so that it holds no connection.
 */
export const signIn = async (
  database: Database,
  typed: Readonly<{ email: string; password: string; then: string }>,
  visit: Visit,
): Promise<Outcome> => {
  const key = keyOf(typed.email);
  const asking = system('people.sign-in');
  const { counted, account } = await database.asActor(asking, async (db) => ({
    counted: await countAttempt(db, key, visit),
    account: await findAccount(db, key),
  }));
  if (counted.kind === 'too-many') return counted;
  if (!(await isPassword(typed.password, account?.hash ?? null)) || account === null) return { kind: 'wrong' };
  const better = account.hash !== null && isOutgrown(account.hash) ? await hashPassword(typed.password) : null;
  return database.asActor(asking, async (db) => {
    await removeFailure(db, counted.failure);
    if (better !== null) await savePassword(db, account.personId, better, visit.now);
    return account.hasSecondStep
      ? awaitSecondStep(db, account, typed.then, visit.now)
      : enter(db, account, visit, 'password');
  });
};

const awaitSecondStep = async (db: Db, account: Account, then: string, now: Date): Promise<Outcome> => {
  const { token, hash } = newToken();
  const until = new Date(now.getTime() + secondStepMinutes * 60_000);
  await insertBegun(db, { hash, personId: account.personId, then }, now, until);
  return { kind: 'second-step', token };
};

/** In by one step. Whoever could read pupils' data sets up the second before anything else; only the demonstration waives it. */
export const enter = async (db: Db, account: Account, visit: Visit, how: string): Promise<Outcome> => {
  const parts = await partsOf(db, account.personId, londonDay(visit.now));
  const needsSetUp = !visit.isDemonstration && parts.some((part) => asksTwoStep(part.role));
  const opening = { ...account, device: visit.device, isStrong: visit.isDemonstration, how };
  return { kind: 'signed-in', signedIn: await openSession(db, opening, visit.now), needsSetUp };
};

/** One press in the demonstration, where no person and no school is real. */
export const signInToDemonstration = (database: Database, email: string, visit: Visit): Promise<Outcome> =>
  database.asActor(system('people.demonstration'), async (db) => {
    const account = visit.isDemonstration ? await findAccount(db, keyOf(email)) : null;
    return account === null ? { kind: 'wrong' } : enter(db, account, visit, 'demonstration');
  });

/** Notes a sign-in that was refused because too many had failed; who it was for stays out of the trail. */
export const noteTooMany = (database: Database, limit: Limit, now: Date): Promise<void> =>
  database.asActor(system('people.sign-in'), (db) =>
    note(db, system('people.sign-in'), { act: 'people.sign-in-limited', about: { limit } }, now),
  );
