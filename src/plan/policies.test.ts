import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db';
import { asPerson } from '../../testing/acting.ts';
import { addAction } from '../../testing/plan.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await addAction(world);
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => asPerson(world, who, work);
const refused = { code: '42501' };
const agreement = (who: Who, party: string) => (db: Db) =>
  db`insert into plan_agreement (id, enrolment_id, school_id, party, agreed_by, agreed_at, versions)
    values (${crypto.randomUUID()}, ${world.ladder.id}, ${world.school}, ${party}, ${world.people[who].personId}, ${world.now}, '{}')`;
const count = async (who: Who, table: string) =>
  (await as(who, (db) => db.unsafe(`select 1 from ${table} where enrolment_id = '${world.ladder.id}'`))).count;

describe('the tables of the plan', () => {
  test('the school and its adviser read them, nobody else before submission', async () => {
    for (const table of ['action', 'action_revision', 'success_measure']) {
      for (const who of ['lead', 'head', 'member', 'governor', 'adviser'] as const)
        expect([who, table, await count(who, table)]).toEqual([who, table, 1]);
      for (const who of ['rival', 'otherAdviser', 'officer', 'stranger', 'carer', 'former'] as const)
        expect([who, table, await count(who, table)]).toEqual([who, table, 0]);
    }
  });
  test('a head agrees for senior leadership and an adviser for the body, never the other way', async () => {
    for (const who of ['lead', 'member', 'governor', 'verifier', 'officer', 'rivalHead', 'otherAdviser'] as const)
      for (const party of ['smt', 'adviser'])
        await expect(as(who, agreement(who, party)), `${who} ${party}`).rejects.toMatchObject(refused);
    await expect(as('head', agreement('head', 'adviser'))).rejects.toMatchObject(refused);
    await expect(as('adviser', agreement('adviser', 'smt'))).rejects.toMatchObject(refused);
    await expect(as('head', agreement('adviser', 'smt'))).rejects.toMatchObject(refused);
    await as('head', agreement('head', 'smt'));
    await as('adviser', agreement('adviser', 'adviser'));
  });
  test('one standing agreement a party', () =>
    expect(as('head', agreement('head', 'smt'))).rejects.toMatchObject({ code: '23505' }));
  test('a governor and an adviser change nothing; nobody removes an action or rewrites its history', async () => {
    for (const who of ['governor', 'adviser', 'rival'] as const) {
      const changed = await as(
        who,
        (db) =>
          db`update action set objective = 'Mine', saved_by = ${world.people[who].personId} where enrolment_id = ${world.ladder.id}`,
      );
      expect([who, changed.count]).toEqual([who, 0]);
    }
    for (const statement of [
      `delete from action`,
      `update action_revision set said = '{}'`,
      `delete from action_note`,
      `update plan_comment set says = 'x'`,
    ])
      await expect(
        as('lead', (db) => db.unsafe(statement)),
        statement,
      ).rejects.toMatchObject(refused);
  });
  test('an action cannot name an owner, a partnership or an area of another school', async () => {
    const wrong = (column: string, value: string) =>
      as('lead', (db) =>
        db.unsafe(
          `update action set ${column} = '${value}', saved_by = '${world.people.lead.personId}' where enrolment_id = '${world.ladder.id}'`,
        ),
      );
    await expect(wrong('owner_id', world.people.rival.membershipId)).rejects.toMatchObject({ code: '23503' });
    await expect(wrong('partnership_id', crypto.randomUUID())).rejects.toMatchObject({ code: '23503' });
    await expect(wrong('area_id', crypto.randomUUID())).rejects.toMatchObject({ code: '23503' });
  });
});
