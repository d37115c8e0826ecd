import { uuidv7 } from '#platform/db';
import { enqueue } from '#platform/jobs';
import type { Scene } from './stage.ts';

/** Heads who let the awarding body and similar schools count their figures: the roll-up is made of theirs soon after loading. */
export const shareFigures = async ({ db, plot, calendar, schoolId, enrolmentId, second }: Scene): Promise<void> => {
  // What is under way has figures of this year; a finished award has those of its own.
  if (plot.isComplete) return;
  const [follows] = await db`select 1 from target_pupil where enrolment_id = ${enrolmentId} limit 1`;
  const [enrolment] = await db<{ bodyId: string }[]>`select body_id from enrolment where id = ${enrolmentId}`;
  // A school shares once, of whichever award.
  const [shares] = await db`select 1 from figure_sharing where school_id = ${schoolId} limit 1`;
  if (follows === undefined || enrolment === undefined || shares !== undefined) return;
  await db`insert into figure_sharing ${db(
    ['body', 'similar-schools'].map((audience) => ({
      ...{
        id: uuidv7(),
        school_id: schoolId,
        enrolment_id: enrolmentId,
        body_id: enrolment.bodyId,
        with_whom: audience,
      },
      ...{ begun_by: second.personId, begun_at: calendar.at(-5) },
    })),
  )}`;
  await enqueue(db, 'tracking.school-year', { enrolment: enrolmentId }, { key: `tracking.school-year:${enrolmentId}` });
};
