import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { appendScores, type NewScore } from '../scores/store.ts';
import type { Declaration } from './forms.ts';
import { insertMeasure, writeAfterPoint, writeDays, writeNotObtained, type Days } from './store.ts';

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
  form: Declaration,
  now: Date,
): Promise<string> => {
  const id = await insertMeasure(db, enrolment, form, { personId: actor.personId, now });
  await note(db, actor, noted(enrolment, 'tracking.declared', { measure: id }), now);
  return id;
};

type Points = Readonly<{ id: string; baselinePointId: string | null; afterPointId: string | null }>;

/** Keeps results and the days of their tests; a correction is added after what it corrects. */
export const saveResults = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  measure: Points,
  saved: Readonly<{ changes: readonly NewScore[]; days: Days }>,
  now: Date,
): Promise<void> => {
  await writeDays(db, measure, saved.days);
  await appendScores(db, enrolment.schoolId, saved.changes, { personId: actor.personId, now });
  const about = { measure: measure.id, results: saved.changes.length };
  await note(db, actor, noted(enrolment, 'tracking.results', about), now);
};

/** Says at which point the measure is read after the work. False when a colleague was first. */
export const chooseAfter = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  measure: Readonly<{ id: string; version: number }>,
  pointId: string,
  now: Date,
): Promise<boolean> => {
  const isSaved = await writeAfterPoint(db, measure.id, pointId, measure.version);
  if (isSaved) await note(db, actor, noted(enrolment, 'tracking.point-chosen', { measure: measure.id }), now);
  return isSaved;
};

/** Reports that there is no result of a declared measure, or takes that back. False when a colleague was first. */
export const reportNotObtained = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  measure: Readonly<{ id: string; version: number }>,
  because: string | null,
  now: Date,
): Promise<boolean> => {
  const isSaved = await writeNotObtained(db, measure.id, because, measure.version, { personId: actor.personId, now });
  const act = because === null ? 'tracking.obtained-after-all' : 'tracking.not-obtained';
  if (isSaved) await note(db, actor, noted(enrolment, act, { measure: measure.id }), now);
  return isSaved;
};
