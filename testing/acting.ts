import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import type { Who, World } from './world.ts';

const sent: readonly Who[] = ['officer', 'director', 'adviser', 'otherAdviser', 'verifier', 'moderator', 'panel'];

/** Somebody of the test world as who acts, for doors that are called without a request. */
export const personOf = (world: World, who: Who): Person => {
  const { personId, membershipId, role, name } = world.people[who];
  const isRivals = who === 'rival' || who === 'rivalHead';
  const schoolId = sent.includes(who) ? null : isRivals ? world.rivalSchool : world.school;
  const bodyId = sent.includes(who) ? world.body : null;
  const rest = { sessionId: '', partnerId: null, place: '', theme: 'system', membershipCount: 1 } as const;
  return { kind: 'person', personId, membershipId, role, name, schoolId, bodyId, ...rest };
};

/** One statement as that person, straight at the tables: what pages do not offer, the policies refuse. */
export const asPerson = <T>(world: World, who: Who, work: (db: Db) => Promise<T>): Promise<T> =>
  world.database.asActor(personOf(world, who), work);
