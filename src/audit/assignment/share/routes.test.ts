import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDay } from '#platform/jobs';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../../testing/enrolment.ts';
import { keepScheme } from '../../../../testing/scheme.ts';
import { grid } from '../../../../testing/schemes.ts';
import { workOff } from '../../../../testing/work.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';
import { tasks } from '../../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const list = () => href(paths.audit.assignments, { enrolment: world.ladder.id });
const shareOut = () => href(paths.audit.shareOut, { enrolment: world.ladder.id });
const id = (who: Who) => world.people[who].membershipId;
const seen = (standard: string, version: number, ...who: Who[]) => ({
  [`seen-${standard}`]: `${version}:${who.map(id).toSorted().join(',')}`,
});
const withoutMail = tasks.filter(({ name }) => name !== 'mail.send');

test('somebody who leaves the team is said to have left, and is replaced', async () => {
  await world.as('lead').post(shareOut(), {
    ...seen('A', 0, 'member'),
    ...seen('B', 0),
    'who-A-1': id('member'),
    'who-B-1': id('member'),
    all: '4 December 2026',
  });
  await world.asSystem(
    (db) =>
      db`update team_member set left_on = '2026-11-20' where enrolment_id = ${world.ladder.id} and membership_id = ${id('member')}`,
  );
  expect((await world.as('lead').get(list())).body).toContain('Mina Member is no longer in the team');
  expect((await world.as('lead').get(shareOut())).body).toContain('Choose somebody in their place.');
  const wanted = { 'who-A-1': id('lead'), 'who-B-1': id('head'), all: '4 December 2026' };
  const late = await world.as('lead').post(shareOut(), { ...wanted, ...seen('A', 0), ...seen('B', 1, 'member') });
  expect(late.statusCode).toBe(409);
  const saved = await world
    .as('lead')
    .post(shareOut(), { ...wanted, ...seen('A', 1, 'member'), ...seen('B', 1, 'member') });
  expect(saved.statusCode).toBe(303);
  const page = await world.as('lead').get(list());
  expect(page.body).not.toContain('no longer in the team');
  expect(page.body).toContain('Hannah Head');
});

test('each reminder goes once, by the day in London, however often the day’s work is asked for, and none once it is handed in', async () => {
  const toHead = async () =>
    (
      await world.asSystem(
        (db) => db<{ subject: string }[]>`
          select subject from notice where about = 'reminder' and person_id = ${world.people.head.personId} order by told_at, id`,
      )
    ).map(({ subject }) => subject);
  const mornings = async (...days: readonly string[]) => {
    for (const day of days) {
      const morning = new Date(`${day}T08:00:00Z`);
      await beginDay(world.database, morning);
      await workOff(world, { now: morning, only: withoutMail });
    }
  };
  await mornings('2026-11-26');
  expect(await toHead()).toEqual([]);
  await mornings('2026-11-27', '2026-11-27', '2026-11-28');
  expect(await toHead()).toEqual(['Strand B, Doing is due in 7 days']);
  await mornings('2026-12-04', '2026-12-05', '2026-12-08', '2026-12-09');
  expect(await toHead()).toEqual([
    'Strand B, Doing is due in 7 days',
    'Strand B, Doing is due today',
    'Strand B, Doing was due 4 days ago',
  ]);
  const toLead = () =>
    world.asSystem(
      (db) => db`select id from notice where about = 'reminder' and person_id = ${world.people.lead.personId}`,
    );
  const before = (await toLead()).length;
  await world.asSystem(
    (
      db,
    ) => db`update audit_assignment set due_on = '2026-12-10', state = 'submitted', handed_in_by = ${world.people.lead.personId}, handed_in_at = ${world.now}
      where enrolment_id = ${world.ladder.id} and standard = 'A'`,
  );
  await mornings('2026-12-10');
  expect((await toLead()).length).toBe(before);
});

test('thirty people share twelve standards: the form and the list are read in ten statements, and one press saves all', async () => {
  const document = {
    ...grid,
    id: 'test-twelve',
    standards: Array.from({ length: 12 }, (_, n) => ({
      ...grid.standards[1],
      code: String(n + 1),
      name: `Standard ${n + 1}`,
      criteria: (grid.standards[1]?.criteria ?? []).map((line, c) => ({
        ...line,
        code: `${n + 1}.${c}`,
        text: `${n} ${c} ${line.text}`,
      })),
    })),
  };
  const { school: schoolId, body: bodyId, people, now } = world;
  const schemeVersionId = await keepScheme(world.database, document);
  const team = { lead: people.lead, head: people.head };
  const { id: twelve } = await enrolmentIn(world.database, { schoolId, bodyId, schemeVersionId, team, tasks: {}, now });
  await world.asSystem(async (db) => {
    await db`insert into person (id, name, email, email_key) select gen_random_uuid(), 'Colleague ' || to_char(n, 'FM00'), n || '@many.test', n || '@many.test' from generate_series(1, 30) n`;
    await db`insert into membership (id, person_id, role, school_id, started_on) select gen_random_uuid(), id, 'member', ${schoolId}, '2026-09-01' from person where email like '%@many.test'`;
    await db`insert into team_member (enrolment_id, school_id, membership_id, part, joined_on) select ${twelve}, ${schoolId}, m.id, 'working-party', '2026-09-07'
      from membership m join person p on p.id = m.person_id where p.email like '%@many.test'`;
  });
  const path = href(paths.audit.shareOut, { enrolment: twelve });
  await world.as('lead').get(path);
  const before = world.database.statements();
  const form = await world.as('lead').get(`${path}?propose=pairs`);
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
  expect(Buffer.byteLength(form.body)).toBeLessThan(200_000);
  const fields = [...form.body.matchAll(/<select[^>]*name="(who-[^"]+)"[\s\S]*?<\/select>/g)].map(
    ([select, name]) => [name ?? '', /value="([^"]*)" selected/.exec(select)?.[1] ?? ''] as const,
  );
  const held = [...form.body.matchAll(/name="(seen-[^"]+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  );
  expect(fields.filter(([, value]) => value !== '')).toHaveLength(24);
  const saved = await world
    .as('lead')
    .post(path, { ...Object.fromEntries(fields), ...Object.fromEntries(held), all: '4 December 2026' });
  expect(saved.statusCode).toBe(303);
  const page = await world.as('lead').get(href(paths.audit.assignments, { enrolment: twelve }));
  expect(page.body).toContain('All 12 standards are with those named. None is late.');
  expect(page.body).toContain('Colleague 23 and Colleague 24');
});
