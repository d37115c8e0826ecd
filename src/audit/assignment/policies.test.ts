import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { asPerson } from '../../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    await db`insert into audit_assignment (enrolment_id, school_id, standard, due_on) values (${world.ladder.id}, ${world.school}, 'A', '2026-12-04')`;
    await db`insert into audit_assignment_time (enrolment_id, school_id, standard, membership_id, minutes)
      values (${world.ladder.id}, ${world.school}, 'A', ${world.people.member.membershipId}, 60)`;
  });
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => asPerson(world, who, work);
const refused = { code: '42501' };
const id = (who: Who) => world.people[who].personId;
const handIn =
  (who: Who, whose: Who = who) =>
  (db: Db) =>
    db`
  update audit_assignment set state = 'submitted', handed_in_by = ${id(whose)}, handed_in_at = ${world.now}, version = version + 1
   where enrolment_id = ${world.ladder.id} returning standard`;
const close = (who: Who) => (db: Db) =>
  db`
  update audit_assignment set state = 'closed', closed_by = ${id(who)} where enrolment_id = ${world.ladder.id} returning standard`;

test('who does what is the school’s own; hours are the team’s, not the governors’', async () => {
  const counted = (table: string) => async (who: Who) =>
    (await as(who, (db) => db.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`)))[0]?.n;
  const many = ['lead', 'member', 'governor', 'adviser', 'verifier', 'officer', 'rival', 'carer'] as const;
  expect(await Promise.all(many.map(counted('audit_assignment')))).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
  expect(await Promise.all(many.map(counted('audit_assignment_time')))).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
});

test('a member of the pair hands in under their own name, moves no day and closes nothing', async () => {
  await expect(
    as('member', (db) => db`update audit_assignment set due_on = '2027-01-01' where enrolment_id = ${world.ladder.id}`),
  ).rejects.toMatchObject(refused);
  await expect(as('member', handIn('head'))).rejects.toMatchObject(refused);
  expect(await as('governor', handIn('governor'))).toHaveLength(0);
  expect(await as('rival', handIn('rival'))).toHaveLength(0);
  expect(await as('member', handIn('member'))).toHaveLength(1);
  await expect(as('member', close('member'))).rejects.toMatchObject({});
});

test('a leader hands nothing in under a colleague’s name, to close it themselves', async () => {
  const where = (db: Db) => db`where enrolment_id = ${world.ladder.id}`;
  await expect(as('lead', handIn('head'))).rejects.toMatchObject(refused);
  // The day of what a colleague handed in is still the leader's to set.
  expect(
    await as('lead', (db) => db`update audit_assignment set due_on = '2026-12-05' ${where(db)} returning standard`),
  ).toHaveLength(1);
});

test('nobody closes what they handed in, nor in another’s name, whatever a page forgot', async () => {
  await expect(as('head', close('lead'))).rejects.toMatchObject(refused);
  await as('head', handIn('head'));
  await expect(as('head', close('head'))).rejects.toMatchObject({ code: '23514' });
  expect(await as('lead', close('lead'))).toHaveLength(1);
});

test('what happened is written under one’s own name and never changed', async () => {
  const event = (whose: Who) => (db: Db) =>
    db`
    insert into audit_assignment_event (id, enrolment_id, school_id, standard, what, by_person, by_name, happened_at)
    values (${uuidv7()}, ${world.ladder.id}, ${world.school}, 'A', 'close', ${id(whose)}, 'X', ${world.now})`;
  await as('lead', event('lead'));
  await expect(as('member', event('head'))).rejects.toMatchObject(refused);
  await expect(as('lead', (db) => db`update audit_assignment_event set words = 'Other'`)).rejects.toMatchObject(
    refused,
  );
  await expect(as('lead', (db) => db`delete from audit_assignment_event`)).rejects.toMatchObject(refused);
});

test('the order of areas is put by those who lead, under their own name', async () => {
  const order = (whose: Who) => (db: Db) =>
    db`
    insert into area_order (enrolment_id, school_id, areas, ordered_by, ordered_name, ordered_at)
    values (${world.grid.id}, ${world.school}, '{}', ${id(whose)}, 'X', ${world.now})`;
  for (const who of ['member', 'governor', 'adviser', 'rival'] as const)
    await expect(as(who, order(who))).rejects.toMatchObject(refused);
  await expect(as('lead', order('head'))).rejects.toMatchObject(refused);
  await as('lead', order('lead'));
});
