import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import type { Content } from '#platform/files';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Who } from './item/store.ts';

/** What every act of this room is given: who does it, for which enrolment, when. */
export type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date; content: Content }>;

/** Notes an act in the trail of the school. */
export const noted = (
  { db, actor, enrolment, now }: Doing,
  act: string,
  about: Readonly<Record<string, string>>,
): Promise<void> => note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

export const whoActs = ({ actor, now }: Pick<Doing, 'actor' | 'now'>): Who => {
  if (actor.membershipId === null)
    throw new Error('Choose a role first: evidence belongs to the school that one acts for.');
  return { membershipId: actor.membershipId, at: now };
};
