import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
const [offer, grid, exemption] = [uuidv7(), uuidv7(), uuidv7()];
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    await bring(db, offer, 'lead');
    await db`insert into audit_grid (id, enrolment_id, school_id, name, tables, brought_by, brought_name, brought_at)
      values (${grid}, ${world.ladder.id}, ${world.school}, 'g', '[]', ${world.people.lead.personId}, 'Leo', ${world.now})`;
    await argue(db, exemption, 'A1', 'lead');
  });
});
afterAll(() => world.close());

const as = <T>(who: Who, work: (db: Db) => Promise<T>): Promise<T> => {
  const { personId, membershipId } = world.people[who];
  const rest = {
    sessionId: '',
    schoolId: null,
    bodyId: null,
    partnerId: null,
    name: '',
    place: '',
    theme: 'system',
    membershipCount: 1,
  };
  return world.database.asActor({ kind: 'person', personId, membershipId, role: who, ...rest } as never, work);
};
const bring = (db: Db, id: string, who: Who, level: string | null = null, kind = 'earlier') => db`
  insert into audit_offer (id, enrolment_id, school_id, criterion, kind, source, said_on, level, brought_by, brought_name, brought_at)
  values (${id}, ${world.ladder.id}, ${world.school}, 'A1', ${kind}, ${id}, '2025-05-03', ${level}, ${world.people[who].personId}, 'X', ${world.now})`;
const argue = (db: Db, id: string, about: string, who: Who) => db`
  insert into audit_exemption (id, enrolment_id, school_id, body_id, kind, about, reason, argued_by, argued_name, argued_at)
  values (${id}, ${world.ladder.id}, ${world.school}, ${world.body}, 'criterion', ${about}, 'R', ${world.people[who].personId}, 'X', ${world.now})`;
const settle = (who: Who) => (db: Db) =>
  db`
  update audit_offer set settled = 'set-aside', settled_by = ${world.people[who].personId}, settled_at = ${world.now} where id = ${offer}`;
const decide = (who: Who) => (db: Db) =>
  db`
  update audit_exemption set decision = 'granted', decision_reason = 'R', decided_by = ${world.people[who].personId}, decided_name = 'X',
         decided_at = ${world.now} where id = ${exemption}`;
const code = (work: Promise<{ count: number }>): Promise<number | string> =>
  work.then(({ count }) => count).catch((error: Error & { code?: string }) => error.code ?? error.message);
const everybody = [
  'member',
  'head',
  'governor',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'director',
  'carer',
  'partner',
  'rival',
  'otherAdviser',
  'stranger',
  'former',
] as const;

test('brought words and grids are read by the school’s staff alone; exemptions by them, their adviser and their own desk', async () => {
  const seen: Record<string, readonly number[]> = {};
  for (const who of everybody)
    seen[who] = await as(who, async (db) => [
      (await db`select 1 from audit_offer`).length,
      (await db`select 1 from audit_grid`).length,
      (await db`select 1 from audit_exemption`).length,
    ]);
  const [staff, sent, nobody] = [
    [1, 1, 1],
    [0, 0, 1],
    [0, 0, 0],
  ];
  expect(seen).toEqual({
    ...{ member: staff, head: staff, governor: staff, adviser: sent, officer: sent, director: sent },
    ...{ verifier: sent, moderator: sent, panel: sent },
    ...{ carer: nobody, partner: nobody, rival: nobody, otherAdviser: nobody, stranger: nobody, former: nobody },
  });
});

test('only the team brings and settles, each under their own name', async () => {
  expect(await code(as('governor', (db) => bring(db, uuidv7(), 'governor')))).toBe('42501');
  expect(await code(as('member', (db) => bring(db, uuidv7(), 'lead')))).toBe('42501');
  expect(await code(as('rival', (db) => bring(db, uuidv7(), 'rival')))).toBe('42501');
  for (const who of ['governor', 'officer', 'rival', 'adviser'] as const)
    expect(await code(as(who, settle(who)))).toBe(0);
  expect(await code(as('member', settle('lead')))).toBe('42501');
  expect(await code(as('member', settle('member')))).toBe(1);
});

test('a level comes from a school’s own grid and from nowhere else', async () => {
  expect(await code(as('member', (db) => bring(db, uuidv7(), 'member', 'top')))).toBe('23514');
  expect(await code(as('member', (db) => bring(db, uuidv7(), 'member', 'top', 'grid')))).toBe(1);
});

test('a school argues and never decides; the desk decides once, under its own name, and grants only by deciding', async () => {
  expect(await code(as('member', (db) => argue(db, uuidv7(), 'A2', 'member')))).toBe('42501');
  expect(await code(as('head', (db) => argue(db, uuidv7(), 'A2', 'lead')))).toBe('42501');
  expect(await code(as('head', decide('head')))).toBe('42501');
  for (const who of ['adviser', 'verifier', 'stranger', 'rival', 'member'] as const)
    expect(await code(as(who, decide(who)))).toBe(0);
  expect(await code(as('officer', decide('director')))).toBe('42501');
  expect(await code(as('officer', decide('officer')))).toBe(1);
  expect(await code(as('director', decide('director')))).toBe(0);
  const exempt = (db: Db) => db`update enrolment set exempt = array['A1'] where id = ${world.ladder.id}`;
  expect(await code(as('lead', exempt))).toBe('42501');
  expect(await code(as('adviser', exempt))).toBe('42501');
  expect(
    await code(as('officer', (db) => db`update enrolment set not_chosen = array['A'] where id = ${world.ladder.id}`)),
  ).toBe('42501');
});
