import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { placeIn } from '../../testing/jobs.ts';
import { workOff } from '../../testing/work.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';
import { dailies } from './jobs.ts';
import { tellOfMissed } from './review/missed/actions.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('what is done each morning for reviews', () => {
  test('a missed one is told to those who lead, once, however often it is looked', async () => {
    await world.asSystem(
      (db) => db`insert into review_meeting (id, enrolment_id, school_id, planned_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${world.ladder.id}, ${world.school}, '2026-11-16', ${world.people.lead.personId}, ${world.now})`,
    );
    for (const today of ['2026-11-17', '2026-11-18']) await world.asSystem((db) => tellOfMissed(db, today, world.now));
    await workOff(world);
    for (const who of ['lead', 'head'] as const)
      expect((await world.as(who).get(paths.notices.list)).body).toContain(
        'The review of Monday 16 November 2026 was missed',
      );
    const told = await world.asSystem(
      (db) => db`select from notice where subject = 'The review of Monday 16 November 2026 was missed'`,
    );
    expect(told).toHaveLength(2);
    expect((await world.as('member').get(paths.notices.list)).body).not.toContain('was missed');
  });

  test('who joins the team is asked the next morning, who leaves is told; looking again tells nobody', async () => {
    const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
    const morning = async () => {
      for (const daily of dailies) await daily.run('2026-11-23', tools);
    };
    const told = (who: Who) =>
      world.asSystem(
        (db) => db<
          { isCalledOff: boolean; many: number }[]
        >`select is_called_off, count(*) as many from review_invitation
          where enrolment_id = ${world.ladder.id} and person_id = ${world.people[who].personId} group by 1`,
      );
    for (const plannedOn of ['10 December 2026', '14 January 2027'])
      await world.as('lead').post(href(paths.plan.planReview, { enrolment: world.ladder.id }), { plannedOn });
    await morning();
    expect(await told('secondLead')).toEqual([]);
    const many = (await told('member'))[0]?.many ?? 0;
    expect(many).toBe(2);
    const { membershipId } = world.people.secondLead;
    await world.asSystem(async (db) => {
      await db`insert into team_member (enrolment_id, school_id, membership_id, part, joined_on)
        values (${world.ladder.id}, ${world.school}, ${membershipId}, 'working-party', '2026-11-23')`;
      await db`update team_member set left_on = '2026-11-23' where enrolment_id = ${world.ladder.id} and membership_id = ${world.people.member.membershipId}`;
    });
    await morning();
    expect(await told('secondLead')).toEqual([{ isCalledOff: false, many }]);
    expect(await told('member')).toEqual([{ isCalledOff: true, many }]);
    const before = await world.asSystem((db) => db`select sent_at from review_invitation`);
    await morning();
    expect(await world.asSystem((db) => db`select sent_at from review_invitation`)).toEqual(before);
  });
});
