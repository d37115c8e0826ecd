import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db';
import { asPerson } from '../../../testing/acting.ts';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let review = '';
beforeAll(async () => {
  world = await testWorld();
  const made = await world
    .as('lead')
    .post(href(paths.plan.planReview, { enrolment: world.ladder.id }), { plannedOn: '23 November 2026' });
  const address = String(made.headers.location);
  review = address.split('/').at(-1) ?? '';
  await world.as('lead').post(`${address}/begin`);
  await world.as('lead').post(`${address}/decisions`, { says: 'Go on' });
  await world.as('lead').post(`${address}/minutes`, { version: '0', minutes: 'We met.' });
  await world.asSystem(
    (db) => db`insert into review_invitation (review_id, person_id, enrolment_id, school_id, sequence, sent_at)
      values (${review}, ${world.people.head.personId}, ${world.ladder.id}, ${world.school}, 0, ${world.now})`,
  );
  for (const who of ['lead', 'head'] as const) await world.as(who).post(paths.account.calendar);
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => asPerson(world, who, work);
const rows = async (who: Who, table: string) => (await as(who, (db) => db.unsafe(`select 1 from ${table}`))).count;
const refused = { code: '42501' };

describe('the tables of a meeting', () => {
  test('the school and its adviser read them, nobody else before submission', async () => {
    for (const table of ['review_point', 'review_decision', 'review_revision', 'review_invitation']) {
      for (const who of ['lead', 'head', 'member', 'governor', 'adviser'] as const)
        expect([who, table, (await rows(who, table)) > 0]).toEqual([who, table, true]);
      for (const who of ['rival', 'otherAdviser', 'verifier', 'officer', 'stranger', 'carer', 'former'] as const)
        expect([who, table, await rows(who, table)]).toEqual([who, table, 0]);
    }
  });
  test('governors and advisers write nothing; nobody writes in another’s name, tells who was invited, or rewrites what was said', async () => {
    const decide = (by: Who) => (db: Db) =>
      db`insert into review_decision (id, review_id, enrolment_id, school_id, number, says, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${review}, ${world.ladder.id}, ${world.school}, 9, 'Mine', ${world.people[by].personId}, ${world.now})`;
    for (const who of ['governor', 'adviser', 'rival', 'officer'] as const)
      await expect(as(who, decide(who)), who).rejects.toMatchObject(refused);
    await expect(as('member', decide('lead'))).rejects.toMatchObject(refused);
    for (const who of ['governor', 'adviser'] as const)
      expect((await as(who, (db) => db`update review_meeting set place = 'x' where id = ${review}`)).count).toBe(0);
    for (const statement of [
      'delete from review_decision',
      'delete from review_point',
      "update review_revision set says = ''",
      `insert into review_invitation (review_id, person_id, enrolment_id, school_id, sequence, sent_at)
        values ('${review}', '${world.people.lead.personId}', '${world.ladder.id}', '${world.school}', 0, now())`,
    ])
      await expect(
        as('lead', (db) => db.unsafe(statement)),
        statement,
      ).rejects.toMatchObject(refused);
  });
  test('the database itself lets nobody approve the minutes that they wrote', async () => {
    const approve = (who: Who) => (db: Db) =>
      db`update review_meeting set held_on = '2026-11-23', approved_on = '2026-11-23', approved_by = ${world.people[who].personId} where id = ${review}`;
    await expect(as('lead', approve('lead'))).rejects.toMatchObject({ code: '23514' });
  });
  test('a decision cannot name an owner of another school', async () => {
    const name = as(
      'lead',
      (db) =>
        db`update review_decision set owner_id = ${world.people.rival.membershipId}, saved_by = ${world.people.lead.personId}`,
    );
    await expect(name).rejects.toMatchObject({ code: '23503' });
  });
});

test('a calendar address is read by its owner alone', async () => {
  expect(await rows('lead', 'calendar_address')).toBe(1);
  for (const who of ['member', 'officer', 'rival', 'adviser'] as const)
    expect(await rows(who, 'calendar_address')).toBe(0);
  const stolen = as('member', (db) => db`update calendar_address set person_id = ${world.people.member.personId}`);
  await expect(stolen).rejects.toMatchObject(refused);
});
