import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { putShares, type Share } from './team/store.ts';
import {
  writeCompleted,
  writeExempt,
  writeNotChosen,
  writeStepDone,
  writeStepStarted,
  writeSubmission,
  writeTasksClosed,
  writeVisitDate,
  type Enrolment,
} from './store.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

/**
 * Moves the journey: later steps call this with what their own rules found. A step that was begun stays begun; a step that
 * was done becomes open again with `reopened`, and its date goes.
 */
export const markStep = async (
  db: Db,
  enrolment: Which,
  step: 1 | 2 | 3 | 4 | 5 | 6,
  what: 'started' | 'done' | 'reopened',
  now: Date,
): Promise<void> => {
  if (what === 'started') await writeStepStarted(db, enrolment, step, londonDay(now));
  else await writeStepDone(db, enrolment, step, what === 'done' ? londonDay(now) : null);
};

/** A submission stands from now on, with its cut-off: what came later is not part of it. */
export const markSubmitted = async (db: Db, enrolment: Which, now: Date, cutOffAt: Date): Promise<void> => {
  await writeSubmission(db, enrolment.id, now, cutOffAt);
};

/** The school took its submission back; the awarding body no longer reads the work. */
export const markSubmissionWithdrawn = async (db: Db, enrolment: Which): Promise<void> => {
  await writeSubmission(db, enrolment.id, null, null);
};

/** The awarding body exempted this school from a criterion: nobody judges it there any more. */
export const markExempt = async (db: Db, enrolment: Which, criterion: string): Promise<void> => {
  await writeExempt(db, enrolment.id, criterion);
};

/** The school chose among its route's optional standards. False when the enrolment was moved meanwhile. */
export const markNotChosen = (
  db: Db,
  enrolment: Which & Pick<Enrolment, 'version'>,
  standards: readonly string[],
): Promise<boolean> => writeNotChosen(db, enrolment.id, standards, enrolment.version);

/** The day of the visit, once both sides agreed it; a verifier's access opens fourteen days before. */
export const agreeVisitDate = async (db: Db, enrolment: Which, on: string | null): Promise<void> => {
  await writeVisitDate(db, enrolment.id, on);
};

/** The award is given: the journey is complete, and what the school wrote stays as it is. */
export const completeEnrolment = async (db: Db, enrolment: Which, by: string, now: Date): Promise<void> => {
  await writeCompleted(db, enrolment, by, now, londonDay(now));
};

/** The visit is judged and decided: verifier, second verifier and panel no longer read the school's work. An appeal opens it again. */
export const closeJudgingTasks = async (db: Db, enrolment: Which, now: Date): Promise<void> => {
  await writeTasksClosed(db, enrolment.id, ['verifier', 'moderator', 'panel'], now);
};

/**
 * Who looks after which standards, from now on. The one place where it is written; the audit calls it when its coordinator shares
 * the standards out. Somebody who has left may be named with fewer standards than they had.
 */
export const shareStandards = async (db: Db, enrolment: Which, shares: readonly Share[]): Promise<void> => {
  if (shares.length > 0) await putShares(db, enrolment.id, shares);
};
