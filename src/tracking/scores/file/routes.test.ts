import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { uuidv7 } from '#platform/db';
import { placeIn } from '../../../../testing/jobs.ts';
import { testWorld, type World } from '../../../../testing/world.ts';
import { waitingPath } from './actions.ts';
import { dailies, tasks } from './jobs.ts';

let world: World;
let enrolment = '';
const point = uuidv7();

beforeAll(async () => {
  world = await testWorld();
  enrolment = world.ladder.id;
  await world.asSystem(async (db) => {
    const assessment = uuidv7();
    for (let n = 1; n < 4; n += 1)
      await db`insert into restricted.pupil (id, school_id, code, upn, surname, forename, added_at)
        values (${uuidv7()}, ${world.school}, ${`P-00${n}`}, ${`A00000000000${n}`}, 'Surname', 'Name', ${world.now})`;
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
      values (${assessment}, ${world.school}, 'Reading', 'standardised-score', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
      values (${point}, ${world.school}, ${assessment}, 'Autumn 2026', '2026-09-21')`;
  });
});
afterAll(() => world.close());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const files = () => href(paths.tracking.scoreFiles, { enrolment });
const upload = (words: string, who: 'member' | 'lead' = 'member') =>
  world
    .as(who)
    .upload(files(), { source: 'Test export' }, [
      { field: 'file', name: 'results.csv', type: 'text/csv', bytes: new TextEncoder().encode(words) },
    ]);
const idOf = (at: string) => at.split('/').at(-1) ?? '';
/** What the worker does with the job that the page left. */
const work = async (at: string): Promise<void> => {
  const tools = { database: world.database, place: placeIn(world.dataDir), now: () => world.now, signal: undefined };
  for (const task of tasks) await task.run({ file: idOf(at) }, tools);
};
const scores = () =>
  world.asSystem(
    (db) => db<{ code: string; value: number; source: string; by: string }[]>`
  select p.code, s.value, s.source, n.name as by from restricted.score s join restricted.pupil p on p.id = s.pupil_id join person n on n.id = s.recorded_by order by 1, s.seq`,
  );

describe('a file of results from the page', () => {
  it('needs a file', async () => {
    const none = await world.as('member').upload(files(), { source: '' }, []);
    expect([none.statusCode, none.body.includes('Choose the file to read')]).toEqual([422, true]);
  });

  it('is read by the worker; every fault stands with its line, page by page and as a file', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `A000000000001,Reading,Autumn 2026,${n + 500}`).join('\n');
    const at = (await upload(`UPN,Assessment,Point,Value\n${rows}\n`)).headers.location ?? '';
    expect(text((await world.as('member').get(at)).body)).toContain('The file is being read');
    await work(at);
    const page = await world.as('member').get(at);
    expect(text(page.body)).toContain('120 problems: nothing can be taken over yet');
    expect(text(page.body)).toContain('Enter a result of 160 or less: the scale ends there.');
    expect(text((await world.as('member').get(`${at}?page=3`)).body)).toContain('121');
    const sheet = await world.as('member').get(`${at}/problems.csv`);
    expect(sheet.body.split('\r\n')).toHaveLength(122);
    const pressed = await world.as('member').post(`${at}/take`);
    expect(pressed.statusCode).toBe(303);
    await work(at);
    expect(await scores()).toEqual([]);
    await world.as('member').post(`${at}/set-aside`);
    expect(existsSync(waitingPath(world.dataDir, idOf(at)))).toBe(false);
    expect(text((await world.as('member').get(at)).body)).toContain('This file was set aside');
  });

  it('is taken over with one press, as the person who pressed; a second press and a second run change nothing', async () => {
    const at =
      (await upload('UPN,Reading: Autumn 2026\nA000000000001,98\nA000000000002,A\nA000000000003,\n')).headers
        .location ?? '';
    await work(at);
    const ready = text((await world.as('lead').get(at)).body);
    for (const words of ['2 new results, 0 corrections', 'Nothing is saved yet', 'Test export'])
      expect(ready).toContain(words);
    expect(await scores()).toEqual([]);
    await world.as('lead').post(`${at}/take`);
    await world.as('member').post(`${at}/take`);
    await work(at);
    await work(at);
    expect(await scores()).toEqual([
      { code: 'P-001', value: 98, source: 'Test export', by: 'Leo Lead' },
      { code: 'P-002', value: null, source: 'Test export', by: 'Leo Lead' },
    ]);
    expect(text((await world.as('member').get(at)).body)).toContain('2 results added, 0 corrected');
    expect(existsSync(waitingPath(world.dataDir, idOf(at)))).toBe(false);
    const again = (await upload('UPN,Reading: Autumn 2026\nA000000000001,98\n')).headers.location ?? '';
    await work(again);
    expect(text((await world.as('member').get(again)).body)).toContain('The file says nothing new');
    expect(text((await world.as('member').get(files())).body)).toContain('results.csv');
  });

  it('with headings of the school’s own is asked about once, each guess shown; what was said is remembered and shown', async () => {
    const own = 'Adno,Pupil name,SAS,Reading 26\n17,Name,101,\n';
    await world.asSystem((db) => db`update restricted.pupil set admission_number = '17' where code = 'P-003'`);
    const at = (await upload(own)).headers.location ?? '';
    await work(at);
    const asked = await world.as('member').get(at);
    expect(text(asked.body)).toContain('Say what 2 columns are');
    expect(text(asked.body)).toContain('a guess: look whether it is right');
    const wrong = await world.as('member').post(`${at}/columns`, { 'column-2': 'upn', 'column-3': '' });
    expect([wrong.statusCode, text(wrong.body)]).toEqual([
      422,
      expect.stringContaining('Choose which columns hold results'),
    ]);
    const [known] = await world.asSystem((db) => db<{ id: string }[]>`select id from assessment limit 1`);
    const naming = { 'column-0': 'admissionNumber', 'column-2': `result:${known?.id}`, 'column-3': '' };
    const when = await world.as('member').post(`${at}/columns`, naming);
    expect(text(when.body)).toContain('Say when the results in SAS were taken');
    await world.as('member').post(`${at}/columns`, { ...naming, 'point-2': '15/10/2026', dates: 'day-first' });
    await work(at);
    const ready = text((await world.as('member').get(at)).body);
    for (const words of ['1 new result', 'as you said before', '2 columns passed over: Pupil name, Reading 26'])
      expect(ready).toContain(words);
    await world.as('member').post(`${at}/take`);
    await work(at);
    expect((await scores()).at(-1)).toMatchObject({ code: 'P-003', value: 101 });
    const next = (await upload(own)).headers.location ?? '';
    await work(next);
    expect(text((await world.as('member').get(next)).body)).toContain('The file says nothing new');
    expect((await world.as('rival').post(`${next}/columns`, naming)).statusCode).toBe(404);
  });

  it('of somebody who is not of the school any more is not read, and one that waits for a week is set aside', async () => {
    const at = (await upload('UPN,Reading: Autumn 2026\nA000000000003,90\n')).headers.location ?? '';
    const end = (on: string | null) =>
      world.asSystem((db) => db`update membership set ended_on = ${on} where id = ${world.people.member.membershipId}`);
    await end('2026-10-01');
    await work(at);
    await end(null);
    expect(text((await world.as('lead').get(at)).body)).toContain('is not of the school any more');
    const later = {
      database: world.database,
      place: placeIn(world.dataDir),
      now: () => new Date(world.now.getTime() + 8 * 86_400_000),
      signal: undefined,
    };
    for (const daily of dailies) await daily.run('2026-12-01', later);
    expect(text((await world.as('lead').get(at)).body)).toContain('This file was set aside');
    expect(existsSync(waitingPath(world.dataDir, idOf(at)))).toBe(false);
  });

  it('is for the school’s own team alone', async () => {
    const at = (await upload('UPN,Reading: Autumn 2026\nA000000000003,90\n')).headers.location ?? '';
    for (const who of ['governor', 'adviser', 'verifier', 'officer', 'rival', 'former'] as const)
      for (const url of [files(), at, `${at}/problems.csv`])
        expect([303, 404], who).toContain((await world.as(who).get(url)).statusCode);
  });
});
