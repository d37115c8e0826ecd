import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { addAction, measure, reading, versionIn } from '../../../testing/plan.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });

describe('an action', () => {
  test('does not begin without a measure; then begins, goes on and ends with what becomes of it', async () => {
    const address = await addAction(world, {}, false);
    const version = () =>
      world
        .as('member')
        .get(address)
        .then(({ body }) => versionIn(body));
    const move = async (form: object) =>
      world.as('member').post(`${address}/move`, { version: await version(), note: 'As we said', ...form });
    const refused = await move({ to: 'under-way' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This action cannot begin yet');
    await world.as('member').post(`${address}/measure`, measure);
    expect((await move({ to: 'under-way', note: '' })).body).toContain('href="#note"');
    expect((await move({ to: 'under-way' })).statusCode).toBe(303);
    const undecided = await move({ to: 'done' });
    expect(undecided.statusCode).toBe(409);
    expect(undecided.body).toContain('A finished action says what becomes of it');
    expect((await move({ to: 'done', decision: 'sustain', sustainedHow: '', sustainedBy: '' })).body).toContain(
      'needs somebody who sees to it',
    );
    const done = await move({
      to: 'done',
      decision: 'sustain',
      sustainedHow: 'It stands in the timetable',
      sustainedBy: 'Head of Year 7',
    });
    expect(done.statusCode).toBe(303);
    const page = await world.as('head').get(address);
    expect(page.body).toContain('It stands in the timetable (Head of Year 7)');
    expect(page.body.match(/As we said/g)).toHaveLength(2);
  });
  test('keeps its measure as declared once it has begun; a later one says so', async () => {
    const address = await addAction(world);
    const { body } = await world.as('lead').get(address);
    const measureAddress = /href="([^"]+\/measures\/[^"]+)"/.exec(body)?.[1] ?? '';
    const form = await world.as('lead').get(measureAddress);
    expect(
      (await world.as('lead').post(measureAddress, { ...measure, target: '130', version: versionIn(form.body) }))
        .statusCode,
    ).toBe(303);
    await world.as('lead').post(`${address}/move`, { version: versionIn(body), to: 'under-way', note: 'Begun' });
    const refused = await world.as('lead').post(measureAddress, { ...measure, target: '119', version: '2' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This measure stands as it was declared');
    await world.asSystem(
      (db) => db`update action set started_on = '2026-11-01' where id = ${address.split('/').at(-1) ?? ''}`,
    );
    await world.as('lead').post(`${address}/measure`, { ...measure, title: 'Books borrowed' });
    expect((await world.as('lead').get(address)).body).toContain('After it began');
  });
  test('a target that equals the start is refused', async () => {
    const address = await addAction(world, {}, false);
    const page = await world.as('lead').post(`${address}/measure`, { ...measure, target: '118' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#target"');
  });
  test('reaches its milestones', async () => {
    const address = await addAction(world);
    expect((await world.as('lead').post(`${address}/milestones`, { what: '', milestoneDue: '' })).body).toContain(
      'href="#milestoneDue"',
    );
    await world.as('lead').post(`${address}/milestones`, { what: 'Tutors trained', milestoneDue: '4 December 2026' });
    const { body } = await world.as('lead').get(address);
    const milestone = /action="([^"]+\/milestones\/[^"]+)"/.exec(body)?.[1] ?? '';
    await world.as('lead').post(milestone, { reached: 'yes' });
    expect((await world.as('lead').get(address)).body).toContain('Reached Mon 23 Nov');
  });
  test('when two change it at once, one wins and the other sees both texts; nothing is lost', async () => {
    const address = await addAction(world);
    const version = versionIn((await world.as('lead').get(`${address}/change`)).body);
    await world.as('member').post(`${address}/change`, { ...reading(world), objective: 'As Mina wrote it', version });
    const lost = await world
      .as('lead')
      .post(`${address}/change`, { ...reading(world), objective: 'As Leo wrote it', version });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('As Mina wrote it');
    expect(lost.body).toContain('As Leo wrote it');
    await world
      .as('lead')
      .post(`${address}/change`, { ...reading(world), objective: 'As Leo wrote it', version: versionIn(lost.body) });
    const history = await world.as('governor').get(`${address}/history`);
    for (const text of ['As Mina wrote it', 'As Leo wrote it', 'It was changed 2 times'])
      expect(history.body).toContain(text);
    // Whoever may not know the school's staff reads words, never an id.
    for (const who of ['governor', 'adviser'] as const) {
      const said = (await world.as(who).get(`${address}/history`)).body.split('<main')[1]?.split('</main>')[0] ?? '';
      expect(said.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    }
  });
  test('an owner who left the team keeps the name in the earlier texts', async () => {
    const address = await addAction(world);
    const leave = (on: string | null) =>
      world.database.asActor(
        system('test'),
        (db) => db`update team_member set left_on = ${on} where membership_id = ${world.people.member.membershipId}`,
      );
    await leave('2027-01-06');
    const said = (await world.as('lead').get(`${address}/history`)).body.split('<main')[1] ?? '';
    await leave(null);
    expect(said).toContain('Mina Member');
    expect(said.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
  test('a note that lost the race stays on the page', async () => {
    const address = await addAction(world);
    const version = versionIn((await world.as('lead').get(address)).body);
    await world.as('member').post(`${address}/move`, { version, to: 'under-way', note: 'We began' });
    const lost = await world.as('lead').post(`${address}/move`, { version, to: 'under-way', note: 'My own words' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('My own words');
    expect(lost.body).toContain('Mina Member moved this action');
  });
  test('the adviser comments and the school answers', async () => {
    const address = await addAction(world);
    const id = address.split('/').at(-1) ?? '';
    expect(
      (
        await world
          .as('adviser')
          .post(href(paths.plan.comment, at()), { action: id, says: 'What changes for <b>attendance</b>?' })
      ).statusCode,
    ).toBe(303);
    await world.as('lead').post(href(paths.plan.comment, at()), { action: id, says: 'Two mornings more each week' });
    const page = await world.as('adviser').get(address);
    expect(page.body).toContain('Adam Adviser, adviser');
    expect(page.body).toContain('&lt;b>attendance');
    expect(page.body).toContain('Two mornings more');
    expect(page.body).not.toContain('Save how it goes');
  });
});
