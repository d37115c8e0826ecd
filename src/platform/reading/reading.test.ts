import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { openPress } from '#platform/documents';
import { wordDocument, workbook, zipped } from '../../../testing/papers.ts';
import { drawPages, readTables, readTablesNow, readText } from './index.ts';
import { sentences } from './problems.ts';

const text = (words: string) => new TextEncoder().encode(words);
const problem = (why: keyof typeof sentences) => ({ kind: 'problem', message: sentences[why] });

const folder = await mkdtemp(join(tmpdir(), 'waymark-reading-'));
const template = join(folder, 'two-pages.typ');
await writeFile(
  template,
  '#set document(title: "Two")\n#set text(lang: "en", font: "Source Serif 4")\n#let data = json(bytes(sys.inputs.data))\n= Two\n#data.first\n#pagebreak()\n#data.second',
);
const press = openPress();
const pdf = await press.set({
  template: relative(projectRoot(), template),
  data: { first: 'Attendance rose to 94 %', second: 'Fluency ﬁrst' },
  standard: 'ua-1',
  createdAt: new Date('2027-03-02'),
});
afterAll(async () => {
  press.close();
  await rm(folder, { recursive: true });
});

test('who waits for a page is asked to come again while four files are being read; the worker waits its turn', async () => {
  const grid = await workbook();
  const all = await Promise.all([
    ...Array.from({ length: 6 }, () => readTablesNow(grid, 'xlsx')),
    readTables(grid, 'xlsx'),
  ]);
  expect(all.slice(4, 6)).toEqual([problem('busy'), problem('busy')]);
  for (const read of [...all.slice(0, 4), all[6]]) expect(read).toMatchObject({ kind: 'read' });
});

describe('the words of a file', () => {
  test('a Word document gives its paragraphs, and the cells of its tables with tabs between them', async () => {
    const read = await readText(await wordDocument(), 'docx');
    expect(read).toMatchObject({ kind: 'read', isCut: false });
    expect(read.kind === 'read' && read.text).toContain('Ysgol Gŵyr & <b>friends</b>');
    expect(read.kind === 'read' && read.text).toContain('Be healthy\tEats well\t2');
  });
  test('a PDF gives the words of each page', async () => {
    const read = await readText(pdf, 'pdf');
    expect(read.kind === 'read' && read.pages).toEqual([
      expect.stringContaining('Attendance rose to 94'),
      expect.stringContaining('first'),
    ]);
  });
  test('a workbook gives its sheets, a presentation its slides in order', async () => {
    expect(await readText(await workbook(), 'xlsx')).toMatchObject({
      text: expect.stringContaining('Costs\nDay\tSum'),
    });
    const slide = (words: string) => `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sld>`;
    const deck = await zipped({
      'ppt/slides/slide10.xml': slide('Ten'),
      'ppt/slides/slide2.xml': slide('Two &amp; half'),
    });
    expect(await readText(deck, 'pptx')).toMatchObject({ pages: ['Two & half', 'Ten'] });
  });
  test('a text in an old alphabet is read in it, and a very long one is cut', async () => {
    expect(await readText(Buffer.from('caf\xe9', 'latin1'), 'txt')).toMatchObject({ text: 'café' });
    expect(await readText(text('x'.repeat(2_500_000)), 'txt')).toMatchObject({ kind: 'read', isCut: true });
  });
});

describe('the tables of a file', () => {
  test('a Word cell joined downwards stands in each row, one joined sideways in its first column', async () => {
    expect(await readTables(await wordDocument(), 'docx')).toEqual({
      kind: 'read',
      tables: [
        {
          name: 'Standard 1: Être prêt',
          rows: [
            ['Outcome', '', 'Level'],
            ['Be healthy', 'Eats well', '2'],
            ['Be healthy', 'Moves', '3'],
          ],
        },
      ],
    });
  });
  test('a sheet gives dates as days and numbers as Excel shows them', async () => {
    expect(await readTables(await workbook(), 'xlsx')).toEqual({
      kind: 'read',
      tables: [
        {
          name: 'Costs',
          rows: [
            ['Day', 'Sum', '=1+1'],
            ['2027-03-28', '0.3', 'TRUE'],
          ],
        },
      ],
    });
  });
  test('a CSV gives rows of one width, and says which line is at fault', async () => {
    expect(await readTables(text('a;b\r\n"1;2";\r\n3'), 'csv')).toMatchObject({
      tables: [
        {
          rows: [
            ['a', 'b'],
            ['1;2', ''],
            ['3', ''],
          ],
        },
      ],
    });
    expect(await readTables(text(`a,b\n1,${'x'.repeat(11_000)}`), 'csv')).toMatchObject({
      kind: 'problem',
      message: expect.stringMatching(/^Line 2: .*10 kB/),
    });
  });
});

describe('pages of a PDF', () => {
  test('are drawn one after another, upright and no larger than a screen', async () => {
    const drawn = await drawPages(pdf, 1, 5);
    if (drawn.kind === 'problem') throw new Error(drawn.message);
    expect([drawn.total, drawn.pages.length]).toEqual([2, 1]);
    const { format, width = 0, height = 0 } = await sharp(drawn.pages[0]).metadata();
    expect([format, height, width]).toEqual(['webp', 1400, 990]);
    expect(await drawPages(text('%PDF-1.7\nnothing'), 0, 1)).toEqual(problem('broken'));
  });
});
