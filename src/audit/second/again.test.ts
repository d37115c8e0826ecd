import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { personOf } from '../../../testing/acting.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const enrolment = () => ({ enrolment: world.ladder.id });
const at = (criterion: string) => ({ ...enrolment(), criterion });
const good = { level: 'climbing', comment: 'Settled words.', evidence: 'The list', impact: 'Two were found.' };
const rate = (who: Who, code: string, level: string) =>
  world.as(who).post(href(paths.audit.rating, at(code)), { level, comment: `Words of the ${who}.`, version: 0 });
const askFor = (one: Who, other: Who) =>
  world.as('secondLead').post(href(paths.audit.seconds, enrolment()), {
    standard: 'A',
    one: world.people[one].personId,
    other: world.people[other].personId,
  });
const handIn = async (who: Who) => {
  const page = await world.as(who).get(href(paths.audit.standard, { ...enrolment(), standard: 'A' }));
  const second = /second\/([0-9a-f-]{36})\/hand-in/.exec(page.body)?.[1] ?? '';
  return world.as(who).post(href(paths.audit.handIn, { ...enrolment(), second }));
};
const read = (who: Who) =>
  world.database.asActor(personOf(world, who), async (db) => [
    ...(await db<{ comment: string }[]>`select comment from audit_rating order by comment`).map((row) => row.comment),
    ...(await db<{ reason: string }[]>`select reason from audit_settlement where kind = 'settled'`).map(
      (row) => row.reason,
    ),
  ]);

test('asked by three leaders at the same moment, a standard is rated once', async () => {
  const raters = { one: world.people.lead.personId, other: world.people.member.personId };
  for (let round = 0; round < 5; round += 1) {
    const asked = await Promise.all(
      (['secondLead', 'head', 'lead'] as const).map((who) =>
        world.as(who).post(href(paths.audit.seconds, enrolment()), { standard: 'B', ...raters }),
      ),
    );
    expect(asked.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422, 422]);
    await world.asSystem(
      (db) =>
        db`update audit_second set called_off_at = asked_at, called_off_by = asked_by, called_off_name = asked_name`,
    );
  }
});

test('who is asked to rate blind what was rated before reads neither those ratings nor how they were settled', async () => {
  expect((await askFor('head', 'member')).statusCode).toBe(303);
  for (const code of ['A1', 'A2']) {
    await rate('head', code, 'top');
    await rate('member', code, 'rung');
  }
  await handIn('head');
  await handIn('member');
  for (const code of ['A1', 'A2'])
    await world.as('secondLead').post(href(paths.audit.settle, at(code)), { ...good, version: 0 });
  expect(await read('lead')).toContain('Settled words.');
  expect((await askFor('lead', 'member')).statusCode).toBe(303);
  for (const path of [href(paths.audit.history, at('A1')), href(paths.audit.criterion, at('A1'))]) {
    const { body } = await world.as('lead').get(path);
    for (const secret of ['Words of the head', 'Words of the member', 'Settled words'])
      expect([path, body.includes(secret)]).toEqual([path, false]);
  }
  expect(await read('lead')).toEqual([]);
  expect(await read('member')).toEqual(['Words of the member.', 'Words of the member.']);
  expect(await read('governor')).toContain('Words of the head.');
  for (const who of ['lead', 'member'] as const)
    for (const code of ['A1', 'A2']) expect((await rate(who, code, 'top')).statusCode).toBe(303);
  await handIn('lead');
  await handIn('member');
  expect(await read('lead')).toEqual(expect.arrayContaining(['Words of the head.', 'Settled words.']));
  expect((await world.as('governor').get(href(paths.audit.criterion, at('A1')))).body).toContain('Words of the lead.');
});

test('nobody from another school is named as a rater, whoever asks', async () => {
  const named = world.database.asActor(personOf(world, 'secondLead'), async (db) => {
    const [second, place] = [uuidv7(), { enrolment_id: world.ladder.id, school_id: world.school }];
    const { personId, name } = world.people.secondLead;
    await db`insert into audit_second ${db({ ...place, id: second, criteria: ['B1'], is_blind: true, asked_by: personId, asked_name: name, asked_at: world.now })}`;
    await db`insert into audit_rater ${db({ ...place, second_id: second, person_id: world.people.rival.personId, name: 'Rita' })}`;
  });
  await expect(named).rejects.toThrow(/row-level security/);
});
