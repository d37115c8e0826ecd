import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { addedProvision, provisionForm, putOn, wordsOf } from '../../testing/provision.ts';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
let at: { enrolment: string };
beforeAll(async () => {
  world = await testWorld();
  at = { enrolment: world.ladder.id };
  const rows = Array.from({ length: 12 }, (_, n) => `Surname${n},Forename${n},target,${n < 6 ? 7 : 8}`).join('\n');
  await world.as('lead').post(href(paths.pupils.take, at), { list: `Surname,Forename,Kind,Year\n${rows}` });
});
afterAll(() => world.close());

const text = wordsOf;
const add = async (fields: Record<string, string> = {}) => (await addedProvision(world, fields)).provision;
const pupilIds = () =>
  world.asSystem(async (db) =>
    (await db<{ id: string }[]>`select id from restricted.pupil order by code`).map(({ id }) => id),
  );
const looks = () =>
  world.asSystem(
    async (db) =>
      (await db<{ n: number }[]>`select count(*)::int as n from trail_entry where act = 'pupils.seen'`)[0]?.n ?? 0,
  );
let reading = '';

describe('the provision map', () => {
  it('is empty at first, and says who begins', async () => {
    const page = await world.as('lead').get(href(paths.provision.map, at));
    expect(text(page.body)).toContain('No provision stands here yet.');
    expect(page.body).toContain(`href="${href(paths.provision.add, at)}"`);
    expect((await world.as('governor').get(href(paths.provision.map, at))).body).not.toContain(
      'Add the first provision',
    );
  });

  it('refuses shares that do not add up, a last day before the first, and what is no number, each at its field', async () => {
    const page = await world
      .as('lead')
      .post(
        href(paths.provision.add, at),
        provisionForm({ ppShare: '60', endsOn: '1 September 2026', otherFrom: '', title: '<script>x</script>' }),
      );
    expect(page.statusCode).toBe(422);
    expect(text(page.body)).toContain('Make the three shares add up to 100 percent: now they are 99');
    expect(text(page.body)).toContain('Enter a last day after the first day');
    expect(text(page.body)).toContain('Say where the other money comes from');
    expect(page.body).toContain('href="#ppShare"');
    expect(page.body).not.toContain('<script>x');
    const bad = await world
      .as('member')
      .post(href(paths.provision.add, at), provisionForm({ groupSize: 'four', tier: '', title: '' }));
    for (const words of [
      'Enter how many pupils are in one group, from 1 to 2000',
      'Choose whom it is for',
      'Enter what you call it',
    ])
      expect(text(bad.body)).toContain(words);
    expect((await world.as('governor').post(href(paths.provision.add, at), provisionForm())).statusCode).toBe(404);
  });

  it('costs what the worked example says, to date and planned apart', async () => {
    reading = await add();
    const page = await world.as('lead').get(href(paths.provision.one, { ...at, provision: reading }));
    expect(text(page.body)).toContain('£240 spent to 23 November 2026, of £240 planned');
    expect(text(page.body)).toContain('£60 for each place, planned');
    const map = await world.as('head').get(href(paths.provision.map, at));
    expect(text(map.body)).toContain('£240 spent to 23 November 2026, of £240 planned');
    expect(text(map.body)).toMatch(/Pupil Premium 61% SEN budget 28% Gifts 11%/);
  });

  it('keeps both texts when two people change it at once', async () => {
    const where = href(paths.provision.change, { ...at, provision: reading });
    expect(
      (await world.as('lead').post(where, { ...provisionForm({ place: 'Room 1' }), version: '1' })).statusCode,
    ).toBe(303);
    const clash = await world.as('member').post(where, { ...provisionForm({ place: 'Room 2' }), version: '1' });
    expect(clash.statusCode).toBe(409);
    expect(text(clash.body)).toMatch(/Leo Lead changed this provision/);
    expect(text(clash.body)).toMatch(/Yours: Place Room 2/);
    const mine = { ...provisionForm({ place: 'Room 2', yearGroups: '7\n8' }), version: '2' };
    expect((await world.as('member').post(where, mine)).statusCode).toBe(303);
    expect(text((await world.as('lead').get(href(paths.provision.one, { ...at, provision: reading }))).body)).toContain(
      'Years 7 and 8',
    );
  });

  it('takes pupils on by search or a whole year, with each look in the trail', async () => {
    const where = href(paths.provision.addPupils, { ...at, provision: reading });
    const before = await looks();
    const found = await world.as('lead').get(`${where}?find=yes&year=7`);
    expect(text(found.body)).toContain('6 pupils found');
    expect([found.body.includes('Surname0, Forename0'), await looks()]).toEqual([true, before + 1]);
    const form = { q: '', forGroup: '', year: '7', fromOn: '7 September 2026', group: '1', which: 'all' };
    expect(text((await world.as('lead').post(where, { ...form, which: 'chosen' })).body)).toContain(
      'Tick the pupils to add',
    );
    const many = await world.as('lead').post(where, { ...form, year: '' });
    expect([many.statusCode, many.body.includes('href="#confirmed"')]).toEqual([422, true]);
    expect((await world.as('lead').post(where, form)).statusCode).toBe(303);
    await world.as('lead').post(where, form);
    const one = await world.as('lead').get(href(paths.provision.one, { ...at, provision: reading }));
    expect(text(one.body)).toContain('6 pupils. Years 7 and 8');
    expect(text((await world.as('lead').get(`${where}?find=yes&year=7`)).body)).toContain(
      'The 6 pupils who match are on it already.',
    );
  });

  it('keeps start, end and outcome, and never both an outcome and a reason to be left out', async () => {
    const where = href(paths.provision.pupils, { ...at, provision: reading });
    const row = (code: string, entry: string, exit: string, outcome: string, without = '', seen = '1') => ({
      [`seen.${code}`]: seen,
      [`entry.${code}`]: entry,
      [`exit.${code}`]: exit,
      [`outcome.${code}`]: outcome,
      [`without.${code}`]: without,
    });
    const wrong = await world
      .as('lead')
      .post(where, { page: '1', ...row('P-001', 'nine', '', ''), ...row('P-002', '', '', '1', 'Long ill') });
    expect(wrong.statusCode).toBe(422);
    expect(text(wrong.body)).toContain('P-001: Enter the value at the start as a number');
    expect(text(wrong.body)).toContain('P-002: Choose an outcome or say why this pupil is left out');
    expect(wrong.body).toContain('href="#entry.P-001"');
    const saved = {
      page: '1',
      ...row('P-001', '101', '113', '2'),
      ...row('P-002', '', '', '', 'Long ill'),
      ...row('P-003', '95', '95', '-1'),
    };
    expect((await world.as('lead').post(where, saved)).statusCode).toBe(303);
    // Somebody who still has the first version loses nothing, and overwrites nothing.
    const late = await world.as('member').post(where, { page: '1', ...row('P-001', '90', '91', '0') });
    expect(late.statusCode).toBe(409);
    expect(text(late.body)).toContain('A colleague reviewed P-001 while you were typing.');
    expect(text(late.body)).toContain('now held: 101, 113, Significantly more than expected');
    const one = text((await world.as('lead').get(href(paths.provision.one, { ...at, provision: reading }))).body);
    expect(one).toContain('2 of 6 pupils reviewed');
    expect(one).toContain('1 pupil left out of the review');
    expect(one).toContain('2 pupils with a start and an end; 1 moved on, 1 stayed, 0 fell back');
    expect(one).toContain('Before and after');
  });

  it('writes a register with everybody present unless changed, corrects it, and calls a session off', async () => {
    const provision = { ...at, provision: reading };
    const days = await world
      .as('lead')
      .post(href(paths.provision.days, provision), { weekday: '9', startsAt: '25:00', minutes: '', groupNo: '1' });
    expect(days.statusCode).toBe(422);
    for (const words of [
      'Choose the day of the week',
      'Enter when it begins, like 09:15',
      'Enter how many minutes it lasts',
    ])
      expect(text(days.body)).toContain(words);
    await world
      .as('lead')
      .post(href(paths.provision.days, provision), { weekday: '1', startsAt: '9.15', minutes: '30', groupNo: '1' });
    const where = href(paths.provision.register, provision);
    const form = await world.as('member').get(`${where}?on=2026-11-16&group=1&at=09:15`);
    expect(text(form.body)).toContain('6 pupils, all present unless you change them.');
    const session = { on: '2026-11-16', groupNo: '1', startsAt: '09:15', minutes: '30', version: '0' };
    const marks = Object.fromEntries(['P-001', 'P-002', 'P-003', 'P-004'].map((code) => [`was.${code}`, 'present']));
    const noMinutes = await world.as('member').post(where, { ...session, ...marks, 'was.P-005': 'late' });
    expect(text(noMinutes.body)).toContain('P-005: Enter how many minutes late');
    const whole = { ...session, ...marks, 'was.P-005': 'late', 'late.P-005': '10', 'was.P-006': 'absent' };
    expect((await world.as('member').post(where, whole)).statusCode).toBe(303);
    // By somebody who had it open: told, and nothing is lost; two who wrote the same have nothing to settle.
    const second = await world.as('lead').post(where, { ...whole, 'was.P-006': 'present' });
    expect(second.statusCode).toBe(409);
    expect(text(second.body)).toMatch(/A colleague wrote this register.*Theirs: absent. Yours: present/s);
    expect((await world.as('lead').post(where, whole)).statusCode).toBe(303);
    const corrected = { ...whole, version: '1', 'was.P-006': 'present' };
    expect((await world.as('lead').post(where, corrected)).statusCode).toBe(303);
    expect((await world.as('lead').post(where, { ...session, on: '2027-01-01' })).statusCode).toBe(422);
    const off = { ...session, on: '2026-11-09', because: 'The adult was away' };
    expect(
      text((await world.as('lead').post(href(paths.provision.callOff, provision), { ...off, because: '' })).body),
    ).toContain('Say why it is called off');
    expect((await world.as('lead').post(href(paths.provision.callOff, provision), off)).statusCode).toBe(303);
    const one = text((await world.as('lead').get(href(paths.provision.one, provision))).body);
    expect(one).toContain('1 session held, 1 called off');
    expect(one).toContain('Pupils were there 100% of the times they were expected (6 of 6), 1 time late.');
  });

  it('finds who would be in two places, and what is missing', async () => {
    const other = await add({ title: 'Maths group', measuredBy: '' });
    await world.as('lead').post(href(paths.provision.days, { ...at, provision: other }), {
      weekday: '1',
      startsAt: '09:40',
      minutes: '30',
      groupNo: '1',
    });
    const [first = '', second = ''] = await pupilIds();
    await putOn(world, { ...at, provision: other }, [first, second]);
    await world.as('lead').post(href(paths.provision.lessons, at), {
      subject: 'English',
      yearGroups: ['7'],
      weekday: '1',
      startsAt: '09:00',
      minutes: '60',
    });
    const page = text((await world.as('lead').get(href(paths.provision.findings, at))).body);
    expect(page).toContain('Maths group and Reading mentors, Monday 09:40');
    expect(page).toContain('2 pupils on both: Surname0, Forename0 and Surname1, Forename1');
    expect(page).toContain('6 pupils of year 7 would miss a core lesson');
    expect(page).toContain('Maths group has nothing by which start and end are measured');
    expect((await world.as('governor').get(href(paths.provision.findings, at))).statusCode).toBe(404);
    const week = await world.as('governor').get(href(paths.provision.timetable, at));
    expect(text(week.body)).toContain('2 meetings a week');
    expect(week.body).not.toContain('Surname0');
  });

  it('is decided with a reason that stays, the earlier decision beside it', async () => {
    const where = href(paths.provision.decide, { ...at, provision: reading });
    const version = async () =>
      /name="version" value="(\d+)"/.exec((await world.as('head').get(where)).body)?.[1] ?? '';
    expect(
      text((await world.as('head').post(where, { decision: '', because: '', version: await version() })).body),
    ).toContain('Choose what becomes of it');
    await world.as('head').post(where, { decision: 'grow', because: 'It helped', version: await version() });
    const stale = await world.as('member').post(where, { decision: 'stop', because: 'Too dear', version: '1' });
    expect(stale.statusCode).toBe(409);
    await world.as('head').post(where, { decision: 'keep', because: 'No room for more', version: await version() });
    const one = text((await world.as('governor').get(href(paths.provision.one, { ...at, provision: reading }))).body);
    expect(one).toContain('Your decision: keep No room for more Hannah Head');
    expect(one).toContain('Grow It helped');
  });

  it('hides small numbers from everybody outside the team, and names from all of them', async () => {
    for (const who of ['governor', 'adviser'] as const) {
      const map = await world.as(who).get(href(paths.provision.map, at));
      expect(map.statusCode).toBe(200);
      expect(text(map.body)).toContain('hidden: fewer than 6');
      expect(text(map.body)).toContain('hidden: as left');
      const one = await world.as(who).get(href(paths.provision.one, { ...at, provision: reading }));
      expect(one.body).not.toContain('Surname');
      expect(one.body.includes('P-001')).toBe(who === 'adviser');
    }
    // Judges read what was submitted, and nothing before.
    expect((await world.as('verifier').get(href(paths.provision.one, { ...at, provision: reading }))).statusCode).toBe(
      404,
    );
    expect((await world.as('rival').get(href(paths.provision.one, { ...at, provision: reading }))).statusCode).toBe(
      404,
    );
  });
});
