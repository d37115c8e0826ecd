import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';

/** What `about` may hold: ids, codes, counts and short words. Never a pupil's name, never text that someone wrote. */
export type About = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

export type Act = Readonly<{
  /** Room and verb, as `audit.judged`. The words that a school reads for it stand in `duties`. */
  act: string;
  schoolId?: string | null;
  bodyId?: string | null;
  enrolmentId?: string | null;
  about?: About;
}>;

/**
 * Writes one line in the trail, in the same transaction as the act itself, so that neither exists without the other.
 * It joins the school's chain when a school is named or the actor acts in one, else the awarding body's, else the system's.
 */
export const note = async (db: Db, actor: Actor, act: Act, now: Date): Promise<void> => {
  const person = actor.kind === 'person' ? actor : null;
  const schoolId = act.schoolId ?? person?.schoolId ?? null;
  const bodyId = act.bodyId ?? person?.bodyId ?? null;
  const task = actor.kind === 'system' ? actor.task : null;
  if (actor.kind === 'visitor')
    throw new Error('A visitor has no name to put in the trail. Note the act as system work.');
  await db`
    insert into trail_entry (at, person_id, membership_id, role, task, act, school_id, body_id, enrolment_id, about)
    values (${now}, ${person?.personId ?? null}, ${person?.membershipId ?? null}, ${person?.role ?? null}, ${task},
      ${act.act}, ${schoolId}, ${bodyId}, ${act.enrolmentId ?? null}, ${db.json(act.about ?? {})})`;
};
