import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import type { GivenPupil } from './forms.ts';
import {
  lockPupils,
  pupilsByName,
  reconcile,
  writeLeft,
  writePupils,
  type NamedPupil,
  type Reconciled,
} from './store.ts';

const noted = (enrolment: Enrolment, act: string, about: Record<string, string | number>) => ({
  act,
  schoolId: enrolment.schoolId,
  enrolmentId: enrolment.id,
  about,
});

/** Reads pupils by name, and writes in the trail that it was done: there is no look without its line. */
export const lookAtPupils = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  where: string,
  now: Date,
): Promise<readonly NamedPupil[]> => {
  const pupils = await pupilsByName(db, enrolment.id);
  if (pupils.length > 0) await note(db, actor, noted(enrolment, 'pupils.seen', { pupils: pupils.length, where }), now);
  return pupils;
};

/** Takes pupils over, all or nothing; with the first target pupil step 2 has begun. */
export const takePupils = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  given: readonly GivenPupil[],
  now: Date,
): Promise<Reconciled> => {
  await lockPupils(db, enrolment.schoolId);
  const what = await reconcile(db, enrolment, given);
  await writePupils(db, enrolment, what, { personId: actor.personId, now });
  await markStep(db, enrolment, 2, 'started', now);
  await note(
    db,
    actor,
    noted(enrolment, 'pupils.listed', { added: what.added.length, changed: what.changed.length }),
    now,
  );
  return what;
};

/** A pupil is no longer followed from today on, and stays counted as a leaver. False when there is no such pupil here. */
export const stopFollowing = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  pupilId: string,
  reason: string,
  now: Date,
): Promise<boolean> => {
  const isLeft = await writeLeft(db, enrolment.id, pupilId, londonDay(now), reason);
  if (isLeft) await note(db, actor, noted(enrolment, 'pupils.left', { pupil: pupilId }), now);
  return isLeft;
};
