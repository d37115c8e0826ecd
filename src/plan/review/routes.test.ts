import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, versionIn } from '../../../testing/plan.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });

describe('half-termly reviews', () => {
  const reviews = () => href(paths.plan.reviews, at());
  const plan = async (plannedOn: string) => {
    const made = await world
      .as('lead')
      .post(href(paths.plan.planReview, at()), { plannedOn, startsAt: '15:45', place: 'Library' });
    return { made, address: String(made.headers.location) };
  };
  /** A meeting on a day that has passed, as when nobody recorded it. */
  const passed = async (day: string) => {
    const id = crypto.randomUUID();
    await world.asSystem(
      (db) => db`insert into review_meeting (id, enrolment_id, school_id, planned_on, saved_by, saved_at)
        values (${id}, ${world.ladder.id}, ${world.school}, ${day}, ${world.people.lead.personId}, ${world.now})`,
    );
    return href(paths.plan.review, { ...at(), review: id });
  };
  test('an empty list says what will appear', async () => {
    const page = await world.as('governor').get(href(paths.plan.reviews, { enrolment: world.grid.id }));
    expect(page.body).toContain('Meetings will be listed here');
    expect(page.body).toContain('No review is planned yet');
  });
  test('a day that passed, a day twice and an odd time are refused', async () => {
    expect((await plan('1 September 2026')).made.body).toContain('Enter a day that has not passed');
    expect(
      (await world.as('lead').post(href(paths.plan.planReview, at()), { plannedOn: '', startsAt: 'noon' })).body,
    ).toContain('href="#startsAt"');
    expect((await plan('10 December 2026')).made.statusCode).toBe(303);
    expect((await plan('10 December 2026')).made.body).toContain('A review is planned for that day already');
  });
  test('it is not recorded before its day; it may be moved and called off', async () => {
    const { address } = await plan('17 December 2026');
    const form = await world.as('lead').get(`${address}/record`);
    expect(form.body).toContain('Its day has not come');
    const version = versionIn((await world.as('lead').get(address)).body);
    const moved = await world
      .as('lead')
      .post(`${address}/move`, { version, plannedOn: '18 December 2026', startsAt: '', place: '' });
    expect(moved.statusCode).toBe(303);
    const lost = await world.as('lead').post(`${address}/call-off`, { version, because: 'Snow' });
    expect(lost.statusCode).toBe(409);
    const now = versionIn((await world.as('lead').get(address)).body);
    expect((await world.as('lead').post(`${address}/call-off`, { version: now, because: '' })).body).toContain(
      'href="#because"',
    );
    await world.as('lead').post(`${address}/call-off`, { version: now, because: 'Snow' });
    expect((await world.as('lead').get(address)).body).toContain('Called off on Monday 23 November 2026. Snow');
  });
  test('a missed one says so, is recorded with attendance, progress, decisions and the next day', async () => {
    const action = await addAction(world, { objective: 'Talked about' });
    const id = action.split('/').at(-1) ?? '';
    const address = await passed('2026-11-20');
    expect((await world.as('lead').get(reviews())).body).toContain('was missed: record it, move it or call it off');
    const form = await world.as('lead').get(`${address}/record`);
    const empty = await world.as('lead').post(`${address}/record`, { version: versionIn(form.body) });
    expect(empty.statusCode).toBe(422);
    for (const field of ['heldOn', 'present', 'decisions']) expect(empty.body).toContain(`href="#${field}"`);
    const record = {
      version: versionIn(form.body),
      heldOn: '20 November 2026',
      present: [world.people.lead.membershipId, world.people.member.membershipId],
      others: 'A governor',
      decisions: 'Read aloud on Fridays too',
      nextOn: '14 January 2027',
      [`status-${id}`]: 'under-way',
      [`note-${id}`]: 'Tutors have begun',
    };
    const odd = await world.as('lead').post(`${address}/record`, { ...record, [`note-${id}`]: '' });
    expect(odd.body).toContain(`href="#note-${id}"`);
    const forged = await world.as('lead').post(`${address}/record`, { ...record, [`status-${id}`]: 'done' });
    expect(forged.statusCode).toBe(422);
    expect((await world.as('lead').post(`${address}/record`, record)).statusCode).toBe(303);
    const page = await world.as('adviser').get(address);
    for (const text of [
      'Held. 2 of 3 of the team came.',
      'Hannah Head',
      'Read aloud on Fridays too',
      'Tutors have begun',
      'Thu 14 Jan',
    ])
      expect(page.body).toContain(text);
    expect((await world.as('lead').get(action)).body).toContain('at the review');
    const late = await world
      .as('member')
      .post(`${address}/record`, { ...record, decisions: 'Mine', [`status-${id}`]: '', [`note-${id}`]: '' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Mine');
  });
});
