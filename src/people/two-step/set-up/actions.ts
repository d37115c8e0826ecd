import { system, type Person } from '#platform/actor';
import type { Database } from '#platform/db';
import { note } from '#platform/trail';
import { tellOfChange } from '../../mails.ts';
import { choosablePart } from '../../sessions/actions.ts';
import { endOtherSessions, renewSession } from '../../sessions/store.ts';
import { newToken } from '../../sessions/token.ts';
import { findAccountById } from '../../sign-in/store.ts';
import { checkCode } from '../rules.ts';
import type { Seal } from '../seal.ts';
import { codesLeft, confirmSecret, holdSecondStep, proposeSecret, replaceRecoveryCodes } from '../store.ts';
import { newRecoveryCodes, newSecret, recoveryDigest, totpAddress, totpCode, typedSecret } from '../totp.ts';

const task = system('people.second-step');

export type SetUp =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'proposed'; address: string; typed: string }>
  | Readonly<{ kind: 'in-use'; codesLeft: number }>;

/** How far a person's second step is: none, a secret that waits for its first code, or in use. */
export const setUpOf = (database: Database, actor: Person, seal: Seal): Promise<SetUp> =>
  database.asActor(task, async (db): Promise<SetUp> => {
    const kept = await holdSecondStep(db, actor.personId);
    if (kept === null) return { kind: 'none' };
    if (kept.confirmedAt !== null) return { kind: 'in-use', codesLeft: await codesLeft(db, actor.personId) };
    const account = await findAccountById(db, actor.personId);
    const secret = seal.open(kept.secret, actor.personId);
    return { kind: 'proposed', address: totpAddress(secret, account?.email ?? ''), typed: typedSecret(secret) };
  });

/** Makes a new secret for the person's app; one that is in use already stays. */
export const beginSetUp = (database: Database, actor: Person, seal: Seal, now: Date): Promise<void> =>
  database.asActor(task, (db) => proposeSecret(db, actor.personId, seal.close(newSecret(), actor.personId), now));

export type Confirmed =
  | Readonly<{ kind: 'confirmed'; token: string; codes: readonly string[] }>
  | Readonly<{ kind: 'wrong-code' }>
  | Readonly<{ kind: 'already' }>;

/**
 * The first right code puts the second step in use: ten recovery codes are made and shown this once, this session gets a
 * new token and counts as strong, every other session of the person ends.
 */
export const confirmSetUp = (
  database: Database,
  actor: Person,
  typed: string,
  seal: Seal,
  now: Date,
): Promise<Confirmed> =>
  database.asActor(task, async (db): Promise<Confirmed> => {
    const kept = await holdSecondStep(db, actor.personId);
    if (kept === null || kept.confirmedAt !== null) return { kind: 'already' };
    const secret = seal.open(kept.secret, actor.personId);
    const checked = checkCode(typed, now, null, (step) => totpCode(secret, step));
    if (checked.kind === 'wrong') return { kind: 'wrong-code' };
    await confirmSecret(db, actor.personId, checked.step, now);
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(db, actor.personId, codes.map(recoveryDigest), now);
    const { token, hash } = newToken();
    const part = actor.membershipId ?? (await choosablePart(db, actor.personId, now));
    await renewSession(db, actor.sessionId, { hash, membershipId: part, isStrong: true });
    await endOtherSessions(db, actor.personId, actor.sessionId, now);
    await note(db, actor, { act: 'people.set-up-second-step' }, now);
    await tellOfChange(db, actor.personId, 'second-step-on');
    return { kind: 'confirmed', token, codes };
  });

/**
 * New recovery codes for a person who has proved their password; the old ones are worth nothing from now on. Null when the
 * second step is not in use.
 */
export const renewRecoveryCodes = (database: Database, actor: Person, now: Date): Promise<readonly string[] | null> =>
  database.asActor(task, async (db) => {
    if ((await holdSecondStep(db, actor.personId))?.confirmedAt == null) return null;
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(db, actor.personId, codes.map(recoveryDigest), now);
    await note(db, actor, { act: 'people.renewed-recovery-codes' }, now);
    await tellOfChange(db, actor.personId, 'recovery-codes');
    return codes;
  });
