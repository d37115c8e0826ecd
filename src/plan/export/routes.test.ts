import mammoth from 'mammoth';
import readSheets from 'read-excel-file/node';
import { getDocumentProxy, extractText } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openContent } from '#platform/files';
import { browserFor, testOrigin, testSecret } from '../../../testing/browse.ts';
import { placeIn } from '../../../testing/jobs.ts';
import { addAction, versionIn } from '../../../testing/plan.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { createServer } from '../../web/server.ts';
import { routes } from '../../web/table.ts';

let world: World;
let action: string;
const at = () => ({ enrolment: world.ladder.id });

beforeAll(async () => {
  world = await testWorld();
  action = await addAction(world, {
    objective: '=HYPERLINK("http://evil.example","Read") #panic("no") *bold*',
    coreChange: `Łucja reads “aloud” 👩‍🏫 ${'with every pupil '.repeat(200)}`,
    staysFixed: 'Twenty minutes, twice a week',
  });
  await addAction(world, { objective: 'The second action', dueOn: '20 November 2026' });
  await world.as('lead').post(`${action}/milestones`, { what: '@SUM(A1) tutors', milestoneDue: '4 December 2026' });
  const version = versionIn((await world.as('lead').get(action)).body);
  await world.as('lead').post(`${action}/move`, { version, to: 'under-way', note: '+44 rang, and we began' });
});
afterAll(() => world.close());

const taken = async (path: string) => {
  const answer = await world.as('governor').get(path);
  expect(answer.statusCode).toBe(200);
  return { name: String(answer.headers['content-disposition']), bytes: answer.rawPayload };
};
const wordsOf = async (bytes: Buffer) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replaceAll(/\s+/g, ' ');

test('the page offers three files and says which version they would be', async () => {
  const page = await world.as('governor').get(href(paths.plan.files, at()));
  expect(page.body).toContain('Version 6 of the plan, last changed on Monday 23 November 2026.');
  for (const path of [paths.plan.pdf, paths.plan.word, paths.plan.workbook])
    expect(page.body).toContain(`href="${href(path, at())}"`);
});

test('the PDF, the Word document and the workbook say the same, each with its date and version', async () => {
  const pdf = await taken(href(paths.plan.pdf, at()));
  const word = await taken(href(paths.plan.word, at()));
  const book = await taken(href(paths.plan.workbook, at()));
  for (const [file, ending] of [
    [pdf, 'pdf'],
    [word, 'docx'],
    [book, 'xlsx'],
  ] as const)
    expect(file.name).toContain(`action-plan-version-6-2026-11-23.${ending}`);
  const onPaper = await wordsOf(pdf.bytes);
  const html = (await mammoth.convertToHtml({ buffer: word.bytes })).value;
  const inWord = (await mammoth.extractRawText({ buffer: word.bytes })).value.replaceAll(/\s+/g, ' ');
  for (const words of [
    '=HYPERLINK("http://evil.example","Read") #panic("no") *bold*',
    'Twenty minutes, twice a week',
    'Overdue since 20 November 2026.',
    'Reading age in Year 7',
    '118 months',
    '128 months',
    '@SUM(A1) tutors',
    '+44 rang, and we began',
    '£1,200, of which Pupil Premium pays £800.50',
    'The library on Tuesdays',
    '£2,400, of which Pupil Premium pays £1,601',
  ]) {
    expect(onPaper).toContain(words);
    expect(inWord).toContain(words);
  }
  expect(onPaper).toContain('Printed 23 November 2026 · Version 6 of the plan');
  expect(pdf.bytes.toString('latin1')).toContain('/StructTreeRoot');
  expect(html).toContain('<h1>2. The second action</h1>');
  expect(html).toMatch(/<thead><tr><th><p><strong>Action<\/strong>/);
  const sheets = await readSheets(book.bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Actions', 'Measures', 'Milestones', 'Notes', 'About this file']);
  // Overdue first: the plan stands in the order in which things are due.
  const [, second, first] = sheets[0]?.data ?? [];
  expect(second?.slice(0, 2)).toEqual([2, 'The second action']);
  expect(first?.[1]).toBe('\'=HYPERLINK("http://evil.example","Read") #panic("no") *bold*');
  expect(first?.slice(10, 12)).toEqual([1200, 800.5]);
  expect(first?.[14]).toEqual(new Date('2027-01-29T00:00:00Z'));
  expect(sheets[1]?.data[1]?.slice(0, 5)).toEqual([1, 'Reading age in Year 7', 'months', 118, 128]);
  expect(sheets[2]?.data[1]?.[1]).toBe("'@SUM(A1) tutors");
  expect(sheets[3]?.data[1]?.[4]).toBe("'+44 rang, and we began");
  expect(sheets[4]?.data).toContainEqual(['Version', 'Version 6 of the plan']);
});

test('the version goes up with every change, and an empty plan has files too', async () => {
  await world.as('lead').post(`${action}/milestones`, { what: 'One more', milestoneDue: '5 December 2026' });
  expect((await taken(href(paths.plan.pdf, at()))).name).toContain('version-7-');
  const empty = { enrolment: world.rivalLadder.id };
  for (const path of [paths.plan.pdf, paths.plan.word, paths.plan.workbook])
    expect((await world.as('rival').get(href(path, empty))).statusCode).toBe(200);
  for (const path of [paths.plan.files, paths.plan.pdf, paths.plan.word, paths.plan.workbook])
    expect((await world.as('rival').get(href(path, at()))).statusCode).toBe(404);
});

test('when the press refuses, the page says so, what to do instead, and nothing is lost', async () => {
  const press = { set: () => Promise.reject(new Error('It never ends')), close: () => {} };
  const files = openContent(placeIn(world.dataDir));
  const app = await createServer({
    database: world.database,
    routes,
    site: { origin: testOrigin, isDemonstration: false, dataDir: world.dataDir, files, press },
    assets: new Map(),
    secret: testSecret,
    clock: () => world.now,
    log: () => {},
  });
  const page = await browserFor(app, world.people.lead.token).get(href(paths.plan.pdf, at()));
  expect(page.statusCode).toBe(409);
  expect(page.body).toContain('The PDF was not made');
  expect(page.body).toContain('take the Word document, which holds the same');
  await app.close();
});

test('sixty actions are set well within the deadline', async () => {
  const { lead, member } = world.people;
  await world.asSystem(async (db) => {
    for (let number = 101; number <= 160; number++)
      await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${world.grid.id}, ${world.school}, ${number}, '1.1.1', ${`Many ${number}`}, ${'What changes. '.repeat(40)}, ${member.membershipId}, 'x', 0, 0, '2027-05-01', ${lead.personId}, ${world.now})`;
  });
  const began = performance.now();
  const { bytes } = await taken(href(paths.plan.pdf, { enrolment: world.grid.id }));
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(await wordsOf(bytes)).toContain('Many 160');
});
