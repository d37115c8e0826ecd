import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../testing/world.ts';

/** The day of the visit: a Monday; the report is sent on it. */
const day = '2026-11-23';
let world: World;
let action: string;
let tracked: string;

const at = (enrolment = world.ladder.id) => ({ enrolment });
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
const criterion = (code: string, enrolment = world.ladder.id) =>
  href(paths.visits.criterion, { enrolment, criterion: code });
const judge = async (code: string, form: object, who: Who = 'verifier') => {
  const version = versionIn((await world.as(who).get(criterion(code))).body) || '0';
  return world.as(who).post(criterion(code), { version, then: 'stay', ...form });
};

/** A school that submitted, with a plan of one action, claims to check, and a tracked measure of its target pupils. */
const submitted = async (enrolment: string) => {
  const { lead, member } = world.people;
  const id = crypto.randomUUID();
  const measure = crypto.randomUUID();
  await world.asSystem(async (db) => {
    await db`update enrolment set visit_on = ${day}, submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${enrolment}`;
    await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, status, started_on, saved_by, saved_at)
      values (${id}, ${enrolment}, ${world.school}, 1, 'A1', 'Catch up in reading', 'Reading aloud', ${member.membershipId}, 'Year 7', 0, 0, '2026-11-01', 'under-way', '2026-09-14', ${lead.personId}, ${world.now})`;
    await db`insert into action_revision (action_id, version, enrolment_id, school_id, said, saved_by, saved_at)
      values (${id}, 1, ${enrolment}, ${world.school}, '{}', ${lead.personId}, ${world.now})`;
    await db`insert into success_measure (id, action_id, enrolment_id, school_id, title, unit, baseline, target, due_on, figure_from, measure_id, declared_on, saved_by, saved_at)
      values (${crypto.randomUUID()}, ${id}, ${enrolment}, ${world.school}, 'Reading age', 'months', 118, 128, '2026-11-01', 'The test', ${measure}, '2026-09-10', ${lead.personId}, ${world.now})`;
  });
  return { id, measure };
};

beforeAll(async () => {
  world = await testWorld();
  ({ id: action, measure: tracked } = await submitted(world.ladder.id));
});
afterAll(() => world.close());

describe('before a day is agreed', () => {
  test('the school reads what will stand here, and the verifier cannot arrange anything', async () => {
    const school = await world.as('governor').get(href(paths.visits.home, at(world.grid.id)));
    expect(school.statusCode).toBe(200);
    expect(school.body).toContain('<h1 class="wm-h1">Assessment day</h1>');
    expect(school.body).toContain('The day, the agenda and the report will stand here');
    const refused = await world
      .as('verifier')
      .post(href(paths.visits.agenda, at(world.grid.id)), { startsAt: '09:00', what: 'Start' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('No day is agreed for the visit');
  });
  test('nothing is judged before the school has submitted', async () => {
    await world.asSystem((db) => db`update enrolment set visit_on = ${day} where id = ${world.grid.id}`);
    const refused = await world
      .as('verifier')
      .post(criterion('1.1.1', world.grid.id), { version: '0', level: 'tree', reasons: 'Seen' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('The school has not submitted its portfolio');
  });
});

describe('the day', () => {
  test('is planned by the verifier and read by the school', async () => {
    const agenda = href(paths.visits.agenda, at());
    expect((await world.as('verifier').post(agenda, { startsAt: 'soon', what: '' })).body).toContain(
      'href="#startsAt"',
    );
    await world
      .as('verifier')
      .post(agenda, { startsAt: '9.30', what: 'Senior leaders', meets: 'Pupils', place: 'Library' });
    expect((await world.as('lead').get(href(paths.visits.home, at()))).body).toContain('09:30 Senior leaders');
    const { body } = await world.as('verifier').get(agenda);
    const item = /action="([^"]+\/agenda\/[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await world.as('verifier').post(item)).statusCode).toBe(303);
    expect((await world.as('verifier').get(agenda)).body).toContain('Each part of the day will stand here');
  });
});

describe('a judgement', () => {
  test('is kept as far as it goes, and shown again', async () => {
    expect((await judge('A1', { level: '', reasons: '' })).body).toContain('href="#level"');
    expect((await judge('A1', { level: 'nonsense', reasons: '' })).statusCode).toBe(422);
    expect((await judge('A1', { level: '', reasons: 'P07 and P12 named the same adult' })).statusCode).toBe(303);
    expect((await judge('A1', { level: 'climbing', reasons: '<b>Seen</b> in every room' })).statusCode).toBe(303);
    const page = await world.as('verifier').get(criterion('A1'));
    expect(page.body).toContain('&lt;b>Seen&lt;/b>');
    expect(page.body).toMatch(/value="climbing"[^>]*checked/);
  });
  test('of a criterion that the scheme has not is not found', async () =>
    expect((await world.as('verifier').get(criterion('Z9'))).statusCode).toBe(404));
  test('that lost the race on another device shows both texts', async () => {
    const version = versionIn((await world.as('verifier').get(criterion('A2'))).body);
    await world.as('verifier').post(criterion('A2'), { version, level: 'rung', reasons: 'On the tablet' });
    const lost = await world.as('verifier').post(criterion('A2'), { version, level: 'top', reasons: 'On the laptop' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('On the tablet');
    expect(lost.body).toContain('On the laptop');
    expect(
      (
        await world
          .as('verifier')
          .post(criterion('A2'), { version: versionIn(lost.body), level: 'top', reasons: 'On the laptop' })
      ).statusCode,
    ).toBe(303);
  });
  test('is not made by whoever ever advised the school, on whichever enrolment', async () => {
    const fresh = await testWorld();
    const { verifier } = fresh.people;
    const earlier = crypto.randomUUID();
    await fresh.asSystem(async (db) => {
      await db`update enrolment set visit_on = ${day}, submitted_at = ${fresh.now}, cut_off_at = ${fresh.now} where id = ${fresh.ladder.id}`;
      await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, state, started_on, due_on)
        values (${earlier}, ${fresh.school}, ${fresh.body}, ${fresh.ladder.schemeVersionId}, 'full', '2022', 'completed', '2022-09-05', '2023-07-21')`;
      await db`insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at, closed_at)
        values (${crypto.randomUUID()}, ${earlier}, ${fresh.school}, ${fresh.body}, ${verifier.membershipId}, ${verifier.personId}, 'adviser', '2022-09-05', ${fresh.now}, ${fresh.now})`;
    });
    const refused = await fresh
      .as('verifier')
      .post(criterion('A1', fresh.ladder.id), { version: '0', level: 'top', reasons: 'Seen' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You have advised this school');
    const home = await fresh.as('verifier').get(href(paths.visits.home, { enrolment: fresh.ladder.id }));
    expect(home.body).toContain('You cannot verify this school');
    await fresh.close();
  });
  test('is read by nobody of the school before the report is sent', async () => {
    for (const who of ['lead', 'head', 'governor', 'rival', 'carer', 'officer', 'adviser'] as const)
      expect([who, (await world.as(who).get(criterion('A1'))).statusCode]).toEqual([who, 404]);
    const report = await world.as('head').get(href(paths.visits.report, at()));
    expect(report.body).toContain('The report will stand here once the verifier has sent it');
    expect(report.body).not.toContain('in every room');
    expect((await world.as('rival').get(href(paths.visits.report, at()))).statusCode).toBe(404);
  });
});

describe('an action', () => {
  test('stands beside what the target pupils achieved, and its look is in the trail', async () => {
    const address = href(paths.visits.action, { ...at(), action });
    const page = await world.as('verifier').get(address);
    for (const text of ['Catch up in reading', 'Declared 10 Sep 2026, before it began', '118.0 to 128.0 months'])
      expect(page.body).toContain(text);
    const entries = await world.asSystem(
      (db) => db<{ act: string }[]>`select act from trail_entry where act = 'visits.results-seen'`,
    );
    expect(entries.length).toBeGreaterThan(0);
    expect((await world.as('verifier').post(address, { seen: '', says: '', version: '0' })).body).toContain(
      'href="#seen"',
    );
    expect(
      (await world.as('verifier').post(address, { seen: 'yes', says: 'Seven of eight read on', version: '0' }))
        .statusCode,
    ).toBe(303);
    const lost = await world.as('verifier').post(address, { seen: 'no', says: 'Another', version: '0' });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('Seven of eight read on');
    expect((await world.as('moderator').get(address)).body).toContain('Seven of eight read on');
  });
});

describe('what the target pupils achieved', () => {
  test('stands by code, as it was at the cut-off, with leavers counted and nobody’s name', async () => {
    const { lead } = world.people;
    const pupils = ['P-001', 'P-002', 'P-003'].map((code) => ({ code, id: crypto.randomUUID() }));
    const early = new Date(world.now.getTime() - 86_400_000);
    const late = new Date(world.now.getTime() + 60_000);
    await world.asSystem(async (db) => {
      await db`insert into measure (id, enrolment_id, school_id, title, scale, higher_is_better, declared_by, declared_at)
        values (${tracked}, ${world.ladder.id}, ${world.school}, 'Reading age', 'months', true, ${lead.personId}, ${early})`;
      for (const { id, code } of pupils) {
        await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at) values (${id}, ${world.school}, ${code}, 'Hiddenname', 'Never', ${early})`;
        await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at) values (${world.ladder.id}, ${world.school}, ${id}, ${code}, 'target', ${early})`;
        const record = (point: string, value: number | null, at: Date) =>
          db`insert into result (id, measure_id, pupil_id, enrolment_id, school_id, point, value, recorded_at)
            values (${crypto.randomUUID()}, ${tracked}, ${id}, ${world.ladder.id}, ${world.school}, ${point}, ${value}, ${at})`;
        await record('baseline', 110, early);
        if (code === 'P-003')
          await db`update target_pupil set left_on = '2026-11-01', left_because = 'Moved away' where pupil_id = ${id}`;
        else await record('after', 120, early);
        if (code === 'P-001') await record('after', 122, new Date(early.getTime() + 1000));
        await record('after', 999, late);
      }
    });
    const { body } = await world.as('verifier').get(href(paths.visits.action, { ...at(), action }));
    expect(body).toContain(
      'Mean 110.0 before and 121.0 after, for 2 of 3 target pupils; 1 has no pair of figures. 1 of them left.',
    );
    for (const text of ['P-001', 'P-003, left']) expect(body).toContain(text);
    for (const text of ['Hiddenname', '999']) expect(body).not.toContain(text);
  });
});

describe('claims', () => {
  const sample = () => href(paths.visits.sample, at());
  test('none yet says so', async () =>
    expect((await world.as('verifier').get(sample())).body).toContain('The portfolio claims nothing yet'));
  test('are drawn with their reason, checked one after the other, and kept from the school', async () => {
    const { lead } = world.people;
    const claimed = (criterion: string, when: Date) => {
      const item = crypto.randomUUID();
      return world.asSystem(async (db) => {
        await db`insert into evidence_item (id, school_id, kind, title, added_by, added_at) values (${item}, ${world.school}, 'note', ${`Item of ${criterion}`}, ${lead.membershipId}, ${when})`;
        await db`insert into evidence_revision (item_id, school_id, version, title, shows, to_on, note, changed_by, changed_at)
          values (${item}, ${world.school}, 1, ${`Item of ${criterion}`}, '', '2026-11-01', 'Text', ${lead.membershipId}, ${when})`;
        await db`insert into claim (id, item_id, enrolment_id, school_id, criterion, says, impact, claimed_by, claimed_at)
          values (${crypto.randomUUID()}, ${item}, ${world.ladder.id}, ${world.school}, ${criterion}, ${`Shows ${criterion}`}, '', ${lead.membershipId}, ${when})`;
      });
    };
    for (const code of ['A1', 'A1', 'A2', 'B1']) await claimed(code, world.now);
    await claimed('A2', new Date(world.now.getTime() + 60_000));
    expect((await world.as('verifier').get(sample())).body).toContain('4 claims in the portfolio; none is drawn yet');
    await world.as('verifier').post(sample());
    await world.as('verifier').post(sample());
    const drawn = await world.as('verifier').get(sample());
    expect(drawn.body).toContain('0 of 2 checked');
    const first = /href="([^"]+\/visit\/claims\/[^"]+)"/.exec(drawn.body)?.[1] ?? '';
    expect((await world.as('verifier').post(first, { version: '1', supported: '', seen: '' })).body).toContain(
      'href="#supported"',
    );
    expect((await world.as('verifier').post(first, { version: '1', supported: 'no', seen: '' })).body).toContain(
      'href="#seen"',
    );
    expect(
      (await world.as('verifier').post(first, { version: '1', supported: 'in-part', seen: 'P07 knew, P12 did not' }))
        .statusCode,
    ).toBe(303);
    const lost = await world.as('verifier').post(first, { version: '1', supported: 'no', seen: 'My other device' });
    expect(lost.statusCode).toBe(409);
    for (const text of ['P07 knew, P12 did not', 'My other device']) expect(lost.body).toContain(text);
    expect((await world.as('lead').get(sample())).statusCode).toBe(404);
    expect((await world.as('verifier').get(criterion('A1'))).body).toContain('Shows A1');
  });
});

describe('gate 5: the report', () => {
  const report = () => href(paths.visits.report, at());
  test('is refused while one criterion has no reasons, named with a link', async () => {
    await judge('B1', { level: 'rung', reasons: '' });
    const refused = await world.as('verifier').post(report());
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Criterion B1 has a level without reasons');
    expect(refused.body).toContain(`href="${criterion('B1')}"`);
    expect(refused.body).toContain('No strength is named');
  });
  test('goes to the school once nothing is missing; the school comments on fact and returns it', async () => {
    await judge('B1', { level: 'rung', reasons: 'Two of three groups' });
    expect((await world.as('verifier').post(href(paths.visits.points, at()), {})).body).toContain('href="#seenIn"');
    for (const kind of ['strength', 'area'])
      await world.as('verifier').post(href(paths.visits.points, at()), { kind, says: `One ${kind}`, seenIn: 'Year 7' });
    expect((await world.as('verifier').post(report())).statusCode).toBe(303);
    const seen = await world.as('head').get(report());
    for (const text of ['Two of three groups', 'One strength', 'Are the facts right?', 'Saturday 28 November 2026'])
      expect(seen.body).toContain(text);
    expect((await world.as('officer').get(report())).body).toContain('Two of three groups');
    const late = await judge('A1', { level: 'top', reasons: 'Changed my mind' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('With the school'.toLowerCase());
    expect((await world.as('officer').post(href(paths.visits.returned, at()))).body).toContain('It may comment until');
    expect((await world.as('member').post(href(paths.visits.comments, at()), { says: 'No' })).statusCode).toBe(404);
    expect((await world.as('lead').post(href(paths.visits.comments, at()), { says: '' })).body).toContain(
      'href="#says"',
    );
    await world.as('lead').post(href(paths.visits.comments, at()), { criterion: 'B1', says: 'There are four groups' });
    expect((await world.as('head').post(href(paths.visits.returned, at()))).statusCode).toBe(303);
  });
  test('the verifier answers, corrects, and sends it on', async () => {
    const unanswered = await world.as('verifier').post(href(paths.visits.sentOn, at()));
    expect(unanswered.statusCode).toBe(409);
    expect(unanswered.body).toContain('A comment of the school has no answer');
    const comment =
      /action="([^"]+\/comments\/[^"]+)"/.exec((await world.as('verifier').get(report())).body)?.[1] ?? '';
    expect((await world.as('verifier').post(comment, { answer: 'corrected', answerSays: '' })).body).toContain(
      'href="#answerSays"',
    );
    await judge('B1', { level: 'rung', reasons: 'Three of four groups' });
    await world.as('verifier').post(comment, { answer: 'corrected', answerSays: 'Four it is' });
    expect((await world.as('moderator').get(href(paths.visits.moderation, at()))).body).toContain(
      'The report is not there yet',
    );
    expect((await world.as('verifier').post(href(paths.visits.sentOn, at()))).statusCode).toBe(303);
    expect((await world.as('lead').get(report())).body).toContain('Four it is');
  });
  test('the second verifier looks at every finding, differs with reasons, and the panel reads both', async () => {
    const view = (code: string) => href(paths.visits.moderate, { ...at(), criterion: code });
    expect((await world.as('verifier').get(view('A1'))).statusCode).toBe(404);
    const empty = await world.as('moderator').post(view('A1'), { version: '0' });
    expect(empty.body).toContain('href="#view"');
    const bare = await world
      .as('moderator')
      .post(view('A1'), { version: '0', view: 'differ', level: 'climbing', reasons: '' });
    expect(bare.body).toContain('This is the verifier’s level');
    expect(bare.body).toContain('href="#reasons"');
    await world
      .as('moderator')
      .post(view('A1'), { version: '0', view: 'differ', level: 'rung', reasons: 'Only two rooms are dated' });
    await world.as('moderator').post(view('A2'), { version: '0', view: 'agree' });
    const early = await world.as('moderator').post(href(paths.visits.finished, at()));
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain(`href="${view('B1')}"`);
    await world.as('moderator').post(view('B1'), { version: '0', view: 'agree' });
    expect((await world.as('lead').get(report())).body).not.toContain('Only two rooms are dated');
    expect((await world.as('moderator').post(href(paths.visits.finished, at()))).statusCode).toBe(303);
    const panel = await world.as('panel').get(report());
    for (const text of ['Ready for the panel', 'Only two rooms are dated', 'They differ'])
      expect(panel.body).toContain(text);
    expect((await world.as('lead').get(report())).body).toContain('Only two rooms are dated');
    const steps = await world.asSystem(
      (db) =>
        db<
          { doneOn: string }[]
        >`select done_on from enrolment_step where enrolment_id = ${world.ladder.id} and step = 5`,
    );
    expect(steps).toEqual([{ doneOn: day }]);
  });
});

test('the verifier’s page takes at most ten statements', async () => {
  await world.as('verifier').get(href(paths.visits.home, at()));
  const before = world.database.statements();
  await world.as('verifier').get(href(paths.visits.home, at()));
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
});
