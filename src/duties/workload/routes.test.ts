import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { keepScheme } from '../../../testing/scheme.ts';
import { ladder } from '../../../testing/schemes.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let enrolment: string;
beforeAll(async () => {
  world = await testWorld();
  const { school: schoolId, body: bodyId, people, now } = world;
  const document = { ...ladder, id: 'test-timed', workload: { judgement: 30, review: 60, action: 120 } };
  const schemeVersionId = await keepScheme(world.database, document);
  const team = { lead: people.lead, head: people.head, member: people.member };
  ({ id: enrolment } = await enrolmentIn(world.database, { schoolId, bodyId, schemeVersionId, team, tasks: {}, now }));
});
afterAll(() => world.close());

const home = () => href(paths.workload.home, { enrolment });
const team = () => href(paths.workload.team, { enrolment });
const record = (who: Who, form: object) =>
  world
    .as(who)
    .post(home(), { day: '20 November 2026', step: 'judgement', minutes: '45', note: '', version: 0, ...form });
const entryOf = async (who: Who) =>
  /\/workload\/entries\/([0-9a-f-]{36})/.exec((await world.as(who).get(home())).body)?.[1] ?? '';

describe('one’s own time', () => {
  test('shows what is asked by the scheme’s estimates, and who sees these figures', async () => {
    const page = await world.as('member').get(home());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('2 criteria to judge');
    expect(page.body).toContain('About 1 hour asked of you, none agreed, 0 minutes recorded.');
    expect(page.body).toContain('Who sees these figures');
    expect(page.body).toContain('You have recorded no time');
    expect(page.body).not.toContain('The whole team');
  });
  test('refuses a day to come, no minutes, more than a day and a step that is none, and keeps what was typed', async () => {
    for (const [form, message] of [
      [{ day: '24 November 2026' }, 'Enter a day that is today or before'],
      [{ day: 'soon' }, 'Enter the day on which it was'],
      [{ minutes: '' }, 'Enter the minutes as a whole number'],
      [{ minutes: '1441' }, 'Enter the minutes as a whole number'],
      [{ step: 'sleeping' }, 'Choose what the time went into'],
      [{ note: 'x'.repeat(501) }, 'Use 500 characters or fewer'],
    ] as const) {
      const page = await record('member', form);
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain(message);
    }
    expect((await record('member', { minutes: 'many', note: 'In the <i>library</i>' })).body).toContain(
      'value="In the &lt;i>library&lt;/i>"',
    );
  });
  test('is recorded, changed and removed by its writer alone', async () => {
    expect((await record('member', { note: 'With Nora' })).statusCode).toBe(303);
    expect((await record('lead', { minutes: '30' })).statusCode).toBe(303);
    const entry = await entryOf('member');
    const path = href(paths.workload.entry, { enrolment, entry });
    expect((await world.as('member').get(path)).body).toContain('With Nora');
    for (const who of ['lead', 'head', 'governor', 'rival'] as const) {
      expect((await world.as(who).get(path)).statusCode).toBe(404);
      expect((await world.as(who).post(href(paths.workload.remove, { enrolment, entry }), {})).statusCode).toBe(404);
    }
    const form = { day: '20/11/2026', step: 'review', minutes: '60', note: '', version: 1 };
    expect((await world.as('member').post(path, { ...form, minutes: '0' })).statusCode).toBe(422);
    expect((await world.as('member').post(path, form)).statusCode).toBe(303);
    const stale = await world.as('member').post(path, { ...form, minutes: '90' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('You changed it in another window');
    expect(stale.body).toContain('value="90"');
    expect((await world.as('member').get(home())).body).toContain('1 hour recorded');
    expect((await world.as('member').post(href(paths.workload.remove, { enrolment, entry }), {})).statusCode).toBe(303);
    expect((await world.as('member').post(href(paths.workload.remove, { enrolment, entry }), {})).statusCode).toBe(404);
    expect((await world.as('member').get(home())).body).toContain('You have recorded no time');
  });
});

describe('the team’s time', () => {
  test('is for the coordinator and senior leaders: by name, with who has too much and how to move it', async () => {
    await world.asSystem(
      (db) =>
        db`update team_member set standards = '{A,B}' where enrolment_id = ${enrolment} and part = 'standard-lead'`,
    );
    await world.asSystem(
      (db) => db`insert into audit_assignment_time (enrolment_id, school_id, standard, membership_id, minutes)
        values (${enrolment}, ${world.school}, 'A', ${world.people.member.membershipId}, 25)`,
    );
    const page = await world.as('head').get(team());
    expect(page.body).toContain('Look at the work of Mina Member: more is asked than was agreed.');
    expect(page.body).toContain('1.1 hours more are asked than were agreed: agree more, or move work.');
    expect(page.body).toContain(href(paths.audit.shareOne, { enrolment, standard: 'A' }));
    expect(page.body.indexOf('Hannah Head')).toBeLessThan(page.body.indexOf('Leo Lead'));
    expect((await world.as('lead').get(`${team()}?show=over`)).body).not.toContain('Hannah Head</');
    for (const who of ['member', 'governor', 'adviser', 'rival'] as const)
      expect((await world.as(who).get(team())).statusCode).toBe(404);
  });
  test('a governor sees the sums of the school and nobody’s own, and records nothing', async () => {
    const page = await world.as('governor').get(home());
    expect(page.body).toContain('<strong>30 minutes</strong> of the 25 minutes you agreed');
    expect(page.body).not.toContain('Mina Member');
    expect((await record('governor', {})).statusCode).toBe(404);
    const rows = await world.as('governor').get(team());
    expect(rows.statusCode).toBe(404);
  });
  test('of thirty people is read in ten statements and stands on one page', async () => {
    await world.asSystem(async (db) => {
      await db`insert into person (id, name, email, email_key) select gen_random_uuid(), 'Colleague ' || to_char(n, 'FM00'), n || '@many.test', n || '@many.test' from generate_series(1, 30) n`;
      await db`insert into membership (id, person_id, role, school_id, started_on) select gen_random_uuid(), id, 'member', ${world.school}, '2026-09-01' from person where email like '%@many.test'`;
      await db`insert into team_member (enrolment_id, school_id, membership_id, part, standards, joined_on) select ${enrolment}, ${world.school}, m.id, 'working-party', '{A}', '2026-09-07'
        from membership m join person p on p.id = m.person_id where p.email like '%@many.test'`;
    });
    await world.as('lead').get(team());
    const before = world.database.statements();
    const page = await world.as('lead').get(team());
    expect(world.database.statements() - before).toBeLessThanOrEqual(10);
    expect(page.body).toContain('Colleague 30');
  });
});

test('nobody reads another’s entries in the database either; the coordinator and senior leaders do', async () => {
  const nobody = {
    schoolId: null,
    bodyId: null,
    partnerId: null,
    sessionId: '',
    place: '',
    theme: 'system',
    membershipCount: 1,
  } as const;
  const counted = async (who: Who) => {
    const rows = await world.database.asActor(
      { kind: 'person', ...nobody, ...world.people[who] },
      (db) => db<{ n: number }[]>`select count(*)::int as n from workload_entry`,
    );
    return rows[0]?.n;
  };
  expect(await Promise.all((['lead', 'head', 'member', 'governor', 'rival'] as const).map(counted))).toEqual([
    1, 1, 0, 0, 0,
  ]);
});
