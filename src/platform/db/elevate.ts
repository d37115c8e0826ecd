import type { Actor } from '#platform/actor';
import type { Db } from './database.ts';

/**
 * Does a short piece of work as the system inside the transaction at hand, and is the asking actor again afterwards. For what the house works out for somebody who may not read the rows themselves: a governor's
 * figures. Nothing else may use the handle meanwhile.
 */
export const asSystemWithin = async <T>(
  db: Db,
  given: Readonly<{ actor: Actor; task: string; now: Date }>,
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  await db`select app.act(${given.task}, null, null, null, null, null, null, null)`;
  const result = await work(db);
  await actAgain(db, given.actor, given.now);
  return result;
};

/**
 * Does a short piece of work as somebody acting in one of their memberships, inside the transaction at hand, and is the asking
 * actor again afterwards. Membership and open tasks are read afresh: one that ended finds nothing. For what is sent to a person
 * who is not there to ask: the dates that their calendar program fetches.
 */
export const asMemberWithin = async <T>(
  db: Db,
  given: Readonly<{ actor: Actor; personId: string; membershipId: string; now: Date }>,
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  await db`select app.act_as_member(${given.personId}, ${given.membershipId}, ${given.now})`;
  const result = await work(db);
  await actAgain(db, given.actor, given.now);
  return result;
};

// A failure ends the transaction anyway: it is rolled back by whoever opened it, and with it who was asking.
const actAgain = async (db: Db, actor: Actor, now: Date): Promise<void> => {
  if (actor.kind === 'person') await db`select app.act_as_member(${actor.personId}, ${actor.membershipId}, ${now})`;
  else
    await db`select app.act(${actor.kind === 'system' ? actor.task : null}, null, null, null, null, null, null, null)`;
};
