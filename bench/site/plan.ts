import { uuidv7, type Db } from '#platform/db';
import type { Signed } from '../../testing/people.ts';

/** A plan of twelve actions under way, each with two milestones ahead. */
export const fillPlan = async (
  db: Db,
  enrolmentId: string,
  schoolId: string,
  owner: Signed,
  now: Date,
): Promise<void> => {
  const actions = Array.from({ length: 12 }, (_, at) => ({
    id: uuidv7(),
    enrolment_id: enrolmentId,
    school_id: schoolId,
    number: at + 1,
    objective: 'Pupils who arrive late are met by somebody whom they know.',
    core_change: 'Tutor time begins with breakfast, led by two of the working party.',
    owner_id: owner.membershipId,
    pupils: 'Target pupils of Years 7 to 9',
    cost_pence: 120_000,
    premium_pence: 60_000,
    due_on: `2027-0${(at % 6) + 1}-15`,
    status: 'under-way',
    started_on: '2026-10-01',
    saved_by: owner.personId,
    saved_at: now,
  }));
  await db`insert into action ${db(actions)}`;
  const milestones = actions.flatMap(({ id, due_on }) =>
    ['Agree the rota', 'Hear from pupils'].map((what) => ({
      id: uuidv7(),
      action_id: id,
      enrolment_id: enrolmentId,
      school_id: schoolId,
      what,
      due_on,
      saved_by: owner.personId,
      saved_at: now,
    })),
  );
  await db`insert into milestone ${db(milestones)}`;
};
