import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { href, paths } from '#paths';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const list = () => href(paths.audit.exemptions, at());
const one = (exemption: string) => href(paths.audit.exemption, { ...at(), exemption });
const argued = {
  kind: 'criterion',
  about: 'A2',
  reason: 'Nobody joins us <script>mid-year</script>.',
  evidence: 'The roll',
};
const newest = async (): Promise<string> =>
  (
    await world.asSystem(
      (db: Db) => db<{ id: string }[]>`select id from audit_exemption where decision is null and withdrawn_at is null`,
    )
  )[0]?.id ?? '';
const decide = (who: Parameters<World['as']>[0], exemption: string, decision: string, why = 'It cannot fit.') =>
  world.as(who).post(href(paths.audit.decideExemption, { ...at(), exemption }), { decision, why });

test('a school argues, once; what it typed is kept when something is missing', async () => {
  const empty = await world.as('lead').get(list());
  expect(empty.body).toContain('Nothing has been asked for');
  const wrong = await world.as('lead').post(list(), { ...argued, reason: '' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#reason"');
  expect(wrong.body).toContain('The roll');
  expect((await world.as('lead').post(list(), { ...argued, about: 'Z9' })).statusCode).toBe(422);
  expect((await world.as('lead').post(list(), argued)).statusCode).toBe(303);
  const twice = await world.as('lead').post(list(), argued);
  expect(twice.statusCode).toBe(409);
  expect(twice.body).toContain('This is argued already.');
  const page = await world.as('governor').get(one(await newest()));
  expect(page.body).toContain('&lt;script>mid-year');
  expect(page.body).not.toContain('Withdraw this request');
});

test('only leaders argue, only the desk decides, and another school or body sees nothing', async () => {
  const id = await newest();
  expect((await world.as('member').post(list(), { ...argued, about: 'A1' })).statusCode).toBe(404);
  for (const who of ['lead', 'head', 'adviser', 'verifier'] as const)
    expect((await decide(who, id, 'granted')).statusCode).toBe(404);
  for (const who of ['rival', 'stranger', 'former', 'otherAdviser'] as const)
    expect((await world.as(who).get(one(id))).statusCode).toBe(404);
  expect((await decide('stranger', id, 'granted')).statusCode).toBe(404);
  expect((await world.as('lead').get(one(uuidv7()))).statusCode).toBe(404);
});

test('the desk has it in its queue, and must give a reason', async () => {
  const desk = await world.as('officer').get(paths.home);
  expect(desk.body).toContain('Exemption to decide');
  const wrong = await decide('officer', await newest(), 'granted', '');
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Give the reason that the school will read');
});

test('a refused request is argued anew; a granted one takes the criterion out of scope', async () => {
  const first = await newest();
  expect((await decide('officer', first, 'refused', 'Newcomers may come.')).statusCode).toBe(303);
  expect((await decide('officer', first, 'granted')).statusCode).toBe(409);
  const page = await world.as('lead').get(one(first));
  expect(page.body).toContain('Newcomers may come.');
  expect(page.body).toContain('Argue it anew');
  expect((await world.as('lead').post(list(), { ...argued, reason: 'The roll is closed by law.' })).statusCode).toBe(
    303,
  );
  expect((await decide('director', await newest(), 'granted')).statusCode).toBe(303);
  const overview = await world.as('lead').get(href(paths.audit.home, at()));
  expect(overview.body).toContain('2 criteria wait');
  expect((await world.as('lead').post(list(), argued)).body).toContain('You are not asked for this any more.');
});

test('of two who decide at once one does, and the other reads what was said', async () => {
  await world.as('head').post(list(), { ...argued, kind: 'check-rule', about: 'stale', words: 'Too old' });
  const id = await newest();
  const both = await Promise.all([
    decide('officer', id, 'granted', 'First.'),
    decide('director', id, 'refused', 'Second.'),
  ]);
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409]);
  expect(both.find(({ statusCode }) => statusCode === 409)?.body).toMatch(/This is settled.*(First|Second)\./s);
});

test('the school withdraws before the decision, and then nobody decides', async () => {
  await world.as('head').post(list(), { ...argued, about: 'B1' });
  const id = await newest();
  expect(
    (await world.as('lead').post(href(paths.audit.withdrawExemption, { ...at(), exemption: id }), {})).statusCode,
  ).toBe(303);
  expect((await decide('officer', id, 'granted')).statusCode).toBe(409);
});

test('whoever has to do with the school leaves it to a colleague, whatever a page forgot', async () => {
  await world
    .as('head')
    .post(list(), { kind: 'check-rule', about: 'one-voice', words: 'One voice only', reason: 'We are six.' });
  const id = await newest();
  await world.asSystem(
    (db) => db`insert into declared_conflict (id, body_id, person_id, school_id, reason, declared_on)
      values (${uuidv7()}, ${world.body}, ${world.people.officer.personId}, ${world.school}, 'My sister teaches there', '2026-10-01')`,
  );
  const page = await world.as('officer').get(one(id));
  expect(page.body).toContain('Leave it to a colleague at the desk.');
  expect(page.body).not.toContain('name="decision"');
  expect((await decide('officer', id, 'granted')).statusCode).toBe(409);
  expect((await decide('director', id, 'granted')).statusCode).toBe(303);
});

test('those who wait are told: the desk of what is asked, the school of what was said', async () => {
  await workOff(world, { now: world.now, only: tasks.filter(({ name }) => name !== 'mail.send') });
  const told = await world.asSystem(
    (db) => db<{ subject: string; personId: string }[]>`select subject, person_id from notice`,
  );
  const subjects = (who: 'officer' | 'director' | 'lead' | 'head') =>
    told.filter(({ personId }) => personId === world.people[who].personId).map(({ subject }) => subject);
  expect(subjects('lead')).toContain('Your exemption was refused');
  expect(subjects('head')).toContain('Your exemption was granted');
  // Everything is settled by now, so the desk is not troubled with it.
  expect(subjects('officer')).toEqual([]);
  await world.as('lead').post(list(), { ...argued, about: 'A1' });
  await workOff(world, { now: world.now, only: tasks.filter(({ name }) => name !== 'mail.send') });
  const now = await world.asSystem(
    (db) => db<{ personId: string }[]>`select person_id from notice where subject like 'Testbury School asks%'`,
  );
  expect(now.map(({ personId }) => personId)).toEqual([world.people.director.personId]);
});
