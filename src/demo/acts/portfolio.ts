import { uuidv7 } from '#platform/db';
import { findEnrolment } from '#enrolment';
import { freeze } from '#portfolio';
import { between, pick } from '#platform/random';
import { stepDay, taskOf, type Actor, type Scene } from './stage.ts';

const said = [
  'Clear, and in the pupils’ own words. The figures say for whom it works.',
  'Strong on what you do; say more about what it changed.',
  'The records are there. One more voice than the staff’s would settle it.',
];
const answers = [
  'We added the pupil interviews of June.',
  'The figures by year group now stand beside it.',
  'Done; see the partner’s own note.',
];

/** The adviser's word standard by standard, the day that both agreed, and the submission with its cut-off. Brackenlow's waits. */
export const submitPortfolio = async (scene: Scene): Promise<void> => {
  const adviser = taskOf(scene, 'adviser');
  const isInvited = scene.key === 'brackenlow.mark';
  if (adviser === null || (scene.plot.submitted === null && !isInvited)) return;
  const round = isInvited ? -4 : (scene.plot.submitted ?? stepDay(scene, 4)) - 16;
  await reviewWith(scene, adviser, round, !isInvited);
  if (scene.plot.submitted === null) return;
  await agreeDay(scene, adviser, round + 8);
  const enrolment = await findEnrolment(scene.db, scene.enrolmentId);
  if (enrolment === null) return;
  const now = scene.calendar.at(scene.plot.submitted, 16);
  await freeze(scene.db, enrolment, uuidv7(), { personId: scene.lead.personId, name: scene.lead.name, now });
};

const reviewWith = async (scene: Scene, adviser: Actor, round: number, isFinished: boolean): Promise<void> => {
  const { db, calendar, random, scheme } = scene;
  const id = uuidv7();
  await db`insert into adviser_review (id, enrolment_id, school_id, round, message, invited_by, invited_name, invited_at, advice, finished_by, finished_name, finished_at)
    values (${id}, ${scene.enrolmentId}, ${scene.schoolId}, 1, 'We think that our evidence is in place. Please look hardest at where pupils speak.',
      ${scene.lead.personId}, ${scene.lead.name}, ${calendar.at(round)}, ${isFinished ? 'Ready once the three answers below are in. A good day to you all.' : null},
      ${isFinished ? adviser.personId : null}, ${isFinished ? adviser.name : null}, ${isFinished ? calendar.at(round + 5) : null})`;
  const standards = isFinished ? scheme.standards : scheme.standards.slice(0, 2);
  await db`insert into review_comment ${db(
    standards.map((standard, index) => ({
      id: uuidv7(),
      review_id: id,
      enrolment_id: scene.enrolmentId,
      school_id: scene.schoolId,
      standard: standard.code,
      verdict: index % 3 === 1 ? 'nearly' : 'ready',
      comment: pick(random, said),
      commented_by: adviser.personId,
      commented_name: adviser.name,
      commented_at: calendar.at(Math.min(round + 2, -1), between(random, 9, 16)),
      answer: isFinished && index % 3 === 1 ? pick(random, answers) : null,
      answered_name: isFinished && index % 3 === 1 ? scene.lead.name : null,
      answered_at: isFinished && index % 3 === 1 ? calendar.at(round + 4) : null,
    })),
  )}`;
};

const agreeDay = async (scene: Scene, adviser: Actor, on: number): Promise<void> => {
  const { db, calendar, plot } = scene;
  if (plot.visit === null) return;
  await db`insert into visit_date (id, enrolment_id, school_id, on_day, side, proposed_by, proposed_name, proposed_at, accepted_by, accepted_name, accepted_at)
    values (${uuidv7()}, ${scene.enrolmentId}, ${scene.schoolId}, ${calendar.day(plot.visit)}, 'adviser', ${adviser.personId}, ${adviser.name},
      ${calendar.at(on)}, ${scene.lead.personId}, ${scene.lead.name}, ${calendar.at(on + 1)})`;
};
