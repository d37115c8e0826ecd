import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { dailies } from '../jobs.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type Who = Parameters<World['as']>[0];
const at = () => ({ enrolment: world.ladder.id });
const gridPage = () => href(paths.audit.grid, at());
const criterion = (code: string) => href(paths.audit.criterion, { ...at(), criterion: code });
const proposals = () => href(paths.audit.proposals, at());
const send = (who: Who, name: string, text: string | Uint8Array) =>
  world.as(who).upload(gridPage(), {}, [
    {
      field: 'file',
      name,
      type: 'text/csv',
      bytes: typeof text === 'string' ? Buffer.from(text) : Buffer.from(text),
    },
  ]);
const sent = async (who: Who, name: string, text: string | Uint8Array): Promise<string> =>
  String((await send(who, name, text)).headers.location);

const ours = `Our audit;;;;
Ref;What we looked at;Judgement;Comments;Impact
A1;;Climbing;"The list is dated; staff <b>know</b> it";Two found
A2;;Superb;Read with;
;Support groups start and finish with a score;1;Scores kept;
Z9;;;Lost words;
`;

describe('a file that is no grid', () => {
  test.each([
    ['nothing.csv', '', 'This file is empty (0 bytes)'],
    ['old.xls', 'x', 'older kind of Excel file'],
    ['plan.pdf', '%PDF-1.7', 'A PDF has no rows to read'],
    ['picture.png', 'x', 'Choose an Excel workbook (.xlsx)'],
    ['headings.csv', 'Code;Level\n', 'There is no table with rows in this file'],
    ['broken.xlsx', 'PK not a workbook', 'xlsx'],
  ])('%s is refused with what to do, and nothing is kept', async (name, text, said) => {
    const answer = await send('lead', name, text);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('id="file-error"');
    if (name !== 'broken.xlsx') expect(answer.body).toContain(said);
  });
  test('no file at all is said as well', async () => {
    expect((await world.as('lead').upload(gridPage(), {}, [])).body).toContain('Choose the file that holds your grid');
  });
  test('only those who write the audit bring one, and each sees their own', async () => {
    expect((await send('governor', 'a.csv', ours)).statusCode).toBe(404);
    expect((await send('rival', 'a.csv', ours)).statusCode).toBe(404);
    const address = await sent('lead', 'ours.csv', ours);
    for (const who of ['head', 'rival', 'adviser'] as const)
      expect((await world.as(who).get(address)).statusCode).toBe(404);
  });
});

test('the preview says what matches, what does not, and what to do; nothing has come in', async () => {
  // Windows-1252, as Excel saves it, and a heading below a title.
  const address = await sent(
    'lead',
    'ours.csv',
    Buffer.from(ours.replace('Two found', 'Two found – at last'), 'latin1'),
  );
  const page = await world.as('lead').get(address);
  expect(page.body).toContain('2 rows match this audit, 2 do not.');
  expect(page.body).toContain('The list is dated; staff &lt;b>know&lt;/b> it');
  expect(page.body).toContain('“Superb” is no level of this scheme.');
  expect(page.body).toContain('“Z9” is no criterion of this scheme.');
  expect(page.body).toContain('Matched with B1 by its words');
  expect((await world.as('lead').get(criterion('A1'))).body).not.toContain('Brought from elsewhere');
});

test('columns are told once; a row that the table does not have is a mistake to mend', async () => {
  const address = await sent('lead', 'odd.csv', 'Wer;Was;Warum\nA1;egal;Weil\n');
  const page = await world.as('lead').get(address);
  expect(page.body).toContain('Say which column holds levels, reasons, evidence or impact');
  const columns = `${address}/columns`;
  expect((await world.as('lead').post(columns, { heading: '9', code: '0' })).statusCode).toBe(422);
  const told = await world.as('lead').post(columns, { heading: '1', code: '0', comment: '2' });
  expect(told.statusCode).toBe(303);
  expect((await world.as('lead').get(address)).body).toContain('1 row matches this audit.');
  expect((await world.as('lead').post(address, { row: '2' })).statusCode).toBe(303);
  const again = await sent('head', 'next.csv', 'Warum;Neu;Wer\nWeil es so ist;x;B1\n');
  expect((await world.as('head').get(again)).body).toContain('1 row matches this audit.');
});

test('the ticked rows come, all or none, as proposals without a judgement; a second press changes nothing', async () => {
  const address = await sent('lead', 'ours.csv', ours);
  expect((await world.as('lead').post(address, {})).statusCode).toBe(422);
  const none = await world.as('lead').post(address, { row: ['3', '4'] });
  expect(none.statusCode).toBe(409);
  expect(none.body).toContain('so none has come');
  expect((await world.as('lead').get(criterion('A1'))).body).not.toContain('From ours.csv');
  expect((await world.as('lead').post(address, { row: ['3', '5'] })).statusCode).toBe(303);
  expect((await world.as('lead').post(address, { row: ['3', '5'] })).statusCode).toBe(404);
  const page = (await world.as('lead').get(criterion('A1'))).body;
  expect(page).toContain('From ours.csv, row 3');
  expect(page).toContain('Level that the grid says');
  expect(page).not.toMatch(/name="level"[^>]*checked/);
  expect((await world.as('lead').get(href(paths.audit.home, at()))).body).toContain('Nothing is judged yet.');
});

test('a named judge confirms a level; nothing is ticked beforehand, and what others judged is not written over', async () => {
  const page = (await world.as('lead').get(proposals())).body;
  expect(page).toContain('A1 Staff keep a dated list');
  expect(page).not.toMatch(/name="confirm"[^>]*checked/);
  const ids = [...page.matchAll(/name="confirm"[^>]*value="([0-9a-f-]{36})"/g)].map((found) => found[1] ?? '');
  expect(ids.length).toBe(2);
  expect((await world.as('lead').post(proposals(), {})).statusCode).toBe(422);
  const judgement = { level: 'ground', comment: 'I see none.', evidence: '', impact: '', version: 0 };
  await world.as('member').post(criterion('B1'), judgement);
  expect((await world.as('rival').post(proposals(), { confirm: ids })).statusCode).toBe(404);
  expect((await world.as('lead').post(proposals(), { confirm: ids })).statusCode).toBe(303);
  const a1 = (await world.as('head').get(criterion('A1'))).body;
  expect(a1).toContain('Judged by Leo Lead');
  expect(a1).toContain('wm-level__word">Climbing');
  const b1 = (await world.as('head').get(criterion('B1'))).body;
  expect(b1).toContain('Judged by Mina Member');
  expect(b1).toContain('I see none.');
  expect(b1).toContain('From ours.csv, row 5');
});

test('the audit goes out as CSV and as a workbook, and comes in again as it went', async () => {
  const out = (format: string) => world.as('lead').get(href(paths.audit.gridOut, { ...at(), format }));
  for (const format of ['csv', 'xlsx']) {
    const file = await out(format);
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toContain(`.${format}`);
    const address = await sent('head', `back.${format}`, new Uint8Array(file.rawPayload));
    const page = (await world.as('head').get(address)).body;
    expect(page).toContain('2 rows match this audit.');
    expect(page).toContain('The list is dated; staff &lt;b>know&lt;/b> it');
    expect(page).toContain('Here already: ');
  }
  expect((await out('exe')).statusCode).toBe(404);
  expect((await world.as('rival').get(href(paths.audit.gridOut, { ...at(), format: 'csv' }))).statusCode).toBe(404);
});

test('a grid that nobody brought in is forgotten after thirty days, and no sooner', async () => {
  await sent('lead', 'left.csv', ours);
  const left = () => world.asSystem(async (db) => (await db`select 1 from audit_grid where name = 'left.csv'`).length);
  const forget = async (day: string) => {
    const daily = dailies.find(({ name }) => name === 'audit.old-grids');
    await daily?.run(day, { database: world.database } as never);
  };
  await forget('2026-12-23');
  expect(await left()).toBe(1);
  await forget('2026-12-24');
  expect(await left()).toBe(0);
});
