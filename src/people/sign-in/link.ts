import { system } from '#platform/actor';
import type { Database } from '#platform/db';
import { note } from '#platform/trail';
import { findLink, insertLink, spendLink } from '../password/store.ts';
import { newToken, tokenHash } from '../sessions/token.ts';
import { readAddress } from '../rules.ts';
import { tellOfChange } from '../mails.ts';
import { removeSecondStep } from '../two-step/store.ts';
import { enter, type Outcome, type Visit } from './actions.ts';
import { linkMinutes, secondStepMinutes } from './rules.ts';
import { findAccount, findAccountById, insertBegun } from './store.ts';

const task = system('people.sign-in-link');

/**
 * Makes the operator's way back in for the account with this address: a link for ten minutes and one use. With
 * `dropSecondStep` the second step is taken off as well, and set up anew at that sign-in. Null: no such account.
 */
export const makeSignInLink = (
  database: Database,
  email: string,
  dropSecondStep: boolean,
  now: Date,
): Promise<string | null> =>
  database.asActor(task, async (db) => {
    const read = readAddress(email);
    const account = read.kind === 'address' ? await findAccount(db, read.key) : null;
    if (account === null) return null;
    const { token, hash } = newToken();
    await insertLink(
      db,
      { kind: 'sign-in', personId: account.personId, hash },
      now,
      new Date(now.getTime() + linkMinutes * 60_000),
    );
    if (dropSecondStep && account.hasSecondStep) {
      await removeSecondStep(db, account.personId);
      await tellOfChange(db, account.personId, 'second-step-off');
    }
    await note(db, task, { act: 'people.made-sign-in-link', about: { person: account.personId, dropSecondStep } }, now);
    return token;
  });

/** Whose link it is, or null when it is over. Looking spends nothing. */
export const lookAtLink = (database: Database, token: string, now: Date): Promise<string | null> =>
  database.asActor(task, async (db) => (await findLink(db, 'sign-in', tokenHash(token), now))?.name ?? null);

/** Spends the link. It stands for the password; a second step that is in use is still asked for. */
export const signInByLink = (database: Database, token: string, visit: Visit): Promise<Outcome> =>
  database.asActor(task, async (db): Promise<Outcome> => {
    const personId = await spendLink(db, 'sign-in', tokenHash(token), visit.now);
    const account = personId === null ? null : await findAccountById(db, personId);
    if (account === null) return { kind: 'wrong' };
    if (!account.hasSecondStep) return enter(db, account, visit, 'link');
    const fresh = newToken();
    const until = new Date(visit.now.getTime() + secondStepMinutes * 60_000);
    await insertBegun(db, { hash: fresh.hash, personId: account.personId, then: '/' }, visit.now, until);
    return { kind: 'second-step', token: fresh.token };
  });
