import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const planHome = () => href(paths.plan.home, at());
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
const markIn = (body: string) => /name="mark" value="([^"]*)"/.exec(body)?.[1] ?? '';

const reading = () => ({
  answers: 'criterion:A1',
  objective: 'Year 7 pupils who read below their age catch up',
  coreChange: 'Every tutor group reads aloud four mornings a week',
  owner: world.people.member.membershipId,
  partnership: '',
  pupils: 'Year 7 pupils below 90 on entry',
  cost: '£1,200',
  premium: '800.50',
  dueOn: '29 January 2027',
});
const measure = {
  title: 'Reading age in Year 7',
  unit: 'months',
  baseline: '118',
  target: '128',
  dueOn: '25 June 2027',
  figureFrom: 'The reading test in June, read by Mina',
  measure: '',
};

/** Adds an action as the coordinator does, with a measure unless told otherwise; gives its address. */
const added = async (more: object = {}, withMeasure = true, who: Who = 'lead'): Promise<string> => {
  const made = await world.as(who).post(href(paths.plan.add, at()), { ...reading(), ...more });
  expect(made.statusCode).toBe(303);
  const address = String(made.headers.location);
  if (withMeasure) expect((await world.as(who).post(`${address}/measure`, measure)).statusCode).toBe(303);
  return address;
};

describe('an empty plan', () => {
  test('says what will appear and where it begins', async () => {
    const page = await world.as('rival').get(href(paths.plan.home, { enrolment: world.rivalLadder.id }));
    expect(page.body).toContain('<h1 class="wm-h1">Action plan</h1>');
    expect(page.body).toContain('Actions will be listed here');
    expect(page.body).toContain('Areas for improvement come from the initial audit');
  });
  test('cannot be agreed, and says why', async () => {
    const page = await world.as('rivalHead').get(href(paths.plan.agreement, { enrolment: world.rivalLadder.id }));
    expect(page.body).toContain('It has no action');
    expect(page.body).toContain('The plan has no action yet.');
  });
});

describe('adding an action', () => {
  test('an empty form names every field, each linked', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), {});
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: Add an action');
    for (const field of ['answers', 'objective', 'coreChange', 'pupils', 'owner', 'cost', 'premium', 'dueOn'])
      expect(page.body).toContain(`href="#${field}"`);
  });
  test('what was typed stays, too long is refused, and a script is text', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), {
      ...reading(),
      objective: `<script>${'x'.repeat(501)}`,
      coreChange: '<img src=x onerror=alert(1)>',
      premium: '2000',
    });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Use 500 characters or fewer');
    expect(page.body).not.toContain('<img src=x');
  });
  test('a Pupil Premium share above the cost is refused', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), { ...reading(), premium: '2000' });
    expect(page.body).toContain('href="#premium"');
  });
  test.each([
    ['an owner of another school', () => ({ owner: world.people.rival.membershipId }), 'owner'],
    ['a criterion that the scheme has not', () => ({ answers: 'criterion:Z9' }), 'answers'],
    ['an area that is not ours', () => ({ answers: `area:${world.school}` }), 'answers'],
    ['a partnership that is not ours', () => ({ partnership: world.school }), 'partnership'],
  ] as const)('%s is refused', async (_, more, field) => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), { ...reading(), ...more() });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#${field}"`);
  });
  test('a saved action is on the list with its owner, and its page shows what was typed', async () => {
    const address = await added({ objective: 'A tutor for every newcomer' }, false);
    const list = await world.as('governor').get(planHome());
    expect(list.body).toContain('A tutor for every newcomer');
    expect(list.body).toContain('Mina Member');
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('£1,200, of which Pupil Premium pays £800.50');
    expect(page.body).toContain('Friday 29 January 2027');
    expect(page.body).toContain('No success measure is declared yet');
  });
});

describe('an action', () => {
  test('does not begin without a measure; then begins, goes on and ends with what becomes of it', async () => {
    const address = await added({}, false);
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
    const address = await added();
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
    const address = await added({}, false);
    const page = await world.as('lead').post(`${address}/measure`, { ...measure, target: '118' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#target"');
  });
  test('reaches its milestones', async () => {
    const address = await added();
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
    const address = await added();
    const version = versionIn((await world.as('lead').get(`${address}/change`)).body);
    await world.as('member').post(`${address}/change`, { ...reading(), objective: 'As Mina wrote it', version });
    const lost = await world
      .as('lead')
      .post(`${address}/change`, { ...reading(), objective: 'As Leo wrote it', version });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('As Mina wrote it');
    expect(lost.body).toContain('As Leo wrote it');
    await world
      .as('lead')
      .post(`${address}/change`, { ...reading(), objective: 'As Leo wrote it', version: versionIn(lost.body) });
    const history = await world.as('governor').get(`${address}/history`);
    for (const text of ['As Mina wrote it', 'As Leo wrote it', 'It was changed 2 times'])
      expect(history.body).toContain(text);
  });
  test('a note that lost the race stays on the page', async () => {
    const address = await added();
    const version = versionIn((await world.as('lead').get(address)).body);
    await world.as('member').post(`${address}/move`, { version, to: 'under-way', note: 'We began' });
    const lost = await world.as('lead').post(`${address}/move`, { version, to: 'under-way', note: 'My own words' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('My own words');
    expect(lost.body).toContain('Mina Member moved this action');
  });
  test('the adviser comments and the school answers', async () => {
    const address = await added();
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

test('late and due soon are said in words, and the filters count them', async () => {
  await added({ objective: 'Late one', dueOn: '20 November 2026' });
  await added({ objective: 'Soon one', dueOn: '30 November 2026' });
  const page = await world.as('lead').get(planHome());
  expect(page.body).toContain('3 days late');
  expect(page.body).toMatch(/due in 7 days/);
  const late = await world.as('lead').get(href(paths.plan.home, at(), { show: 'late' }));
  expect(late.body).toContain('Late one');
  expect(late.body).not.toContain('Soon one');
});

describe('who sees it', () => {
  test('another school, a carer and another body find nothing, by any address', async () => {
    const address = await added();
    const id = address.split('/').at(-1) ?? '';
    for (const who of ['rival', 'carer', 'former', 'stranger', 'otherAdviser'] as const)
      for (const target of [
        planHome(),
        address,
        `${address}/history`,
        href(paths.plan.agreement, at()),
        href(paths.plan.reviews, at()),
      ])
        expect([who, target, (await world.as(who).get(target)).statusCode]).toEqual([who, target, 404]);
    expect(
      (await world.as('rival').get(href(paths.plan.action, { enrolment: world.rivalLadder.id, action: id })))
        .statusCode,
    ).toBe(404);
  });
  test('a paused enrolment is read and not changed', async () => {
    const address = await added();
    await world.asSystem((db) => db`update enrolment set state = 'paused' where id = ${world.ladder.id}`);
    const refused = await world.as('lead').post(`${address}/change`, { ...reading(), version: '1' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This enrolment is not active');
    await world.asSystem((db) => db`update enrolment set state = 'active' where id = ${world.ladder.id}`);
  });
  test('once submitted the plan stands, the awarding body reads it, and progress is still noted', async () => {
    const address = await added();
    expect((await world.as('officer').get(address)).statusCode).toBe(404);
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${world.ladder.id}`,
    );
    expect((await world.as('officer').get(address)).statusCode).toBe(200);
    const { body } = await world.as('lead').get(address);
    const refused = await world
      .as('lead')
      .post(`${address}/change`, { ...reading(), objective: 'Another', version: versionIn(body) });
    expect(refused.body).toContain('It went to the awarding body with your submission');
    expect(
      (await world.as('lead').post(`${address}/move`, { to: 'under-way', note: 'On', version: versionIn(body) }))
        .statusCode,
    ).toBe(303);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${world.ladder.id}`,
    );
  });
});

describe('the gate of step 3', () => {
  const agree = (who: Who, enrolment: string, mark: string) =>
    world.as(who).post(href(paths.plan.agreement, { enrolment }), { act: 'agree', mark });
  test('refuses, names what is missing and links to it, and then opens', async () => {
    const fresh = await testWorld();
    const go = (who: Who) => fresh.as(who);
    const here = { enrolment: fresh.ladder.id };
    const agreement = href(paths.plan.agreement, here);
    const body = { ...reading(), owner: fresh.people.member.membershipId };
    const made = await go('lead').post(href(paths.plan.add, here), body);
    const address = String(made.headers.location);
    const unmeasured = await go('head').post(agreement, { act: 'agree', mark: '' });
    expect(unmeasured.statusCode).toBe(409);
    expect(unmeasured.body).toContain('Action 1 does not say how the school will know');
    expect(unmeasured.body).toContain(`href="${address}"`);
    await go('lead').post(`${address}/measure`, measure);
    const stale = await go('head').post(agreement, { act: 'agree', mark: 'old' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('The plan changed while you were reading it');
    const read = await go('head').get(agreement);
    expect((await go('head').post(agreement, { act: 'agree', mark: markIn(read.body) })).statusCode).toBe(303);
    const half = await go('lead').post(agreement, { act: 'finish' });
    expect(half.statusCode).toBe(409);
    expect(half.body).toContain('The adviser has not agreed the plan');
    expect(half.body).toContain(`href="${href(paths.partnerships.home, here)}"`);
    await go('adviser').post(agreement, { act: 'agree', mark: markIn((await go('adviser').get(agreement)).body) });
    const waiting = await go('lead').get(agreement);
    expect(waiting.body).toContain('The scheme asks for 1 live partnership; none is live');
    const [partner, person] = [crypto.randomUUID(), fresh.people.lead.personId];
    await fresh.asSystem(async (db) => {
      await db`insert into partner (id, school_id, name, kind, contact_name, contact, offers, saved_by, saved_at)
        values (${partner}, ${fresh.school}, 'Library', 'culture-and-sport', '', '', 'Books', ${person}, ${fresh.now})`;
      await db`insert into partnership (id, enrolment_id, school_id, partner_id, purpose, pupils_get, reached_by, agreed_with, live_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${fresh.ladder.id}, ${fresh.school}, ${partner}, 'Books', 'Books', '', 'Ann', '2026-11-02', ${person}, ${fresh.now})`;
    });
    expect((await go('lead').post(agreement, { act: 'finish' })).statusCode).toBe(303);
    expect((await go('governor').get(agreement)).body).toContain('step 3 is done');
    const version = versionIn((await go('lead').get(`${address}/change`)).body);
    const changed = await go('lead').post(`${address}/change`, { ...body, objective: 'Something else', version });
    expect(changed.statusCode).toBe(303);
    const open = await go('head').get(agreement);
    expect(open.body).toContain('Nobody has agreed the plan yet');
    expect(open.body).toContain('Action 1: the objective changed');
    expect(open.body).toContain('Opened again on');
    const steps = await fresh.asSystem(
      (db) =>
        db<
          { doneOn: string | null }[]
        >`select done_on from enrolment_step where enrolment_id = ${fresh.ladder.id} and step = 3`,
    );
    expect(steps).toEqual([{ doneOn: null }]);
    await fresh.close();
  });
  test('nobody agrees what they wrote', async () => {
    const enrolment = world.grid.id;
    const made = await world
      .as('head')
      .post(href(paths.plan.add, { enrolment }), { ...reading(), answers: 'criterion:1.1.1' });
    await world.as('head').post(`${String(made.headers.location)}/measure`, measure);
    const mark = markIn((await world.as('adviser').get(href(paths.plan.agreement, { enrolment }))).body);
    const refused = await agree('head', enrolment, mark);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You cannot agree your own work');
    expect((await agree('adviser', enrolment, mark)).statusCode).toBe(303);
  });
  test('a coordinator, a verifier and a governor cannot agree', async () => {
    expect((await agree('lead', world.ladder.id, '')).statusCode).toBe(409);
    expect((await agree('verifier', world.ladder.id, '')).statusCode).toBe(404);
    expect((await agree('governor', world.ladder.id, '')).statusCode).toBe(404);
  });
});

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
    const action = await added({ objective: 'Talked about' });
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

test('a hundred actions stand on five pages, and a page beyond the last is the last', async () => {
  const { lead, member } = world.people;
  await world.asSystem(async (db) => {
    for (let number = 101; number <= 200; number++)
      await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${world.grid.id}, ${world.school}, ${number}, '1.1.1', ${`Many ${number}`}, 'x', ${member.membershipId}, 'x', 0, 0, '2027-05-01', ${lead.personId}, ${world.now})`;
  });
  const before = world.database.statements();
  const first = await world.as('lead').get(href(paths.plan.home, { enrolment: world.grid.id }));
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
  expect(first.body).toContain('href="/enrolments/' + world.grid.id + '/plan?page=2"');
  const last = await world.as('lead').get(href(paths.plan.home, { enrolment: world.grid.id }, { page: 99 }));
  expect(last.body).toContain('Many 200');
});
