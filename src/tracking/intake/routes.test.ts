import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { href, paths } from '#paths';
import { placeIn } from '../../../testing/jobs.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { dailies, tasks } from './jobs.ts';
import { waitingPath } from './waiting.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const text = (body: string) =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const roll = () => href(paths.roll.home, { enrolment: world.ladder.id });
const files = () => href(paths.roll.files, { enrolment: world.ladder.id });
const send = (words: string | Uint8Array, name = 'roll.csv', fields: Record<string, string> = { format: '' }) =>
  world
    .as('lead')
    .upload(files(), fields, [
      { field: 'file', name, type: 'text/csv', bytes: typeof words === 'string' ? Buffer.from(words) : words },
    ]);
const tools = () => ({
  database: world.database,
  place: placeIn(world.dataDir),
  now: () => world.now,
  signal: undefined,
});
const work = async (at: string) => {
  for (const task of tasks) await task.run({ file: at.split('/').at(-1)?.split('?')[0] }, tools());
};
const brought = async (words: string | Uint8Array, name?: string, fields?: Record<string, string>): Promise<string> => {
  const sent = await send(words, name, fields);
  const at = sent.headers.location ?? '';
  expect(sent.statusCode).toBe(303);
  await work(at);
  return at;
};
const see = async (at: string, who: Who = 'lead') => text((await world.as(who).get(at)).body);
const head = 'UPN,Surname,Forename,DOB,Sex,Year\n';
const looks = () =>
  world.asSystem(
    async (db) =>
      (await db<{ n: number }[]>`select count(*)::int as n from trail_entry where act = 'roll.seen'`)[0]?.n ?? 0,
  );

describe('a file of pupils on its way in', () => {
  it('waits for the worker, is shown row by row, and is taken over with one press', async () => {
    expect(await see(roll())).toContain('Nobody is on the roll yet');
    const sent = await send(`${head}V341442719001,Okafor,Amara,03/11/2010,F,11\n,O'Neill,<b>Zoë</b>,01/09/2012,F,9\n`);
    const at = sent.headers.location ?? '';
    expect(await see(at)).toContain('The file waits to be read');
    await work(at);
    const before = await looks();
    const preview = await world.as('lead').get(at);
    expect(text(preview.body)).toContain('2 pupils to add, 0 to change');
    expect(text(preview.body)).toContain("O'Neill");
    expect(preview.body).not.toContain('<b>Zoë');
    expect(await looks()).toBe(before + 1);
    const taken = await world.as('lead').post(`${at}/take`, {});
    expect(taken.headers.location).toBe(roll());
    expect(await see(roll())).toContain('2 pupils on roll');
    // Once more: nothing happens twice.
    const twice = await world.as('head').post(`${at}/take`, {});
    expect(twice.headers.location).toBe(at);
    expect(await see(at)).toContain('2 added, 0 changed');
    expect(existsSync(waitingPath(world.dataDir, at.split('/').at(-1) ?? ''))).toBe(false);
    const again = await brought(
      `${head}V341442719001,Okafor,Amara,03/11/2010,F,11\n,O'Neill,<b>Zoë</b>,01/09/2012,F,9\n`,
    );
    expect(await see(again)).toContain('The file says nothing new');
  });

  it('shows every problem by line in pages, and gives a file of them', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `,Name${n},First,99/99/2012,F,9`).join('\n');
    const at = await brought(`${head}${rows}\n,=cmd|x,First,01/01/2012,F,9\n`);
    const first = await see(at);
    expect(first).toContain('121 problems to put right first');
    expect(first).toMatch(/2 DOB Enter the date of birth like/);
    expect(first).not.toContain('Bring the file in');
    expect(await see(`${at}?show=problems&page=3`)).toMatch(/122 Surname The surname starts like a formula/);
    const csv = await world.as('lead').get(`${at}/problems.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.trim().split('\r\n')).toHaveLength(122);
    // Pressing all the same does nothing.
    await world.as('lead').post(`${at}/take`, {});
    expect(await see(roll())).toContain('2 pupils on roll');
    expect((await world.as('lead').post(`${at}/set-aside`, {})).headers.location).toBe(files());
    expect(await see(at)).toContain('This file was set aside');
  });

  it('says what would follow the pupils: a group is no “nothing new”, and nothing new has no button', async () => {
    const withGroup = `UPN,Surname,Forename,Young carer\nV341442719001,Okafor,Amara,Yes\n`;
    const at = await brought(withGroup);
    expect(await see(at)).toContain('No pupil changes; 1 membership of groups changed');
    await world.as('lead').post(`${at}/take`, {});
    const again = await see(await brought(withGroup));
    expect(again).toContain('The file says nothing new');
    expect(again).not.toContain('Bring the file in');
  });

  it('asks once what a column is, and remembers it', async () => {
    const csv = 'Learner family,Learner given,Carer?\nOkafor,Amara,Yes\n';
    const at = await brought(csv);
    expect(await see(at)).toContain('Say what 3 columns are');
    const wrong = await world
      .as('lead')
      .post(`${at}/columns`, { 'column-0': 'surname', 'column-1': 'surname', 'column-2': '' });
    expect(wrong.statusCode).toBe(422);
    expect(text(wrong.body)).toContain('cannot both be this');
    expect(wrong.body).toContain('href="#column-1"');
    const named = { 'column-0': 'surname', 'column-1': 'forename', 'column-2': 'group:young-carer' };
    expect((await world.as('lead').post(`${at}/columns`, named)).statusCode).toBe(303);
    await work(at);
    expect(await see(at)).toContain('0 to change');
    const next = await brought(csv);
    expect(await see(next)).not.toContain('Say what');
    expect(await see(`${next}?show=columns`)).toContain('as you said before');
  });

  it('tells what becomes of each field, who is not in the file, and takes leavers off only when asked', async () => {
    const at = await brought(`${head}V341442719001,Okafor-Hale,Amara,03/11/2010,F,12\n`);
    const changed = await see(`${at}?show=changed`);
    expect(changed).toMatch(/Surname: Okafor → Okafor-Hale/);
    expect(changed).toMatch(/Year group: 11 → 12/);
    expect(await see(`${at}?show=left`)).toContain("O'Neill");
    await world.as('head').post(`${at}/take`, {});
    expect(await see(roll())).toContain('2 pupils on roll');
    const whole = await brought(`${head}V341442719001,Okafor-Hale,Amara,03/11/2010,F,12\n`);
    await world.as('head').post(`${whole}/take`, { left: 'yes' });
    expect(await see(roll())).toContain('1 pupil on roll');
    expect(await see(`${roll()}?show=left`)).toContain("O'Neill");
  });

  it('makes the preview anew when the roll changed since somebody looked', async () => {
    const at = await brought(`${head}J341442719002,Byrne,Declan,17/02/2011,M,10\n`);
    await world.as('head').post(href(paths.roll.add, { enrolment: world.ladder.id }), {
      surname: 'Byrne',
      forename: 'Declan',
      upn: 'J341442719002',
    });
    const pressed = await world.as('lead').post(`${at}/take`, {});
    expect(pressed.headers.location).toBe(at);
    expect(await see(`${at}?show=changed`)).toMatch(/Date of birth: not recorded → 17 February 2011/);
    expect((await world.as('lead').post(`${at}/take`, {})).headers.location).toBe(roll());
  });

  it('is no larger than the page takes, and of a known kind', async () => {
    const none = await world.as('lead').upload(files(), { format: '' }, []);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('Choose the file to read');
    const xml = await brought('<!DOCTYPE x><CTfile/>', 'roll.xml');
    expect(await see(xml)).toMatch(/1 problem to put right first.*DOCTYPE/);
  });

  it('is the leaders’ alone, and set aside by itself after a week', async () => {
    const at = await brought(`${head},New,Pupil,01/01/2012,F,9\n`);
    for (const who of ['member', 'governor', 'rival', 'adviser', 'officer', 'stranger', 'former'] as const) {
      expect((await world.as(who).get(at)).statusCode, who).toBe(404);
      expect((await world.as(who).post(`${at}/take`, {})).statusCode, who).toBe(404);
    }

    for (const daily of dailies)
      await daily.run('2026-12-10', { ...tools(), now: () => new Date('2026-12-10T08:00:00Z') });
    expect(await see(at)).toContain('This file was set aside');
    const left = await world.asSystem((db) => db`select from restricted.roll_import_row`);
    expect(left).toHaveLength(0);
  });
});
