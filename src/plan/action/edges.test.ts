import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { addAction, measure, reading, versionIn } from '../../../testing/plan.ts';
import { workOff } from '../../../testing/work.ts';
import { tasks } from '../../web/tasks.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const versionOf = async (address: string) => versionIn((await world.as('lead').get(address)).body);
const move = async (address: string, form: Record<string, string>) =>
  world.as('lead').post(`${address}/move`, { version: await versionOf(address), note: 'As we said', ...form });

describe('an owner who left', () => {
  const leave = (on: string | null) =>
    world.asSystem((db) => db`update membership set ended_on = ${on} where id = ${world.people.member.membershipId}`);
  test('is said so, the action is handed over, and the one who has it now is told', async () => {
    const address = await addAction(world);
    await leave('2026-11-20');
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('Mina Member left on 20 November 2026. Nobody answers for this action.');
    expect((await world.as('governor').get(href(paths.plan.home, at()))).body).toContain(
      'left Fri 20 Nov: hand it over',
    );
    expect((await world.as('governor').get(address)).body).toContain('The working party hands it over.');
    const nobody = await world.as('lead').post(`${address}/hand-over`, { owner: '', version: versionIn(page.body) });
    expect(nobody.statusCode).toBe(422);
    expect(nobody.body).toContain('Choose who answers for it now');
    const form = { owner: world.people.head.membershipId, version: versionIn(page.body) };
    expect((await world.as('lead').post(`${address}/hand-over`, form)).statusCode).toBe(303);
    const after = await world.as('lead').get(address);
    expect(after.body).not.toContain('Nobody answers');
    await workOff(world, { only: tasks.filter(({ name }) => name !== 'mail.send') });
    expect((await world.as('head').get('/notices')).body).toContain('You answer for action');
    // What else it says is as it was.
    expect(after.body).toContain('Every tutor group reads aloud four mornings a week');
    const stale = await world
      .as('lead')
      .post(`${address}/hand-over`, { ...form, owner: world.people.lead.membershipId });
    expect(stale.statusCode).toBe(409);
    await leave(null);
  });
});

test('a partnership that ended is said so, and the action keeps it while something else changes', async () => {
  const added = await world.as('lead').post(href(paths.partnerships.addPartner, at()), {
    ...{ name: 'Testbury Library', kind: 'culture-and-sport', offers: 'A reading hour every Tuesday' },
  });
  const partner = new URL(String(added.headers.location), 'http://x').searchParams.get('partner') ?? '';
  const made = await world.as('lead').post(href(paths.partnerships.propose, at()), {
    ...{ partner, purpose: 'Books', pupilsGet: 'An hour a week', reachedBy: 'Ask', agreedWith: 'Rhian' },
    agreedOn: '2 November 2026',
  });
  const partnership = String(made.headers.location).split('/').at(-1) ?? '';
  const address = await addAction(world, { partnership });
  await world.asSystem(
    (db) =>
      db`update partnership set live_on = '2026-11-02', ended_on = '2026-11-20', ended_because = 'It closed' where id = ${partnership}`,
  );
  expect((await world.as('lead').get(address)).body).toContain('This partnership ended on 20 November 2026.');
  const form = await world.as('lead').get(`${address}/change`);
  expect(form.body).toContain('Testbury Library (ended 20 November 2026)');
  const saved = await world.as('lead').post(`${address}/change`, {
    ...{ ...reading(world), partnership, objective: 'Changed', version: versionIn(form.body) },
  });
  expect(saved.statusCode).toBe(303);
  expect((await world.as('lead').get(href(paths.plan.add, at()))).body).not.toContain('Testbury Library');
});

test('an action that has ended stands as it was, until it is taken up again', async () => {
  const address = await addAction(world);
  await world.as('lead').post(`${address}/milestones`, { what: 'Tutors trained', milestoneDue: '4 December 2026' });
  await move(address, { to: 'under-way' });
  await move(address, { to: 'done', decision: 'stop' });
  const page = await world.as('lead').get(address);
  for (const offer of ['Change this action', 'Add a milestone', 'Declare another measure', 'Mark reached'])
    expect(page.body).not.toContain(offer);
  const version = versionIn(page.body);
  for (const [path, form] of [
    ['change', { ...reading(world), objective: 'Rewritten', version }],
    ['milestones', { what: 'Late thought', milestoneDue: '5 December 2026' }],
    ['measure', measure],
    ['hand-over', { owner: world.people.head.membershipId, version }],
  ] as const) {
    const refused = await world.as('lead').post(`${address}/${path}`, form);
    expect([path, refused.statusCode]).toEqual([path, 409]);
    expect(refused.body).toContain('This action stands as it ended');
  }
  expect((await move(address, { to: 'under-way', note: 'There is more to do' })).statusCode).toBe(303);
  expect((await world.as('lead').get(address)).body).toContain('Change this action');
});

test('a milestone after the action is due is refused with the day, and typed words stay', async () => {
  const address = await addAction(world);
  const late = await world
    .as('lead')
    .post(`${address}/milestones`, { what: 'Too late', milestoneDue: '30 January 2027' });
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain('Enter a day no later than 29 January 2027, when the action is due');
  expect(late.body).toContain('value="Too late"');
});

test('a milestone is put right; whoever saved second sees what the first wrote and keeps their own words', async () => {
  const address = await addAction(world);
  await world.as('lead').post(`${address}/milestones`, { what: 'Tutors trained', milestoneDue: '4 December 2026' });
  const change =
    /href="([^"]+\/milestones\/[^"]+\/change)"/.exec((await world.as('lead').get(address)).body)?.[1] ?? '';
  const form = await world.as('member').get(change);
  expect(form.body).toContain('value="Friday 4 December 2026"');
  const version = versionIn(form.body);
  const first = { what: 'All tutors trained', milestoneDue: '11 December 2026', version };
  expect((await world.as('member').post(change, first)).statusCode).toBe(303);
  const second = await world.as('lead').post(change, { ...first, what: 'Half of them' });
  expect(second.statusCode).toBe(409);
  expect(second.body).toContain('It says now: “All tutors trained”, by 11 December 2026.');
  expect(second.body).toContain('value="Half of them"');
  const third = await world
    .as('lead')
    .post(change, { what: '', milestoneDue: '1 May 2027', version: versionIn(second.body) });
  expect(third.statusCode).toBe(422);
  expect(third.body).toContain('href="#what"');
  expect((await world.as('governor').get(change)).statusCode).toBe(404);
  expect((await world.as('lead').get(address)).body).toContain('All tutors trained');
});

describe('target pupils', () => {
  test('are named by code to those who may see pupils; a governor reads neither code nor number', async () => {
    const pupils = [uuidv7(), uuidv7()];
    await world.asSystem(async (db) => {
      for (const [index, id] of pupils.entries()) {
        const code = `P-90${index}`;
        await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_by, added_at)
          values (${id}, ${world.school}, ${code}, 'Secret', 'Name', ${world.people.lead.personId}, ${world.now})`;
        await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
          values (${world.ladder.id}, ${world.school}, ${id}, ${code}, 'target', ${world.now})`;
      }
    });
    const address = await addAction(world, { pupilIds: pupils });
    expect((await world.as('member').get(address)).body).toContain('2 pupils: P-900, P-901');
    expect((await world.as('adviser').get(address)).body).toContain('P-900');
    const seen = (await world.as('governor').get(address)).body;
    expect(seen).not.toMatch(/P-90\d|2 pupils/);
    for (const who of ['lead', 'governor'] as const)
      expect((await world.as(who).get(address)).body).not.toContain('Secret');
    const form = (await world.as('lead').get(`${address}/change`)).body;
    const changed = { ...reading(world), pupilIds: [pupils[0] ?? ''], version: versionIn(form) };
    expect((await world.as('lead').post(`${address}/change`, changed)).statusCode).toBe(303);
    expect((await world.as('member').get(address)).body).toContain('1 pupil: P-900');
    const history = (await world.as('governor').get(`${address}/history`)).body;
    expect(history).toContain('The target pupils by code');
    expect(history).not.toMatch(/P-90\d/);
  });
});
