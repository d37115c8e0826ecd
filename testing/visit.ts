import type { LightMyRequestResponse } from 'fastify';
import { href, paths } from '#paths';
import { versionIn } from './plan.ts';
import { measureIn } from './scores.ts';
import { testWorld, type World } from './world.ts';

/** The day of the visit in the tests: the day on which their world stands. */
export const visitDay = '2026-11-23';

export type VisitWorld = World & Readonly<{ action: string; tracked: string }>;

/** A world whose school has submitted to the ladder scheme, with a plan of one action and a measure of it that is tracked. */
export const visitWorld = async (): Promise<VisitWorld> => {
  const world = await testWorld();
  const { lead, member } = world.people;
  const action = crypto.randomUUID();
  const tracked = crypto.randomUUID();
  const enrolment = world.ladder.id;
  await world.asSystem(async (db) => {
    await db`update enrolment set visit_on = ${visitDay}, submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${enrolment}`;
    await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, status, started_on, saved_by, saved_at)
      values (${action}, ${enrolment}, ${world.school}, 1, 'A1', 'Catch up in reading', 'Reading aloud', ${member.membershipId}, 'Year 7', 0, 0, '2026-11-01', 'under-way', '2026-09-14', ${lead.personId}, ${world.now})`;
    await db`insert into action_revision (action_id, version, enrolment_id, school_id, said, saved_by, saved_at)
      values (${action}, 1, ${enrolment}, ${world.school}, '{}', ${lead.personId}, ${world.now})`;
    await measureIn(
      db,
      { id: enrolment, schoolId: world.school },
      { id: tracked, title: 'Reading age', scale: 'months', at: world.now, by: lead.personId },
    );
    await db`insert into success_measure (id, action_id, enrolment_id, school_id, title, unit, baseline, target, due_on, figure_from, measure_id, declared_on, saved_by, saved_at)
      values (${crypto.randomUUID()}, ${action}, ${enrolment}, ${world.school}, 'Reading age', 'months', 118, 128, '2026-11-01', 'The test', ${tracked}, '2026-09-10', ${lead.personId}, ${world.now})`;
  });
  return { ...world, action, tracked };
};

/** The address of a criterion's judgement. */
export const criterionPage = (enrolment: string, criterion: string): string =>
  href(paths.visits.criterion, { enrolment, criterion });

/** Judges a criterion as the verifier does: opens the page, writes, saves. */
export const judgeAs = async (world: World, criterion: string, form: object): Promise<LightMyRequestResponse> => {
  const address = criterionPage(world.ladder.id, criterion);
  const version = versionIn((await world.as('verifier').get(address)).body) || '0';
  return world.as('verifier').post(address, { version, then: 'stay', ...form });
};
