import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Answers, Criterion, Guiding } from '#schemes/rules';
import { auditNow, memberOf } from '../actions.ts';
import { besideOf } from '../criterion/actions.ts';
import { judgingRefusal, type Refusal } from '../rules.ts';
import { readGuided, writeGuided, type Guided } from './store.ts';

export type Answering = Readonly<{ kind: 'saved' }> | Readonly<{ kind: 'clash'; theirs: Guided }> | Refusal;

/** Keeps what was answered; whoever may judge the criterion may answer, and a lost race shows both. */
export const answerQuestions = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  criterion: Criterion,
  guiding: Guiding,
  said: Readonly<{ answers: Answers; version: number }>,
  now: Date,
): Promise<Answering> => {
  const { asking, taken, standing } = await auditNow(db, actor, enrolment);
  const refusal = judgingRefusal(asking, criterion.standard, taken, standing);
  if (refusal !== null) return refusal;
  // Answers are the school's together: one of two raters would read in them what the other thinks.
  if ((await besideOf(db, enrolment, criterion.code)).isBeingRated) return { kind: 'refused', because: 'being-rated' };
  const { personId, name } = memberOf(actor);
  const isSaved = await writeGuided(db, enrolment, guiding.place, said.answers, said.version, { personId, name }, now);
  if (!isSaved) {
    const theirs = await readGuided(db, enrolment.id, guiding.place);
    // A number of saves where nothing was saved yet is no page's: what was typed is the first save.
    if (theirs === null && said.version > 0)
      return answerQuestions(db, actor, enrolment, criterion, guiding, { ...said, version: 0 }, now);
    if (theirs === null)
      throw new Error(`Answers at ${guiding.place} were neither saved nor found: open the page again.`);
    return { kind: 'clash', theirs };
  }
  await note(
    db,
    actor,
    {
      act: 'audit.questions-answered',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { criterion: criterion.code },
    },
    now,
  );
  return { kind: 'saved' };
};
