import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const library = {
  name: 'Testbury Library',
  kind: 'culture-and-sport',
  offers: 'A reading hour every Tuesday',
  contactName: 'Rhian Doyle',
  contact: '01632 960000',
};
const reading = {
  purpose: 'Pupils without books at home read every week',
  pupilsGet: 'An hour with a librarian',
  reachedBy: 'Ask at the desk',
  agreedWith: 'Rhian Doyle, manager',
  agreedOn: '2 November 2026',
};
const at = () => ({ enrolment: world.ladder.id });
const home = () => href(paths.partnerships.home, at());
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
const partnerFrom = (location: unknown) => new URL(String(location), 'http://x').searchParams.get('partner') ?? '';

/** Adds a partner and proposes a partnership with it, as the coordinator does; gives the partnership's address. */
const proposed = async (name: string, more: Partial<typeof reading> = {}): Promise<string> => {
  const added = await world.as('lead').post(href(paths.partnerships.addPartner, at()), { ...library, name });
  const partner = partnerFrom(added.headers.location);
  const made = await world.as('lead').post(href(paths.partnerships.propose, at()), { partner, ...reading, ...more });
  return String(made.headers.location);
};

describe('an empty list', () => {
  test('says what will appear and who starts it', async () => {
    const page = await world.as('rival').get(href(paths.partnerships.home, { enrolment: world.rivalLadder.id }));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1 class="wm-h1">Partnerships</h1>');
    expect(page.body).toContain('Partnerships will be listed here');
    expect(page.body).toContain('The scheme asks for 1');
  });
  test('tells a governor that the coordinator begins, and offers no form', async () => {
    const page = await world.as('governor').get(href(paths.partnerships.home, { enrolment: world.grid.id }));
    expect(page.body).toContain('The school’s coordinator proposes the first');
    expect(page.body).not.toContain(href(paths.partnerships.addPartner, { enrolment: world.grid.id }));
  });
});

describe('adding a partner', () => {
  test('an empty form names every field that is missing, each linked to its field', async () => {
    const page = await world.as('lead').post(href(paths.partnerships.addPartner, at()), {});
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: Add a partner');
    for (const field of ['name', 'kind', 'offers']) expect(page.body).toContain(`href="#${field}"`);
  });
  test('too long a text is refused and kept on the page, and a script stays text', async () => {
    const offers = `<script>alert(1)</script>${'x'.repeat(4000)}`;
    const page = await world.as('lead').post(href(paths.partnerships.addPartner, at()), { ...library, offers });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Use 4,000 characters or fewer');
    expect(page.body).toContain('&lt;script>alert(1)');
    expect(page.body).not.toContain('<script>alert(1)');
  });
  test('the same name twice is refused with what to do', async () => {
    await proposed('Harbour Carers');
    const again = await world
      .as('member')
      .post(href(paths.partnerships.addPartner, at()), { ...library, name: 'harbour carers' });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('You have a partner of that name');
  });
});

describe('a partnership', () => {
  test('is proposed, begins on a day, is counted, and stands in the hub', async () => {
    const address = await proposed('Riverside Theatre');
    const before = await world.as('lead').get(address);
    expect(before.body).toContain('Proposed');
    const begun = await world
      .as('lead')
      .post(`${address}/begin`, { version: versionIn(before.body), liveOn: '9 November 2026' });
    expect(begun.headers.location).toBe(address);
    expect((await world.as('head').get(home())).body).toContain('The scheme asks for 1: that is met');
    const hub = await world.as('governor').get(href(paths.partnerships.hub, at()));
    expect(hub.body).toContain('Riverside Theatre');
    expect(hub.body).toContain('Ask at the desk');
  });
  test('does not begin while nobody at the partner agreed it', async () => {
    const address = await proposed('Quiet Garden', { agreedWith: '' });
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('This partnership cannot begin yet');
    const refused = await world
      .as('lead')
      .post(`${address}/begin`, { version: versionIn(page.body), liveOn: '9 November 2026' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Nobody at the partner is named');
    expect((await world.as('lead').get(home())).body).toContain('Quiet Garden');
  });
  test('does not begin before it was agreed', async () => {
    const address = await proposed('Early Birds');
    const page = await world.as('lead').get(address);
    const refused = await world
      .as('lead')
      .post(`${address}/begin`, { version: versionIn(page.body), liveOn: '1 November 2026' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#liveOn"');
  });
  test('ends with a reason, and then stays as it was', async () => {
    const address = await proposed('Moor Rangers');
    const version = versionIn((await world.as('lead').get(address)).body);
    const empty = await world.as('lead').post(`${address}/end`, { version, endedOn: '', endedBecause: '' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#endedBecause"');
    await world
      .as('lead')
      .post(`${address}/end`, { version, endedOn: '20 November 2026', endedBecause: 'The ranger moved away' });
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('The ranger moved away');
    const refused = await world
      .as('lead')
      .post(`${address}/change`, { ...reading, version: versionIn(page.body) || '2' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('It has ended');
  });
});

test('step 3 opens again when the last partnership that the scheme asks for ends', async () => {
  const fresh = await testWorld();
  const here = { enrolment: fresh.ladder.id };
  const added = await fresh.as('lead').post(href(paths.partnerships.addPartner, here), library);
  const partner = partnerFrom(added.headers.location);
  const made = await fresh.as('lead').post(href(paths.partnerships.propose, here), { partner, ...reading });
  const address = String(made.headers.location);
  await fresh.as('lead').post(`${address}/begin`, { version: '1', liveOn: '9 November 2026' });
  await fresh.asSystem(
    (db) => db`insert into enrolment_step (enrolment_id, school_id, step, started_on, done_on)
      values (${fresh.ladder.id}, ${fresh.school}, 3, '2026-10-01', '2026-11-10')`,
  );
  await fresh.as('lead').post(`${address}/end`, { version: '2', endedOn: '20 November 2026', endedBecause: 'Closed' });
  const steps = await fresh.asSystem(
    (db) => db<{ doneOn: string | null }[]>`select done_on from enrolment_step where enrolment_id = ${fresh.ladder.id}`,
  );
  expect(steps).toEqual([{ doneOn: null }]);
  await fresh.close();
});

test('when two people save at once, one wins and the other sees both texts', async () => {
  const address = await proposed('Two Pens');
  const { body } = await world.as('lead').get(`${address}/change`);
  const version = versionIn(body);
  await world.as('member').post(`${address}/change`, { ...reading, purpose: 'Written by Mina', version });
  const lost = await world.as('lead').post(`${address}/change`, { ...reading, purpose: 'Written by Leo', version });
  expect(lost.statusCode).toBe(409);
  expect(lost.body).toContain('Written by Mina');
  expect(lost.body).toContain('Written by Leo');
  expect(lost.body).toContain('Mina Member changed this partnership');
  const kept = await world
    .as('lead')
    .post(`${address}/change`, { ...reading, purpose: 'Written by Leo', version: versionIn(lost.body) });
  expect(kept.statusCode).toBe(303);
  expect((await world.as('lead').get(address)).body).toContain('Written by Leo');
});

describe('who sees it', () => {
  test('another school, a carer and a former colleague find nothing; the adviser reads and cannot write', async () => {
    const address = await proposed('Only Ours');
    const missing = await world
      .as('lead')
      .get(href(paths.partnerships.one, { ...at(), partnership: '01890000-0000-7000-8000-000000000000' }));
    for (const who of ['rival', 'carer', 'former', 'stranger', 'otherAdviser'] as const) {
      const seen = await world.as(who).get(address);
      expect([who, seen.statusCode]).toEqual([who, missing.statusCode]);
    }
    const adviser = await world.as('adviser').get(address);
    expect(adviser.statusCode).toBe(200);
    expect(adviser.body).not.toContain('<form action="/enrolments');
    expect((await world.as('adviser').post(`${address}/end`, { version: '1' })).statusCode).toBe(404);
  });
  test('the awarding body reads it only once the school has submitted', async () => {
    const address = await proposed('After Submission');
    expect((await world.as('officer').get(address)).statusCode).toBe(404);
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${world.ladder.id}`,
    );
    expect((await world.as('officer').get(address)).statusCode).toBe(200);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${world.ladder.id}`,
    );
  });
  test('one school’s partnership is not found through another enrolment’s address', async () => {
    const address = await proposed('Wrong Door');
    const id = address.split('/').at(-1) ?? '';
    expect(
      (await world.as('rival').get(href(paths.partnerships.one, { enrolment: world.rivalLadder.id, partnership: id })))
        .statusCode,
    ).toBe(404);
  });
});

test('sixty partnerships are listed, by state too', async () => {
  await world.asSystem(async (db) => {
    for (let index = 0; index < 60; index++) {
      const [partner, partnership] = [crypto.randomUUID(), crypto.randomUUID()];
      await db`insert into partner (id, school_id, name, kind, contact_name, contact, offers, saved_by, saved_at)
        values (${partner}, ${world.school}, ${`Many ${index}`}, 'charity', '', '', 'Help', ${world.people.lead.personId}, ${world.now})`;
      await db`insert into partnership (id, enrolment_id, school_id, partner_id, purpose, pupils_get, reached_by, agreed_with, saved_by, saved_at)
        values (${partnership}, ${world.grid.id}, ${world.school}, ${partner}, 'Help', 'Help', '', 'Somebody', ${world.people.lead.personId}, ${world.now})`;
    }
  });
  const page = await world.as('lead').get(href(paths.partnerships.home, { enrolment: world.grid.id }));
  expect(page.body.match(/Many \d+<\/a>/g)?.length).toBeGreaterThanOrEqual(60);
  const none = await world
    .as('lead')
    .get(href(paths.partnerships.home, { enrolment: world.grid.id }, { state: 'live' }));
  expect(none.body).toContain('No partnership is in this state');
});
