import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { beginDay, workingDay } from '#platform/jobs';
import { mailsIn } from '../../../testing/walk.ts';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { notify, type Telling } from './actions.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
let count = 0;
const withoutMail = tasks.filter(({ name }) => name !== 'mail.send');

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const tell = async (more: Partial<Telling> = {}, now = world.now): Promise<void> => {
  count += 1;
  const telling: Telling = {
    to: world.people.member.personId,
    about: 'assigned',
    subject: `Standard ${count} is yours`,
    text: 'Judge it by 4 December.',
    href: `/enrolments/${world.ladder.id}/audit`,
    schoolId: world.school,
    enrolmentId: world.ladder.id,
    key: `test:${count}`,
    ...more,
  };
  await world.asSystem((db) => notify(db, telling, now));
  await workOff(world, { now, only: withoutMail });
};
const mailsTo = async (who: 'member' | 'former' | 'adviser' | 'rival') =>
  (await mailsIn(world)).filter((mail) => mail.to.address === world.people[who].email);
const day = async (now: Date) => {
  await beginDay(world.database, now);
  await workOff(world, { now, only: withoutMail });
};

test('nobody was told anything, and the page says what will appear', async () => {
  const page = await world.as('member').get('/notices');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('No notices');
});

test('what was told stands on the page of whoever was told, once for a key, and nowhere else', async () => {
  await tell({ key: 'test:once', subject: 'Strand 2 is yours' });
  await tell({ key: 'test:once', subject: 'Strand 2 is yours' });
  const own = (await world.as('member').get('/notices')).body;
  expect(own.match(/Strand 2 is yours<\/?|Strand 2 is yours /g)?.length).toBeGreaterThan(0);
  expect(own).toContain('1 notice that you have not seen');
  expect((await world.as('lead').get('/notices')).body).not.toContain('Strand 2');
});

test('a notice that holds nobody up waits for the one mail of the day', async () => {
  expect(await mailsTo('member')).toHaveLength(0);
  const monday = new Date('2026-11-23T11:00:00Z');
  await tell({ subject: 'Strand 3 is yours' });
  await day(monday);
  await day(monday);
  const mails = await mailsTo('member');
  expect(mails.map(({ subject }) => subject)).toEqual(['2 things in Waymark since yesterday']);
  expect(mails[0]?.text).toContain('https://waymark.test/enrolments/');
  await day(new Date('2026-11-24T11:00:00Z'));
  expect(await mailsTo('member')).toHaveLength(1);
});

test('one that holds somebody up is mailed at once, and not again with the day', async () => {
  await tell({ subject: 'Ann waits for strand 4', blocks: true, about: 'changes-asked' });
  expect((await mailsTo('member')).at(-1)?.subject).toBe('Ann waits for strand 4');
  await day(new Date('2026-11-25T11:00:00Z'));
  expect(await mailsTo('member')).toHaveLength(2);
});

test('before the morning it is still the day before, and nothing comes at a week-end', async () => {
  expect(workingDay(new Date('2026-11-26T06:29:00Z'))).toBe('2026-11-25');
  expect(workingDay(new Date('2026-11-26T06:30:00Z'))).toBe('2026-11-26');
  expect(workingDay(new Date('2026-07-01T05:30:00Z'))).toBe('2026-07-01');
  await tell({ subject: 'Found on Saturday' });
  await day(new Date('2026-11-28T11:00:00Z'));
  expect(await mailsTo('member')).toHaveLength(2);
  await day(new Date('2026-11-30T11:00:00Z'));
  expect((await mailsTo('member')).at(-1)?.subject).toBe('Found on Saturday');
});

test('each person chooses; what is wanted on the page only is never mailed', async () => {
  const member = world.as('member');
  const page = await member.get('/notices/choices');
  const names = [...new Set([...page.body.matchAll(/<select[^>]* name="([a-z-]+)"/g)].map(([, name]) => name ?? ''))];
  expect(names).toContain('assigned');
  const half = await member.post('/notices/choices', { assigned: 'here' });
  expect(half.statusCode).toBe(422);
  expect(half.body).toContain('Choose how you are told of');
  const chosen = await member.post('/notices/choices', Object.fromEntries(names.map((name) => [name, 'here'])));
  expect(chosen.statusCode).toBe(303);
  const before = (await mailsTo('member')).length;
  await tell({ subject: 'Quiet', blocks: true });
  await day(new Date('2026-12-01T11:00:00Z'));
  expect(await mailsTo('member')).toHaveLength(before);
  expect((await member.get('/notices')).body).toContain('Quiet');
});

test('opening a notice leads to its place and marks it; another’s is not there', async () => {
  const member = world.as('member');
  const id = /\/notices\/([0-9a-f-]{36})"/.exec((await member.get('/notices')).body)?.[1] ?? '';
  const opened = await member.post(`/notices/${id}`, {});
  expect([opened.statusCode, opened.headers['location']]).toEqual([303, `/enrolments/${world.ladder.id}/audit`]);
  expect((await world.as('lead').post(`/notices/${id}`, {})).statusCode).toBe(404);
  expect((await member.post(`/notices/${uuidv7()}`, {})).statusCode).toBe(404);
  await member.post('/notices/seen', { until: world.now.toISOString() });
  expect((await member.get('/notices')).body).toContain('Nothing new.');
});

test('whoever has nothing to do with the school any more is told nothing', async () => {
  const before = (await mailsTo('former')).length + (await mailsTo('rival')).length;
  for (const who of ['former', 'rival'] as const)
    await tell({ to: world.people[who].personId, blocks: true, subject: `For ${who}` });
  expect((await mailsTo('former')).length + (await mailsTo('rival')).length).toBe(before);
  await tell({ to: world.people.adviser.personId, blocks: true, subject: 'For the adviser' });
  expect((await mailsTo('adviser')).at(-1)?.subject).toBe('For the adviser');
});

test('a notice is the system’s to write: nobody writes one, changes its words or reads another’s', async () => {
  const { lead, member } = world.people;
  const asWho = <T>(who: typeof lead, work: (db: Db) => Promise<T>): Promise<T> =>
    world.database.asActor(
      {
        ...{ kind: 'person', personId: who.personId, membershipId: who.membershipId, role: who.role, sessionId: '' },
        ...{ schoolId: null, bodyId: null, partnerId: null, name: '', place: '', theme: 'system', membershipCount: 1 },
      },
      work,
    );
  const asLead = <T>(work: (db: Db) => Promise<T>) => asWho(lead, work);
  await expect(
    asLead(
      (db) => db`insert into notice (id, key, person_id, about, subject, text, href, blocks, told_at)
        values (${uuidv7()}, 'forged', ${member.personId}, 'assigned', 'x', 'x', '/', true, now())`,
    ),
  ).rejects.toThrow(/row-level security/);
  expect(await asLead((db) => db`select id from notice`)).toHaveLength(0);
  await expect(
    asWho(member, (db) => db`update notice set mailed_at = now() where person_id = ${member.personId}`),
  ).rejects.toThrow();
});

test('sessions that ended a month ago are taken away with the day, others stay', async () => {
  const before = await world.asSystem((db) => db<{ id: string }[]>`select id from session`);
  const [gone] = before;
  await world.asSystem((db) => db`update session set ended_at = '2026-10-01' where id = ${gone?.id ?? ''}`);
  await day(new Date('2026-12-02T11:00:00Z'));
  const after = await world.database.asActor(system('test'), (db) => db<{ id: string }[]>`select id from session`);
  expect(after.some(({ id }) => id === gone?.id)).toBe(false);
  expect(after.length).toBe(before.length - 1);
});

test('a page of many notices turns', async () => {
  for (let n = 0; n < 26; n += 1)
    await world.asSystem((db) =>
      notify(
        db,
        {
          to: world.people.head.personId,
          about: 'reminder',
          subject: `Thing ${n}`,
          text: 'Soon.',
          href: '/',
          schoolId: world.school,
          key: `many:${n}`,
        },
        new Date(world.now.getTime() + n * 1000),
      ),
    );
  await workOff(world, { only: withoutMail });
  const first = await world.as('head').get('/notices');
  expect(first.body).toContain('Thing 25');
  expect(first.body).not.toContain('Thing 0 ');
  expect((await world.as('head').get('/notices?page=2')).body).toContain('Thing 0');
});
