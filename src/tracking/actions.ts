import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { MeasureForm } from './forms.ts';
import { insertMeasure, writeResults } from './store.ts';

const noted = (enrolment: Enrolment, act: string, about: Record<string, string | number>) => ({
  act,
  schoolId: enrolment.schoolId,
  enrolmentId: enrolment.id,
  about,
});

/** Declares what will be measured, before a result is looked at. */
export const declareMeasure = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  form: MeasureForm,
  now: Date,
): Promise<string> => {
  const id = await insertMeasure(db, enrolment, form, { personId: actor.personId, now });
  await note(db, actor, noted(enrolment, 'tracking.declared', { measure: id }), now);
  return id;
};

/** Keeps results; a correction is added after what it corrects. False when a colleague saved first. */
export const saveResults = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  measure: Parameters<typeof writeResults>[2],
  saved: Parameters<typeof writeResults>[3],
  now: Date,
): Promise<boolean> => {
  const isSaved = await writeResults(db, enrolment, measure, saved, { personId: actor.personId, now });
  if (isSaved)
    await note(
      db,
      actor,
      noted(enrolment, 'tracking.results', { measure: measure.id, results: saved.changes.length }),
      now,
    );
  return isSaved;
};
