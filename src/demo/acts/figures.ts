import { system } from '#platform/actor';
import { uuidv7 } from '#platform/db';
import { freezeFigures } from '#tracking';
import { hasDone, stepDay, type Scene } from './stage.ts';

/** Whom the school follows, frozen before the work began; and its figures, as they were when its audit ended and when it submitted. */
export const freezeAsItWas = async (scene: Scene): Promise<void> => {
  await freezeChoice(scene);
  const { db, enrolmentId: id, schoolId, calendar, plot } = scene;
  const keep = (because: 'audit-finished' | 'submitted', day: number) =>
    freezeFigures(db, system('demonstration'), { id, schoolId }, because, calendar.at(day, 17));
  if (hasDone(scene, 2)) await keep('audit-finished', stepDay(scene, 2));
  if (plot.submitted !== null) await keep('submitted', plot.submitted);
};

const freezeChoice = async ({ db, calendar, enrolmentId, schoolId, lead, plot }: Scene): Promise<void> => {
  const [count] = await db<{ targets: number; comparisons: number }[]>`
    select count(*) filter (where kind = 'target')::int as targets, count(*) filter (where kind = 'comparison')::int as comparisons
      from target_pupil where enrolment_id = ${enrolmentId}`;
  if (count === undefined || count.targets === 0) return;
  const day = Math.min(plot.began + 62, -19);
  await db`insert into target_freeze ${db([
    {
      ...{ id: uuidv7(), enrolment_id: enrolmentId, school_id: schoolId, frozen_on: calendar.day(day), ...count },
      reason: 'Chosen with the heads of year before the plan was written.',
      design: count.comparisons > 0 ? 'comparison' : 'own-baseline',
      ...{ frozen_by: lead.personId, frozen_at: calendar.at(day) },
    },
  ])}`;
};
