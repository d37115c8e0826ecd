import type { Person } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { mayVisit, type Standing, type VisitAct, type VisitRefusal } from './rules.ts';
import { findVisit, openVisit, type Visit } from './store.ts';

/** Who does it, for which school, when, and how the visit stands for them. */
export type Doing = Readonly<{
  db: Db;
  actor: Person;
  enrolment: Enrolment;
  now: Date;
  today: string;
  standing: Standing;
}>;

export const noted = ({ db, actor, enrolment, now }: Doing, act: string, about: Record<string, string | number> = {}) =>
  note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);

/** The visit on which this act may be done now; opened if the verifier's first act comes before its row. */
export const visitFor = async (
  act: VisitAct,
  doing: Doing,
): Promise<Readonly<{ kind: 'open'; visit: Visit }> | VisitRefusal> => {
  const { db, actor, enrolment, now, standing, today } = doing;
  const may = mayVisit(act, actor.role, standing, today);
  if (may.kind === 'refused') return may;
  if (actor.role === 'verifier' && standing.onDate !== null && standing.state === 'writing') {
    await openVisit(db, uuidv7(), enrolment, standing.onDate, { personId: actor.personId, now });
    if (!enrolment.steps.some(({ step, startedOn }) => step === 5 && startedOn !== null))
      await markStep(db, enrolment, 5, 'started', now);
  }
  const visit = await findVisit(db, enrolment.id);
  if (visit === null)
    throw new Error('A visit that may be worked on has no row: it is opened by the verifier. Look at the table visit.');
  return { kind: 'open', visit };
};
