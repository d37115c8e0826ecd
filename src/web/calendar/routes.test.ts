import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction } from '../../../testing/plan.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { eachOnce, eventOf, isTooOften, mostFetches } from './events.ts';
import type { FeedRow } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  const at = { enrolment: world.ladder.id };
  const meeting = { plannedOn: '10 December 2026', startsAt: '15:45', place: 'Library; room 2, left' };
  await world.as('lead').post(href(paths.plan.planReview, at), { ...meeting, asksAdviser: 'yes' });
  await addAction(world, { objective: 'Secret words', dueOn: '29 January 2027' });
  await world.asSystem(async (db) => {
    await db`update enrolment set visit_on = '2027-06-10' where id = ${world.ladder.id}`;
    await db`insert into training_session (id, enrolment_id, school_id, kind, title, held_on, starts_at, minutes)
      values (${crypto.randomUUID()}, ${world.ladder.id}, ${world.school}, 'whole-staff', 'Raising achievement', '2027-03-29', '15:30', 90)`;
    await db`insert into audit_assignment (enrolment_id, school_id, standard, due_on) values (${world.ladder.id}, ${world.school}, 'A', '2026-12-18')`;
  });
});
afterAll(() => world.close());

/** The address as it stands on the page that the home page leads to. */
const addressOf = async (who: Who): Promise<string> => {
  await world.as(who).post(paths.account.calendar);
  const page = await world.as(who).get(paths.account.calendar);
  return new URL(/value="(http[^"]+\.ics)"/.exec(page.body)?.[1] ?? '').pathname;
};
const feed = (address: string) => world.visitor.get(address);
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const titles = async (who: Who) => eventsIn((await feed(await addressOf(who))).body).map((event) => event.summary);

describe('a person’s calendar address', () => {
  test('stands on a page linked from their home; it is made, renewed and taken away by them alone', async () => {
    for (const who of ['lead', 'governor', 'adviser', 'verifier', 'officer'] as const)
      expect([who, (await world.as(who).get(paths.home)).body.includes(`href="${paths.account.calendar}"`)]).toEqual([
        who,
        true,
      ]);
    const first = await addressOf('lead');
    expect(first).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect((await feed(first)).statusCode).toBe(200);
    const second = await addressOf('lead');
    expect(second).not.toBe(first);
    const [gone, none] = [await feed(first), await feed(`/calendar/${'x'.repeat(43)}.ics`)];
    expect([gone.statusCode, none.statusCode]).toEqual([404, 404]);
    await world.as('lead').post(paths.account.endCalendar);
    expect((await feed(second)).statusCode).toBe(404);
    expect((await world.as('lead').get(paths.account.calendar)).body).toContain('Make my calendar address');
    const kept = await world.asSystem((db) => db<{ row: string }[]>`select c::text as row from calendar_address c`);
    expect(JSON.stringify(kept)).not.toContain(second.slice(10, 40));
  });

  test('is read without a cookie, and says exactly what another program needs', async () => {
    const answer = await feed(await addressOf('member'));
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('private, max-age=300');
    for (const line of answer.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(answer.body).toContain('LOCATION:Library\\; room 2\\, left');
    const events = eventsIn(answer.body);
    expect(events.map((event) => event.summary)).toEqual([
      'Half-termly review (The Ladder Mark)',
      'A of the audit is to be handed in (The Ladder Mark)',
      'Action 1 is due (The Ladder Mark)',
      'Training: Raising achievement (The Ladder Mark)',
      'Accreditation visit (The Ladder Mark)',
    ]);
    // Winter time in December, summer time from 28 March on: www.gov.uk/when-do-the-clocks-change
    expect(answer.body).toContain('DTSTART:20261210T154500Z');
    expect(answer.body).toContain('DTSTART:20270329T143000Z');
    expect(answer.body).not.toContain('Secret words');
    const again = await world.visitor.get(await addressAgain('member'), {
      'if-none-match': String(answer.headers['etag']),
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
  const addressAgain = async (who: Who) =>
    new URL(/value="(http[^"]+\.ics)"/.exec((await world.as(who).get(paths.account.calendar)).body)?.[1] ?? '')
      .pathname;

  test('shows each what they may see now', async () => {
    expect(await titles('adviser')).toEqual([
      'Half-termly review (The Ladder Mark)',
      'Accreditation visit (The Ladder Mark)',
    ]);
    expect(await titles('verifier')).toEqual(['Accreditation visit (The Ladder Mark)']);
    expect(await titles('officer')).toEqual(['Accreditation visit (The Ladder Mark)']);
    expect(await titles('lead')).not.toContain('Action 1 is due (The Ladder Mark)');
    for (const who of ['rival', 'stranger', 'carer', 'governor'] as const)
      expect([who, await titles(who)]).toEqual([who, []]);
  });

  test('what is called off goes; an ended part and a closed account end the address', async () => {
    const address = await addressOf('head');
    expect((await feed(address)).body).toContain('Half-termly review');
    await world.asSystem(
      (db) =>
        db`update review_meeting set called_off_on = '2026-11-23', called_off_because = 'Snow' where enrolment_id = ${world.ladder.id}`,
    );
    expect((await feed(address)).body).not.toContain('Half-termly review');
    const { membershipId, personId } = world.people.head;
    await world.asSystem((db) => db`update membership set ended_on = '2026-11-23' where id = ${membershipId}`);
    expect((await feed(address)).statusCode).toBe(404);
    await world.asSystem((db) => db`update membership set ended_on = null where id = ${membershipId}`);
    expect((await feed(address)).statusCode).toBe(200);
    await world.asSystem((db) => db`update person set closed_at = now() where id = ${personId}`);
    expect((await feed(address)).statusCode).toBe(404);
  });

  test('its making stands in the trail, its reading does not', async () => {
    const acts = await world.asSystem(
      (db) => db<{ act: string }[]>`select distinct act from trail_entry where act like '%calendar%' order by act`,
    );
    expect(acts.map(({ act }) => act)).toEqual(['people.calendar-ended', 'people.calendar-made']);
  });

  test('a program that asks without end is asked to wait', async () => {
    const address = await addressOf('governor');
    const asked = [];
    for (let at = 0; at < mostFetches + 1; at += 1) asked.push((await feed(address)).statusCode);
    expect([asked[0], asked.at(-1)]).toEqual([200, 429]);
    expect(
      isTooOften(
        Array.from({ length: mostFetches }, () => 0),
        16 * 60_000,
      ),
    ).toBe(false);
  });
});

const row: FeedRow = {
  kind: 'visit',
  id: 'v',
  enrolmentId: 'e',
  school: 'S',
  scheme: 'M',
  on: '2027-06-10',
  startsAt: null,
  minutesLong: null,
  place: '',
  about: '',
  sequence: 0,
  changedAt: new Date(0),
};
test('a date that somebody has in two parts stands once, as a day', () => {
  expect(eachOnce([row, row, { ...row, id: 'w' }])).toHaveLength(2);
  expect(eventOf(row, 'https://x')).toMatchObject({ uid: 'v@visit.waymark', when: { kind: 'day', on: '2027-06-10' } });
});
