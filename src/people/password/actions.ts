import { system, type Person } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { post } from '#platform/mail';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { tellOfChange } from '../mails.ts';
import { readAddress } from '../rules.ts';
import { endOtherSessions, findSession, renewSession } from '../sessions/store.ts';
import { newToken, tokenHash } from '../sessions/token.ts';
import { countAttempt, type Visit } from '../sign-in/actions.ts';
import { linkMinutes } from '../sign-in/rules.ts';
import { findAccount, findAccountById, removeBegun, removeFailure } from '../sign-in/store.ts';
import { hashPassword, isPassword } from './hash.ts';
import { passwordFault, type PasswordFault } from './rules.ts';
import { findLink, insertLink, linksSince, placesOf, savePassword, spendLink } from './store.ts';

const task = system('people.password');

export type Proved =
  | Readonly<{ kind: 'proved' }>
  | Readonly<{ kind: 'wrong-password' }>
  | Readonly<{ kind: 'too-many' }>;

/** Asks a signed-in person for their password again. Failures count as at sign-in: an open computer is no way to guess. */
export const provePassword = async (
  database: Database,
  actor: Person,
  password: string,
  visit: Visit,
): Promise<Proved> => {
  const begun = await database.asActor(task, async (db) => {
    const account = await findAccountById(db, actor.personId);
    return account === null ? null : { account, counted: await countAttempt(db, account.key, visit) };
  });
  if (begun?.counted.kind === 'too-many') return { kind: 'too-many' };
  if (!(await isPassword(password, begun?.account.hash ?? null)) || begun?.counted.kind !== 'counted')
    return { kind: 'wrong-password' };
  const { failure } = begun.counted;
  await database.asActor(task, (db) => removeFailure(db, failure));
  return { kind: 'proved' };
};

/** What a new password may not be made of: the person's own name and address, and where they work. */
const aboutPerson = async (db: Db, personId: string): Promise<string[]> => {
  const account = await findAccountById(db, personId);
  return [account?.name ?? '', account?.email ?? '', ...(await placesOf(db, personId))];
};

/** What is wrong with a new password for this person, or null. */
export const faultFor = (database: Database, personId: string, password: string): Promise<PasswordFault | null> =>
  database.asActor(task, async (db) => passwordFault(password, await aboutPerson(db, personId)));

/**
 * Changes the password of a signed-in person, who has proved the old one: this session gets a new token, every other one
 * ends at once, and the person is told by mail.
 */
export const changePassword = async (
  database: Database,
  actor: Person,
  password: string,
  now: Date,
): Promise<string> => {
  const hash = await hashPassword(password);
  return database.asActor(task, async (db) => {
    await savePassword(db, actor.personId, hash, now);
    const session = await findSession(db, actor.sessionId);
    const fresh = newToken();
    const kept = { hash: fresh.hash, membershipId: actor.membershipId, isStrong: session?.isStrong ?? false };
    await renewSession(db, actor.sessionId, kept);
    await removeBegun(db, actor.personId);
    await endOtherSessions(db, actor.personId, actor.sessionId, now);
    await note(db, actor, { act: 'people.changed-password' }, now);
    await tellOfChange(db, actor.personId, 'password-changed');
    return fresh.token;
  });
};

/** The job that answers "I have forgotten my password". */
export const forgottenJob = 'people.forgotten-password';

/** Puts the request aside for a job, whoever it names: the answer and its time say nothing about who has an account. */
export const askForNewPassword = (database: Database, email: string): Promise<void> =>
  database.asActor(task, async (db) => {
    const read = readAddress(email);
    const key = read.kind === 'address' ? read.key : '';
    // Pressed again before the first was answered, it is one request.
    await enqueue(db, forgottenJob, { key }, { key: `forgotten:${key}` });
  });

/** Three mails in a quarter of an hour are help; more are somebody filling a mailbox. */
const mostLinks = 3;

/** Sends the link, if there is such an account; otherwise nobody hears anything. */
export const sendNewPasswordLink = (database: Database, key: string, origin: string, now: Date): Promise<void> =>
  database.asActor(task, async (db) => {
    const account = await findAccount(db, key);
    if (account === null || (await linksSince(db, account.personId, now)) >= mostLinks) return;
    const { token, hash } = newToken();
    await insertLink(
      db,
      { kind: 'reset', personId: account.personId, hash },
      now,
      new Date(now.getTime() + linkMinutes * 60_000),
    );
    const link = new URL(href(paths.password.reset, { token }), origin);
    await post(db, {
      to: { name: account.name, address: account.key },
      subject: 'Choose a new password for Waymark',
      text: `Somebody asked for a new password for your Waymark account. If it was you, open this page within ${linkMinutes} minutes:\n\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      why: 'Somebody entered your address on the page for a forgotten password.',
    });
    await note(db, task, { act: 'people.sent-password-link', about: { person: account.personId } }, now);
  });

export type ResetState = Readonly<{ kind: 'open'; personId: string; email: string }> | Readonly<{ kind: 'over' }>;

/** What stands behind a link: whose password it is for, or that it is used, too old or unknown. Looking spends nothing. */
export const resetState = (database: Database, token: string, now: Date): Promise<ResetState> =>
  database.asActor(task, async (db) => {
    const link = await findLink(db, 'reset', tokenHash(token), now);
    return link === null ? { kind: 'over' } : { kind: 'open', personId: link.personId, email: link.email };
  });

/** Spends the link and sets the password: every session of the person ends, and so does a sign-in that got as far as its second step. The second step, if any, is still asked for. */
export const resetPassword = async (
  database: Database,
  token: string,
  password: string,
  now: Date,
): Promise<boolean> => {
  const hash = await hashPassword(password);
  return database.asActor(task, async (db) => {
    const personId = await spendLink(db, 'reset', tokenHash(token), now);
    if (personId === null) return false;
    await savePassword(db, personId, hash, now);
    await removeBegun(db, personId);
    await endOtherSessions(db, personId, null, now);
    await note(db, task, { act: 'people.reset-password', about: { person: personId } }, now);
    await tellOfChange(db, personId, 'password-changed');
    return true;
  });
};
