import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    await answer(db, 'member');
    await db`insert into area (id, enrolment_id, school_id, kind, text, evidence, written_by, written_name, written_at)
      values (${uuidv7()}, ${world.ladder.id}, ${world.school}, 'strength', 'S', 'E', ${world.people.member.personId}, 'Mina Member', ${world.now})`;
  });
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => {
  const { personId, membershipId } = world.people[who];
  const role = who;
  return world.database.asActor(
    {
      kind: 'person',
      personId,
      membershipId,
      role,
      sessionId: '',
      schoolId: null,
      bodyId: null,
      partnerId: null,
      name: '',
      place: '',
      theme: 'system',
      membershipCount: 1,
    } as never,
    work,
  );
};
const answer = (db: Db, who: Who, criterion = 'A1', enrolment = world.ladder.id) => db`
  insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, answered_by, answered_name, answered_at)
  values (${uuidv7()}, ${enrolment}, ${world.school}, ${criterion}, 'top', 'Because.', ${world.people[who].personId}, 'X', ${world.now})`;
const seen = (who: Who) =>
  as(who, async (db) => [(await db`select 1 from audit_answer`).length, (await db`select 1 from area`).length]);

describe('who sees an audit', () => {
  test.each<[Who, number]>([
    ['head', 1],
    ['lead', 1],
    ['member', 1],
    ['governor', 1],
    ['adviser', 1],
    ['verifier', 0],
    ['moderator', 0],
    ['panel', 0],
    ['officer', 0],
    ['director', 0],
    ['carer', 0],
    ['partner', 0],
    ['rival', 0],
    ['otherAdviser', 0],
    ['stranger', 0],
    ['former', 0],
  ])('%s sees %i', async (who, rows) => {
    expect(await seen(who)).toEqual([rows, rows]);
  });
  test('the awarding body and who is sent to judge see it once the school has submitted', async () => {
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${world.ladder.id}`,
    );
    for (const who of ['officer', 'verifier', 'moderator', 'panel'] as const)
      expect(await seen(who), who).toEqual([1, 1]);
    expect(await seen('stranger')).toEqual([0, 0]);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${world.ladder.id}`,
    );
  });
});

describe('who writes one', () => {
  test.each<Who>(['governor', 'adviser', 'verifier', 'officer', 'carer', 'rival', 'former'])('not %s', async (who) => {
    await expect(as(who, (db) => answer(db, who, 'A2'))).rejects.toThrow(/row-level security/);
    expect(
      await as(who, async (db) => (await db`update audit_answer set level = 'ground', version = 9 returning 1`).length),
    ).toBe(0);
  });
  test('nobody in another’s name, and nobody agrees what they judged', async () => {
    await expect(as('lead', (db) => answer(db, 'member', 'A2'))).rejects.toThrow(/row-level security/);
    await expect(
      as(
        'member',
        (db) =>
          db`update audit_answer set agreed_by = ${world.people.member.personId}, agreed_name = 'M', agreed_at = ${world.now}`,
      ),
    ).rejects.toThrow(/row-level security|check constraint/);
    await expect(
      world.asSystem(
        (db) => db`update audit_answer set agreed_by = answered_by, agreed_name = 'M', agreed_at = ${world.now}`,
      ),
    ).rejects.toThrow(/check constraint/);
  });
  test('no row crosses schools', async () => {
    await expect(world.asSystem((db) => answer(db, 'member', 'A2', world.rivalLadder.id))).rejects.toThrow(
      /foreign key/,
    );
  });
  test('nobody, once it is finished', async () => {
    await as(
      'lead',
      (db) => db`insert into audit_finish (enrolment_id, school_id, finished_by, finished_name, finished_at)
      values (${world.ladder.id}, ${world.school}, ${world.people.lead.personId}, 'Leo Lead', ${world.now})`,
    );
    for (const work of [
      (db: Db) => answer(db, 'member', 'A2'),
      (db: Db) => db`update audit_answer set level = 'ground'`,
      (db: Db) => db`update area set text = 'Other'`,
      (db: Db) => db`delete from area`,
    ])
      await expect(world.asSystem(work as never)).rejects.toThrow(/audit is finished/);
  });
});
