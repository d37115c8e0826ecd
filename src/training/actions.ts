import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import type { SessionForm } from './forms.ts';
import { trainingOf } from './gate.ts';
import type { GateFinding } from './rules.ts';
import * as store from './store.ts';

const noted = (enrolment: Enrolment, act: string, about: Record<string, string | number> = {}) => ({
  act,
  schoolId: enrolment.schoolId,
  enrolmentId: enrolment.id,
  about,
});

/** Plans a session; with the first one, step 1 has begun. */
export const planSession = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  form: SessionForm,
  now: Date,
): Promise<string> => {
  const id = await store.insertSession(db, enrolment, form);
  await markStep(db, enrolment, 1, 'started', now);
  await note(db, actor, noted(enrolment, 'training.planned', { session: id, kind: form.kind }), now);
  return id;
};

/** False, and nothing written, when a colleague saved first. */
export const changeSession = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  form: SessionForm,
  now: Date,
) => {
  const isSaved = await store.updateSession(db, id, form);
  if (isSaved) await note(db, actor, noted(enrolment, 'training.changed', { session: id }), now);
  return isSaved;
};

/** Writes down who was there. */
export const recordAttendance = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  who: Readonly<{ present: readonly string[]; shown: readonly string[] }>,
  now: Date,
): Promise<number> => {
  const present = await store.writeAttendance(db, enrolment, id, who, { personId: actor.personId, now });
  await note(db, actor, noted(enrolment, 'training.attendance', { session: id, present }), now);
  return present;
};

export const recordOutcome = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  id: string,
  outcome: Parameters<typeof store.writeOutcome>[2],
  now: Date,
): Promise<boolean> => {
  const isSaved = await store.writeOutcome(db, id, outcome, now);
  if (isSaved) await note(db, actor, noted(enrolment, 'training.recorded', { session: id }), now);
  return isSaved;
};

export const callOff = async (db: Db, actor: Person, enrolment: Enrolment, id: string, reason: string, now: Date) => {
  await store.writeCalledOff(db, id, reason);
  await note(db, actor, noted(enrolment, 'training.called-off', { session: id }), now);
};

/** Ends step 1 when the scheme's gate is open; else says what stands against it, and nothing is written. */
export const finishTraining = async (
  db: Db,
  actor: Person,
  enrolment: Enrolment,
  now: Date,
): Promise<readonly GateFinding[]> => {
  const { findings, standing } = await trainingOf(db, enrolment, now);
  if (findings.length > 0) return findings;
  await markStep(db, enrolment, 1, 'done', now);
  await note(db, actor, noted(enrolment, 'training.done', { trained: standing.trained, staff: standing.staff }), now);
  return [];
};
