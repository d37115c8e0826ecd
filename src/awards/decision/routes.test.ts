import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePapers, reasons, reportedVisit } from '../../../testing/awards.ts';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let path: string;
const begin = async () => {
  world = await testWorld();
  path = `/enrolments/${world.ladder.id}/decision`;
};
const decide = (fields: Record<string, string> = {}) =>
  world.as('panel').post(path, { outcome: 'awarded', reasons, ...fields });
const page = async (who: Parameters<World['as']>[0]) => (await world.as(who).get(path)).body;

describe('Gate 6', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  test('Without a finished report nothing is decided, and the page links to the visit', async () => {
    const before = await page('panel');
    expect(before).toContain('Nothing can be decided yet.');
    expect(before).toContain(`/enrolments/${world.ladder.id}/visit`);
    expect((await decide()).statusCode).toBe(409);
  });

  test('With training open it is refused, and opens when training is done', async () => {
    await reportedVisit(world);
    await world.asSystem((db) => db`update enrolment_step set done_on = null where step = 1`);
    expect((await decide()).body).toContain('The training that the scheme asks for is not complete.');
    await world.asSystem((db) => db`update enrolment_step set done_on = '2026-11-01' where step = 1`);
    expect(await page('panel')).toContain('What does the panel decide?');
  });

  test('An outcome, reasons and the level of each difference are asked for, all at once', async () => {
    const empty = await world.as('panel').post(path, {});
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('<title>Error: Decision and award');
    expect(empty.body).toContain('Choose what the panel decides.');
    expect(empty.body).toContain('href="#reasons"');
    const long = await decide({ reasons: 'x'.repeat(8001) });
    expect(long.body).toContain('Use 8,000 characters or fewer.');
    expect(long.body).toContain('x'.repeat(8001));
  });

  test('Nobody but the panel decides, nobody but a director signs, and other schools find nothing', async () => {
    for (const who of ['adviser', 'verifier', 'officer', 'director', 'lead'] as const)
      expect([403, 404]).toContain((await world.as(who).post(path, { outcome: 'awarded', reasons })).statusCode);
    for (const who of ['panel', 'officer', 'lead'] as const)
      expect([403, 404]).toContain((await world.as(who).post(`${path}/sign`)).statusCode);
    expect((await world.as('rival').get(path)).statusCode).toBe(404);
    expect((await world.as('stranger').get(path)).statusCode).toBe(404);
  });
  test('A panel member who gathered evidence on the school, even on an earlier enrolment, is refused', async () => {
    const { panel } = world.people;
    const { schemeVersionId } = world.grid;
    const earlier = {
      schoolId: world.school,
      bodyId: world.body,
      schemeVersionId,
      team: {},
      tasks: { verifier: panel },
    };
    const { id } = await enrolmentIn(world.database, { ...earlier, now: world.now });
    await world.asSystem((db) => db`update assignment set closed_at = ${world.now} where enrolment_id = ${id}`);
    const refused = await decide();
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You have judged this school as its verifier.');
    expect(await page('panel')).toContain(
      'Ask the awarding body’s officer to give this decision to another panel member.',
    );
  });
});

describe('A decision', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  test('is the panel’s, waits for a director, and the school reads it only then', async () => {
    await reportedVisit(world);
    const decided = await decide({ reasons: `${reasons} <script>alert(1)</script>` });
    expect(decided.statusCode).toBe(303);
    expect(await page('panel')).toContain('Waits for the second signature');
    expect(await page('lead')).not.toContain('compared and clear');
    expect((await decide()).body).toContain('The panel has decided.');
    expect(await page('director')).toContain('Second signature: Awarded');
  });

  test('can be returned with a question, and is taken anew', async () => {
    expect((await world.as('director').post(`${path}/return`, { reason: '' })).statusCode).toBe(422);
    await world.as('director').post(`${path}/return`, { reason: 'Which figures carried it?' });
    expect(await page('panel')).toContain('Which figures carried it?');
    expect((await world.as('director').post(`${path}/sign`)).statusCode).toBe(409);
    expect((await decide({ reasons: `${reasons} <script>alert(1)</script>` })).statusCode).toBe(303);
  });

  test('signed by a director gives one award, which its school reads with the reasons', async () => {
    expect((await world.as('director').post(`${path}/sign`)).statusCode).toBe(303);
    expect((await world.as('director').post(`${path}/sign`)).statusCode).toBe(409);
    const school = await page('lead');
    expect(school).toContain('compared and clear');
    expect(school).toContain('&lt;script>alert(1)&lt;/script>');
    expect(await makePapers(world)).toHaveLength(1);
  });

  test('ends the part of verifier, second verifier and panel: their tasks are closed, and the journey is complete', async () => {
    for (const who of ['verifier', 'moderator', 'panel'] as const)
      expect((await world.as(who).get(path)).statusCode, who).toBe(404);
    const [enrolment] = await world.asSystem(
      (db) => db<{ state: string }[]>`select state from enrolment where id = ${world.ladder.id}`,
    );
    expect(enrolment?.state).toBe('completed');
  });

  test('stands in the list of decisions and in the trail', async () => {
    expect((await world.as('officer').get('/decisions')).body).toContain('Testbury School');
    const acts = await world.asSystem(
      (db) => db<{ act: string }[]>`select act from trail_entry where act like 'awards.%' order by id`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'awards.decided',
      'awards.returned',
      'awards.decided',
      'awards.signed',
      'awards.awarded',
      'awards.issued',
    ]);
  });
});

describe('Differences and gaps', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  test('Where the verifiers differ, the panel settles; what the levels do not carry is refused with the criteria', async () => {
    await reportedVisit(world, { A1: 'climbing', A2: 'climbing', B1: 'climbing' }, { B1: 'rung' });
    expect((await decide()).body).toContain('Choose the level that the panel takes for B1.');
    const short = await decide({ 'settle-B1': 'rung' });
    expect(short.statusCode).toBe(409);
    expect(short.body).toContain('Below Climbing or not judged: B1.');
    expect((await decide({ 'settle-B1': 'rung', outcome: 'nearly' })).statusCode).toBe(303);
  });

  test('With gaps to close first, the award is made when the last is closed', async () => {
    await world.as('director').post(`${path}/sign`);
    expect(await makePapers(world)).toEqual([]);
    expect(await page('officer')).toContain('1 of 1 gaps to close');
    expect((await world.as('officer').post(`${path}/gaps/B1`, { says: 'short' })).statusCode).toBe(422);
    expect(
      (await world.as('officer').post(`${path}/gaps/A1`, { says: 'The group’s scores came in.' })).statusCode,
    ).toBe(404);
    expect((await world.as('lead').post(`${path}/gaps/B1`, { says: 'The group’s scores came in.' })).statusCode).toBe(
      404,
    );
    expect(
      (await world.as('officer').post(`${path}/gaps/B1`, { says: 'The group’s scores came in.' })).statusCode,
    ).toBe(303);
    expect(await makePapers(world)).toHaveLength(1);
  });

  test('Where the scheme closes gaps by a date, the award is made at once, and the gap stays open until it is closed', async () => {
    const levels = { '1.1.1': 'tree', '1.1.2': 'seed', '1.2.1': 'shoot', '2.1.1': 'shoot', '2.2.1': 'tree' };
    await reportedVisit(world, levels, {}, world.grid);
    path = `/enrolments/${world.grid.id}/decision`;
    expect((await decide({ outcome: 'nearly' })).statusCode).toBe(303);
    await world.as('director').post(`${path}/sign`);
    expect(await makePapers(world)).toHaveLength(1);
    expect(await page('lead')).toContain('1 of 1 gaps to close');
    await world.as('officer').post(`${path}/gaps/1.1.2`, { says: 'Carpets were laid and seen on a visit.' });
    expect(await page('lead')).toContain('Every gap is closed');
    expect(await makePapers(world)).toEqual([]);
  });
});
