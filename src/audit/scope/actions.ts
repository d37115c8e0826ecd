import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markNotChosen, type Enrolment } from '#enrolment';
import { auditNow } from '../actions.ts';
import { arrangingRefusal, type Refusal } from '../rules.ts';
import { choose, type Choice, type Options } from './rules.ts';

export type Choosing = Choice | Refusal | Readonly<{ kind: 'clash' }>;

/** The school chooses among its route's optional standards, until its audit is finished. What was judged in one left aside is kept. */
export const chooseStandards = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  options: Options,
  said: Readonly<{ chosen: readonly string[]; version: number }>,
  now: Date,
): Promise<Choosing> => {
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const refusal = arrangingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  const choice = choose(options, said.chosen);
  if (choice.kind !== 'chosen') return choice;
  if (!(await markNotChosen(db, { ...enrolment, version: said.version }, choice.notChosen))) return { kind: 'clash' };
  await note(
    db,
    actor,
    {
      act: 'audit.standards-chosen',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { standard: choice.notChosen.join(' ') },
    },
    now,
  );
  return choice;
};
