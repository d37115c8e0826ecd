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
const lead = () => world.as('lead');
const reviews = () => href(paths.plan.reviews, at());
const plan = async (plannedOn: string, more: object = {}) => {
  const made = await lead().post(href(paths.plan.planReview, at()), {
    plannedOn,
    startsAt: '15:45',
    place: 'Library',
    ...more,
  });
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
const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

describe('planning', () => {
  test('an empty list says what will appear', async () => {
    const page = await world.as('governor').get(href(paths.plan.reviews, { enrolment: world.grid.id }));
    expect(page.body).toContain('Meetings will be listed here');
    expect(page.body).toContain('No review is planned yet');
    expect(page.body).toContain('0 of 1 held that the scheme asks for');
  });
  test('a day that passed, a day twice, an odd time and a stranger as leader are refused', async () => {
    expect((await plan('1 September 2026')).made.body).toContain('Enter a day that has not passed');
    const odd = await lead().post(href(paths.plan.planReview, at()), {
      plannedOn: '',
      startsAt: 'noon',
      minutesLong: '5',
    });
    for (const field of ['plannedOn', 'startsAt', 'minutesLong']) expect(odd.body).toContain(`href="#${field}"`);
    const other = await plan('9 December 2026', { ledBy: world.people.rival.membershipId });
    expect(other.made.body).toContain('Choose somebody of the team');
    expect((await plan('10 December 2026')).made.statusCode).toBe(303);
    expect((await plan('10 December 2026')).made.body).toContain('A review is planned for that day already');
  });
  test('it is not begun before its day; it may be moved and called off, and a lost race says so', async () => {
    const { address } = await plan('17 December 2026');
    expect((await lead().post(`${address}/begin`)).headers.location).toBe(address);
    expect((await lead().get(address)).body).not.toContain('Begin the meeting');
    const version = versionIn((await lead().get(address)).body);
    const moved = await lead().post(`${address}/move`, { version, plannedOn: '18 December 2026' });
    expect(moved.statusCode).toBe(303);
    expect((await lead().post(`${address}/call-off`, { version, because: 'Snow' })).statusCode).toBe(409);
    const now = versionIn((await lead().get(address)).body);
    const silent = await lead().post(`${address}/call-off`, { version: now, because: '' });
    expect(silent.body).toContain('href="#because"');
    await lead().post(`${address}/call-off`, { version: now, because: 'Snow' });
    expect((await lead().get(address)).body).toContain('Called off on Monday 23 November 2026. Snow');
  });
});

describe('the agenda', () => {
  test('makes itself of what is open, is arranged, and tells a colleague who arranged it too', async () => {
    await addAction(world, { objective: 'Late readers', dueOn: '24 November 2026' });
    const { address } = await plan('14 December 2026');
    const page = await world.as('governor').get(address);
    expect(page.body).toContain('Late readers');
    expect(page.body).toContain('2 not yet judged');
    expect(page.body).not.toContain('Arrange it');
    const form = await lead().get(`${address}/agenda`);
    const version = hidden(form.body, 'version');
    const empty = await lead().post(`${address}/agenda/points`, { version, title: '' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#title"');
    const added = await lead().post(`${address}/agenda/points`, {
      version,
      title: '<script>Cover</script>',
      ledBy: world.people.member.membershipId,
    });
    expect(added.statusCode).toBe(303);
    const late = await world.as('member').post(`${address}/agenda/points`, { version, title: 'Mine too' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Mine too');
    const after = await lead().get(`${address}/agenda`);
    const keys = [...after.body.matchAll(/name="point" value="([^"]+)"/g)].map(([, key]) => key ?? '');
    expect(keys.at(-1)).toMatch(/^point\./);
    const up = { version: hidden(after.body, 'version'), point: keys, move: `up:${keys.length - 1}` };
    expect((await lead().post(`${address}/agenda`, up)).statusCode).toBe(303);
    const again = await lead().get(`${address}/agenda`);
    const moved = [...again.body.matchAll(/name="point" value="([^"]+)"/g)].map(([, key]) => key ?? '');
    expect(moved).toEqual([...keys.slice(0, -2), keys.at(-1), keys.at(-2)]);
    const out = { version: hidden(again.body, 'version'), point: moved, [`out-${moved[0]}`]: 'yes' };
    await lead().post(`${address}/agenda`, out);
    const shown = (await lead().get(address)).body;
    expect(shown).not.toContain('Late readers');
    expect(shown).toContain('&lt;script>Cover');
  });
});

describe('a meeting', () => {
  test('a missed one says so, is recorded with attendance, progress, decisions and the next day', async () => {
    const action = await addAction(world, { objective: 'Talked about' });
    const address = await passed('2026-11-20');
    expect((await lead().get(reviews())).body).toContain('was missed: record it, move it or say why');
    expect((await lead().get(href(paths.plan.home, at()))).body).toContain('was missed');
    const missed = await lead().get(address);
    expect(missed.body).toContain('This review was missed.');
    expect(missed.body).toContain('Why did it not take place?');
    expect((await lead().post(`${address}/begin`)).headers.location).toBe(`${address}/record`);
    expect((await lead().post(`${address}/begin`)).headers.location).toBe(`${address}/record`);
    const record = await lead().get(`${address}/record`);
    const nothing = await lead().post(`${address}/finish`, { heldOn: '' });
    expect(nothing.statusCode).toBe(422);
    const bare = await lead().post(`${address}/finish`, { heldOn: '20 November 2026' });
    expect(bare.body).toContain('Record who was there');
    expect(bare.body).toContain('Write what was said or decided');

    const [one, two] = [world.people.lead.membershipId, world.people.member.membershipId];
    const who = { person: [one, two], [`was-${one}`]: '', [`was-${two}`]: '', othersWas: '' };
    const came = await lead().post(`${address}/attendance`, {
      ...who,
      [`came-${one}`]: 'present',
      others: 'A governor',
    });
    expect(came.statusCode).toBe(303);
    const both = await world.as('member').post(`${address}/attendance`, {
      ...who,
      [`came-${one}`]: 'absent',
      [`came-${two}`]: 'apologies',
      others: '',
    });
    expect(both.statusCode).toBe(422);
    expect(both.body).toContain('A colleague recorded for Leo Lead meanwhile: there');
    await world.as('member').post(`${address}/attendance`, { ...who, [`came-${two}`]: 'apologies', others: '' });

    const matter = /href="([^"]+\/matters\/[^"]+)">\d+\. Talked about/.exec(record.body)?.[1] ?? '';
    const point = await lead().get(matter);
    const version = hidden(point.body, 'version');
    expect((await lead().post(matter, { version, to: 'under-way', note: '' })).body).toContain('href="#note"');
    expect((await lead().post(matter, { version, to: 'done', note: 'Ended' })).statusCode).toBe(409);
    const said = await lead().post(matter, { version, to: 'under-way', note: 'Tutors have begun' });
    expect(said.statusCode).toBe(303);
    const second = await world.as('member').post(matter, { version, to: '', note: 'Pupils like it' });
    expect(second.statusCode).toBe(409);
    for (const words of ['Pupils like it', 'Tutors have begun', 'Keep mine']) expect(second.body).toContain(words);

    const decision = { says: 'Read aloud on Fridays too', owner: two, dueOn: '15 January 2027' };
    expect((await lead().post(`${address}/decisions`, { ...decision, says: '' })).body).toContain('href="#says"');
    for (let again = 0; again < 2; again += 1)
      expect((await lead().post(`${address}/decisions`, { ...decision, again })).statusCode).toBe(303);
    const there = await lead().post(`${address}/decisions`, {
      says: 'Ask again',
      matter: matter.split('/').at(-1) ?? '',
    });
    expect(there.headers.location).toBe(matter);
    const written = await lead().post(`${address}/minutes`, { version: '0', minutes: 'We met in the library.' });
    expect(written.statusCode).toBe(303);
    const clash = await world.as('member').post(`${address}/minutes`, { version: '0', minutes: 'We met at noon.' });
    expect(clash.statusCode).toBe(409);
    for (const words of ['We met at noon.', 'We met in the library.', 'Keep mine']) expect(clash.body).toContain(words);

    const twice = await lead().post(`${address}/finish`, { heldOn: '20 November 2026', nextOn: '10 December 2026' });
    expect(twice.body).toContain('A review is planned for that day already');
    const done = await lead().post(`${address}/finish`, { heldOn: '20 November 2026', nextOn: '14 January 2027' });
    expect(done.statusCode).toBe(303);
    const page = await world.as('adviser').get(address);
    for (const text of [
      'Held. 1 of 3 of the team came.',
      'Hannah Head',
      'Read aloud on Fridays too',
      'Mina Member, by Fri 15 Jan',
      'Tutors have begun',
      'We met in the library.',
      'Thu 14 Jan',
    ])
      expect(page.body).toContain(text);
    expect(page.body).not.toContain('2. Read aloud');
    expect(page.body).toContain('2. Ask again');
    expect((await lead().get(action)).body).toContain('at the review');
  });

  test('its minutes and open decisions come to the next one, where somebody else approves them', async () => {
    const address = /href="([^"]+)">Thursday 14 January 2027/.exec((await lead().get(reviews())).body)?.[1] ?? '';
    const next = await lead().get(address);
    for (const text of ['Minutes of 20 November 2026', 'Read aloud on Fridays too']) expect(next.body).toContain(text);
    const held = /href="([^"]+)">Friday 20 November 2026/.exec((await lead().get(reviews())).body)?.[1] ?? '';
    const own = await lead().post(`${held}/minutes/approve`, { version: '1' });
    expect(own.headers.location).toBe(held);
    expect((await lead().get(held)).body).toContain('Not yet approved');
    expect((await world.as('head').post(`${held}/minutes/approve`, { version: '1' })).statusCode).toBe(303);
    expect((await lead().get(held)).body).toContain('Approved on Monday 23 November 2026');
    // A correction keeps what stood before, and takes the approval back.
    await world.as('member').post(`${held}/minutes`, { version: '1', minutes: 'We met in the hall.' });
    const history = await world.as('governor').get(`${held}/minutes`);
    for (const text of ['We met in the hall.', 'We met in the library.', 'Version 2', 'Not yet approved'])
      expect(history.body).toContain(text);
    const decision = /href="([^"]+\/decisions\/[^"]+)"/.exec((await lead().get(held)).body)?.[1] ?? '';
    const version = hidden((await lead().get(decision)).body, 'version');
    const dropped = await lead().post(`${decision}/end`, { version, how: 'dropped', note: '' });
    expect(dropped.body).toContain('Say why it is dropped');
    await lead().post(`${decision}/end`, { version, how: 'done', note: 'Since Friday' });
    expect((await lead().get(address)).body).not.toContain('Read aloud on Fridays too');
  });

  test('its minutes are a tagged PDF', async () => {
    const held = /href="([^"]+)">Friday 20 November 2026/.exec((await lead().get(reviews())).body)?.[1] ?? '';
    const pdf = await world.as('adviser').get(`${held}/minutes.pdf`);
    expect(pdf.statusCode).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.rawPayload.includes('/MarkInfo')).toBe(true);
    expect((await world.as('rival').get(`${held}/minutes.pdf`)).statusCode).toBe(404);
  });

  test('an outsider sees none of it, a governor writes none of it', async () => {
    const address = await passed('2026-11-18');
    for (const who of ['governor', 'adviser'] as const)
      for (const part of ['begin', 'attendance', 'decisions', 'finish', 'minutes', 'agenda'])
        expect([who, part, (await world.as(who).post(`${address}/${part}`, { version: '0' })).statusCode]).toEqual([
          who,
          part,
          404,
        ]);
    for (const part of ['', '/agenda', '/record', '/minutes'])
      expect((await world.as('rival').get(`${address}${part}`)).statusCode).toBe(404);
  });
});
