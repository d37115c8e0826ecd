import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { appendScores, type NewScore } from '../scores/store.ts';
import type { AssessmentForm, PointForm } from './forms.ts';
import { insertAssessment, insertPoint, updateAssessment, updatePoint } from './store.ts';

const noted = (enrolment: Enrolment, act: string, about: Record<string, string | number>) => ({
  act,
  schoolId: enrolment.schoolId,
  enrolmentId: enrolment.id,
  about,
});

/** Declares a test, judgement or count with its scale, for every enrolment of the school. */
export const declareAssessment = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  form: AssessmentForm,
  now: Date,
): Promise<string> => {
  const id = await insertAssessment(db, enrolment.schoolId, form, { personId: actor.personId, now });
  await note(db, actor, noted(enrolment, 'tracking.assessment-declared', { assessment: id }), now);
  return id;
};

/** Changes its words; the scale stays. False when a colleague was first. */
export const changeAssessment = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  words: Parameters<typeof updateAssessment>[2],
  now: Date,
): Promise<boolean> => {
  const isSaved = await updateAssessment(db, id, words);
  if (isSaved) await note(db, actor, noted(enrolment, 'tracking.assessment-changed', { assessment: id }), now);
  return isSaved;
};

export const addPoint = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  assessmentId: string,
  form: PointForm,
  now: Date,
): Promise<string> => {
  const id = await insertPoint(db, enrolment.schoolId, assessmentId, form);
  await note(db, actor, noted(enrolment, 'tracking.point-added', { assessment: assessmentId, point: id }), now);
  return id;
};

/** False when a colleague was first. */
export const changePoint = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  given: Readonly<{ form: PointForm; version: number }>,
  now: Date,
): Promise<boolean> => {
  const isSaved = await updatePoint(db, id, given.form, given.version);
  if (isSaved) await note(db, actor, noted(enrolment, 'tracking.point-changed', { point: id }), now);
  return isSaved;
};

/** Adds results of one point; a correction is added after what it corrects. */
export const enterResults = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  pointId: string,
  changes: readonly NewScore[],
  now: Date,
): Promise<void> => {
  if (changes.length === 0) return;
  await appendScores(db, enrolment.schoolId, changes, { personId: actor.personId, now });
  await note(db, actor, noted(enrolment, 'tracking.results', { point: pointId, results: changes.length }), now);
};
