import { system, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Database, Db } from '#platform/db';
import { note } from '#platform/trail';
import { endOtherSessions } from '../sessions/store.ts';
import { colleagues, endMembership, type Colleague } from './store.ts';

export type Ended =
  | Readonly<{ kind: 'ended'; name: string }>
  | Readonly<{ kind: 'refused'; because: 'yourself' }>
  | null;

/** Finds a colleague by a membership in an address; null for anybody who is not one. */
export const findColleague = async (db: Db, actor: Person, membershipId: string): Promise<Colleague | null> =>
  (await colleagues(db, actor)).find((one) => one.membershipId === membershipId) ?? null;

/** Ends a colleague's part. It is gone at their next request; their work stays with the school and the role. */
export const endPart = async (db: Db, actor: Person, membershipId: string, now: Date): Promise<Ended> => {
  const colleague = await findColleague(db, actor, membershipId);
  if (colleague === null) return null;
  if (colleague.personId === actor.personId) return { kind: 'refused', because: 'yourself' };
  await endMembership(db, membershipId, londonDay(now));
  await note(db, actor, { act: 'people.ended-part', about: { membership: membershipId, role: colleague.role } }, now);
  return { kind: 'ended', name: colleague.name };
};

/** Signs a colleague out on every device: for a lost telephone or a stolen computer. */
export const signOutColleague = async (
  database: Database,
  actor: Person,
  colleague: Colleague,
  now: Date,
): Promise<void> =>
  database.asActor(system('people.sign-out-colleague'), async (db) => {
    await endOtherSessions(db, colleague.personId, null, now);
    await note(db, actor, { act: 'people.signed-out-colleague', about: { membership: colleague.membershipId } }, now);
  });
