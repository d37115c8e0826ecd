import { roleTitle, system, type Actor, type Person, type Role } from '#platform/actor';
import { addDays, londonDay } from '#platform/clock';
import type { Database, Db } from '#platform/db';
import { longDate } from '#platform/kit';
import { post } from '#platform/mail';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { hashPassword } from '../password/hash.ts';
import { savePassword } from '../password/store.ts';
import { readAddress } from '../rules.ts';
import { newToken, tokenHash } from '../sessions/token.ts';
import { enter, type Outcome, type Visit } from '../sign-in/actions.ts';
import { findAccount, findAccountById } from '../sign-in/store.ts';
import { acceptanceFor, invitationDays, invitationState, mayWithInvitation, type Bearer } from './rules.ts';
import {
  findByToken,
  findInvitation,
  holdByToken,
  insertInvitation,
  insertMembership,
  insertPerson,
  renewInvitation,
  spendInvitation,
  withdrawInvitation,
  type Invitation,
} from './store.ts';

export type Invited = Readonly<{
  name: string;
  email: string;
  role: Role;
  schoolId: string | null;
  partnerId?: string | null;
}>;

const until = (now: Date): Date => new Date(now.getTime() + invitationDays * 86_400_000);

type Letter = Pick<Invitation, 'name' | 'emailKey' | 'role' | 'place' | 'inviterName'>;

const mail = (db: Db, to: Letter, token: string, origin: string, now: Date) =>
  post(db, {
    to: { name: to.name, address: to.emailKey },
    subject: `${to.inviterName} invites you to Waymark`,
    text:
      `${to.inviterName} invites you to take part as ${roleTitle[to.role].toLowerCase()}${to.place === '' ? '' : ` at ${to.place}`}.\n\n` +
      `Open this page before ${longDate(addDays(londonDay(now), invitationDays))} and accept:\n\n${new URL(href(paths.invitations.accept, { token }), origin)}\n\n` +
      `The invitation is for this address only and works once. If you do not expect it, do nothing.\n`,
    why: `${to.inviterName} entered your address to invite you.`,
  });

/**
 * Invites somebody to a part: in the inviter's own school or awarding body, or, from the body's desk, in a school. Which
 * parts may be offered is asked of `rolesToInvite` before. Gives the invitation's id, to which later rooms may tie plans.
 */
export const invite = async (db: Db, actor: Person, invited: Invited, origin: string, now: Date): Promise<string> => {
  const read = readAddress(invited.email);
  if (read.kind === 'faulty')
    throw new Error('An invitation needs an address that was read before. Call readAddress in the form.');
  const { token, hash } = newToken();
  const isBodyPart = invited.schoolId === null && (invited.partnerId ?? null) === null;
  const [place] = await db<{ name: string }[]>`
    select name from school where id = ${invited.schoolId} union all select name from body where id = ${isBodyPart ? actor.bodyId : null}`;
  const given = {
    email: read.shown,
    emailKey: read.key,
    name: invited.name,
    role: invited.role,
    schoolId: invited.schoolId,
    bodyId: isBodyPart ? actor.bodyId : null,
    partnerId: invited.partnerId ?? null,
    fromSchoolId: actor.schoolId,
    fromBodyId: actor.bodyId,
    invitedBy: actor.membershipId,
    inviterName: actor.name,
  };
  const id = await insertInvitation(db, given, { hash, at: now, until: until(now) });
  await mail(db, { ...given, place: place?.name ?? '' }, token, origin, now);
  await note(
    db,
    actor,
    { act: 'people.invited', schoolId: invited.schoolId, about: { invitation: id, role: invited.role } },
    now,
  );
  return id;
};

/** Sends a new link, which replaces the old one. False when there is nothing to send again. */
export const inviteAgain = async (db: Db, actor: Actor, id: string, origin: string, now: Date): Promise<boolean> => {
  const invitation = await findInvitation(db, id);
  if (invitation === null || !mayWithInvitation('send-again', invitationState(invitation, now))) return false;
  const { token, hash } = newToken();
  await renewInvitation(db, id, hash, now, until(now));
  await mail(db, invitation, token, origin, now);
  await note(db, actor, { act: 'people.invited-again', about: { invitation: id } }, now);
  return true;
};

export const takeBack = async (db: Db, actor: Actor, id: string, now: Date): Promise<boolean> => {
  const invitation = await findInvitation(db, id);
  if (invitation === null || !mayWithInvitation('withdraw', invitationState(invitation, now))) return false;
  await withdrawInvitation(db, id, now);
  await note(db, actor, { act: 'people.withdrew-invitation', about: { invitation: id } }, now);
  return true;
};

const task = system('people.invitation');

export type Looked = Readonly<{ invitation: Invitation; bearer: Bearer }>;

const bearerOf = async (db: Db, invitation: Invitation, actor: Actor): Promise<Bearer> => {
  const account = await findAccount(db, invitation.emailKey);
  if (actor.kind === 'person') return account?.personId === actor.personId ? 'the-invited' : 'somebody-else';
  return account === null || account.hash === null ? 'a-visitor-without-account' : 'a-visitor-with-account';
};

/** What the page of an invitation shows, and to whom. Looking spends nothing: mail scanners look too. */
export const lookAtInvitation = (database: Database, token: string, actor: Actor): Promise<Looked | null> =>
  database.asActor(task, async (db) => {
    const invitation = await findByToken(db, tokenHash(token));
    return invitation === null ? null : { invitation, bearer: await bearerOf(db, invitation, actor) };
  });

const heldInvitation = async (db: Db, token: string): Promise<Invitation | null> => {
  await holdByToken(db, tokenHash(token));
  return findByToken(db, tokenHash(token));
};

const accept = async (db: Db, invitation: Invitation, personId: string, who: Actor, now: Date): Promise<void> => {
  const membershipId = await insertMembership(db, personId, invitation, londonDay(now));
  await spendInvitation(db, invitation.id, membershipId, now);
  const about = { invitation: invitation.id, membership: membershipId, role: invitation.role };
  await note(
    db,
    who,
    { act: 'people.accepted-invitation', schoolId: invitation.schoolId, bodyId: invitation.bodyId, about },
    now,
  );
};

/** Accepts as the signed-in person, whose address must be the invited one. */
export const acceptAsPerson = (database: Database, token: string, actor: Person, now: Date): Promise<boolean> =>
  database.asActor(task, async (db) => {
    const invitation = await heldInvitation(db, token);
    if (invitation === null || !mayWithInvitation('accept', invitationState(invitation, now))) return false;
    if (acceptanceFor(await bearerOf(db, invitation, actor)) !== 'accept') return false;
    await accept(db, invitation, actor.personId, actor, now);
    return true;
  });

/**
 * Makes the account of the invited address and accepts. Whoever holds the link has shown that they read that mailbox, so
 * they are signed in at once; the second step, where their part asks for one, is set up next.
 */
export const acceptWithAccount = async (
  database: Database,
  token: string,
  typed: Readonly<{ name: string; password: string }>,
  visit: Visit,
): Promise<Outcome> => {
  const hash = await hashPassword(typed.password);
  return database.asActor(task, async (db): Promise<Outcome> => {
    const invitation = await heldInvitation(db, token);
    if (invitation === null || !mayWithInvitation('accept', invitationState(invitation, visit.now)))
      return { kind: 'wrong' };
    const known = await findAccount(db, invitation.emailKey);
    if (known !== null && known.hash !== null) return { kind: 'wrong' };
    const person = { name: typed.name, email: invitation.email, emailKey: invitation.emailKey };
    const personId = known?.personId ?? (await insertPerson(db, person));
    await savePassword(db, personId, hash, visit.now);
    await accept(db, invitation, personId, task, visit.now);
    const account = await findAccountById(db, personId);
    return account === null ? { kind: 'wrong' } : enter(db, account, visit, 'invitation');
  });
};
