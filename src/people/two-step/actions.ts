import { system } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import { note } from '#platform/trail';
import { countAttempt, type Visit } from '../sign-in/actions.ts';
import { findAccountById, findBegun, removeBegun, removeFailure } from '../sign-in/store.ts';
import type { Limit } from '../sign-in/rules.ts';
import { openSession, type SignedIn } from '../sessions/actions.ts';
import { tokenHash } from '../sessions/token.ts';
import { checkCode, type StepChecked } from './rules.ts';
import type { Seal } from './seal.ts';
import { codesLeft, holdSecondStep, spendRecoveryCode, useStep } from './store.ts';
import { recoveryDigest, totpCode } from './totp.ts';

export type SecondStep =
  | Readonly<{ kind: 'signed-in'; signedIn: SignedIn; then: string; codesLeft: number | null }>
  | Readonly<{ kind: 'begin-again' }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'too-many'; limit: Limit }>;

type Proof = (db: Db, personId: string) => Promise<boolean>;

/** Whether somebody stands before the second step with this browser's token. */
export const isAwaited = (database: Database, token: string | null, now: Date): Promise<boolean> =>
  database.asActor(
    system('people.second-step'),
    async (db) => token !== null && (await findBegun(db, tokenHash(token), now)) !== null,
  );

/**
 * Finishes a sign-in whose password was right. Wrong codes count as failures of the account, like wrong passwords, so a
 * million codes cannot be tried. A right one opens a session under a new token; the one that waited is gone.
 */
const finish = (
  database: Database,
  token: string | null,
  visit: Visit,
  how: string,
  proof: Proof,
): Promise<SecondStep> =>
  database.asActor(system('people.second-step'), async (db): Promise<SecondStep> => {
    const begun = token === null ? null : await findBegun(db, tokenHash(token), visit.now);
    const account = begun === null ? null : await findAccountById(db, begun.personId);
    if (begun === null || account === null) return { kind: 'begin-again' };
    const counted = await countAttempt(db, account.key, visit);
    if (counted.kind === 'too-many') return counted;
    if (!(await proof(db, account.personId))) return { kind: 'wrong' };
    await removeFailure(db, counted.failure);
    await removeBegun(db, account.personId);
    const signedIn = await openSession(db, { ...account, device: visit.device, isStrong: true, how }, visit.now);
    const left = how === 'recovery-code' ? await codesLeft(db, account.personId) : null;
    return { kind: 'signed-in', signedIn, then: begun.then, codesLeft: left };
  });

/** Judges a code of the person's app and marks its step as used, in the same breath. */
export const takeCode = async (
  db: Db,
  personId: string,
  typed: string,
  seal: Seal,
  now: Date,
): Promise<StepChecked> => {
  const kept = await holdSecondStep(db, personId);
  if (kept === null) return { kind: 'wrong' };
  const secret = seal.open(kept.secret, personId);
  const checked = checkCode(typed, now, kept.lastStep, (step) => totpCode(secret, step));
  if (checked.kind === 'right') await useStep(db, personId, checked.step);
  return checked;
};

export const finishByCode = (database: Database, token: string | null, typed: string, seal: Seal, visit: Visit) =>
  finish(
    database,
    token,
    visit,
    'password and code',
    async (db, personId) => (await takeCode(db, personId, typed, seal, visit.now)).kind === 'right',
  );

export const finishByRecoveryCode = (database: Database, token: string | null, typed: string, visit: Visit) =>
  finish(database, token, visit, 'recovery-code', async (db, personId) => {
    const isSpent = await spendRecoveryCode(db, personId, recoveryDigest(typed), visit.now);
    if (isSpent)
      await note(
        db,
        system('people.second-step'),
        { act: 'people.spent-recovery-code', about: { person: personId } },
        visit.now,
      );
    return isSpent;
  });
