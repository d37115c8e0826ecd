import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { projectRoot } from '#platform/config';
import { openPress } from '#platform/documents';
import { until } from '../../../testing/jobs.ts';
import { drawPages, readTables, readText } from './index.ts';
import { sentences } from './problems.ts';
import { readersNow } from './process.ts';

const text = (words: string) => new TextEncoder().encode(words);
const zipped = (entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(entries)) zip.addBuffer(Buffer.from(part), name);
  zip.end();
  return buffer(zip.outputStream);
};
const problem = (why: keyof typeof sentences) => ({ kind: 'problem', message: sentences[why] });

const cell = (words: string, more = {}) => new TableCell({ children: [new Paragraph(words)], ...more });
const wordDocument = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Standard 1: Être prêt', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Ysgol Gŵyr & <b>friends</b>'),
            new Table({
              rows: [
                new TableRow({ children: [cell('Outcome', { columnSpan: 2 }), cell('Level')] }),
                new TableRow({ children: [cell('Be healthy', { rowSpan: 2 }), cell('Eats well'), cell('2')] }),
                new TableRow({ children: [cell('Moves'), cell('3')] }),
              ],
            }),
          ],
        },
      ],
    }),
  );
const workbook = () =>
  writeWorkbook(
    [
      [{ value: 'Day' }, { value: 'Sum' }, { value: '=1+1' }],
      [{ value: new Date(Date.UTC(2027, 2, 28)), format: 'dd/mm/yyyy' }, { value: 0.1 + 0.2 }, { value: true }],
    ],
    { sheet: 'Costs' },
  ).toBuffer();

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

describe('a file that means harm, or is broken', () => {
  const sheet = (body: string) => zipped({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': body });
  test('that says it unfolds to a flood is refused before anything unfolds', async () => {
    const small = await sheet('0'.repeat(50_000));
    small.writeUInt32LE(300 * 1024 * 1024, small.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24);
    expect(await readTables(small, 'xlsx')).toEqual(problem('unfolds'));
    const steep = await sheet('0'.repeat(5 * 1024 * 1024));
    expect(await readTables(steep, 'xlsx')).toEqual(problem('unfolds'));
  });
  test('whose directory lies about its size is found out while it unfolds', async () => {
    const lying = await sheet('0'.repeat(50_000));
    const packed = deflateRawSync(Buffer.alloc(50_000, '0')).length;
    for (const mark of ['PK\x01\x02', 'PK\x03\x04'])
      for (let at = lying.indexOf(mark, 0, 'latin1'); at !== -1; at = lying.indexOf(mark, at + 1, 'latin1'))
        if (lying.readUInt32LE(at + (mark === 'PK\x01\x02' ? 20 : 18)) === packed)
          lying.writeUInt32LE(10, at + (mark === 'PK\x01\x02' ? 24 : 22));
    expect(await readTables(lying, 'xlsx')).toEqual(problem('broken'));
  });
  test.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'],
    ['one in UTF-16', Buffer.from('\ufeff<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', 'utf16le').toString('latin1')],
  ])('that declares %s is refused', async (_, body) => {
    expect(await readTables(await zipped({ 'word/document.xml': Buffer.from(body, 'latin1') }), 'docx')).toEqual(
      problem('declares'),
    );
  });
  test('with macros, with a password, of an old form, with thousands of parts or cut off, is refused', async () => {
    expect(await readText(await zipped({ 'word/vbaProject.bin': 'x' }), 'docx')).toEqual(problem('macros'));
    const locked = await zipped({ 'word/document.xml': 'x' });
    locked.writeUInt16LE(1, locked.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect(await readText(locked, 'docx')).toEqual(problem('locked'));
    expect(await readText(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'docx')).toEqual(problem('old'));
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`a${at}`, '']));
    expect(await readTables(await zipped(many), 'xlsx')).toEqual(problem('parts'));
    expect(await readTables((await wordDocument()).subarray(0, 3_000), 'docx')).toEqual(problem('broken'));
    expect(await readText(await zipped({ 'word/document.xml': '<w:document' }), 'docx')).toEqual(problem('broken'));
    expect(await readText(text('%PDF-1.7\nnothing'), 'pdf')).toEqual(problem('broken'));
    expect(await readText(new Uint8Array(65 * 1024 * 1024), 'txt')).toEqual(problem('large'));
  });
  test('that wants more memory than there is ends its process, and the next file is read', async () => {
    const far = (row: number) => `<row r="${row}"><c r="XFD${row}" t="n"><v>1</v></c></row>`;
    const rows = Array.from({ length: 9_000 }, (_, at) => far(at * 100 + 1)).join('');
    const wide = await zipped({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><dimension ref="A1:XFD900001"/><sheetData>${rows}</sheetData></worksheet>`,
    });
    const before = process.memoryUsage().rss;
    const read = await readTables(wide, 'xlsx');
    expect([sentences.heavy, sentences.late, sentences.cells]).toContain(read.kind === 'problem' && read.message);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect(await readText(text('after'), 'txt')).toMatchObject({ text: 'after' });
  });
  test('nothing is left of a process that was killed, and no more than two read at once', async () => {
    const many = Array.from({ length: 12 }, (_, at) => readText(text(`number ${at}`), 'txt'));
    expect(readersNow().length).toBeLessThanOrEqual(2);
    const [killed] = readersNow();
    if (killed !== undefined) process.kill(killed, 'SIGKILL');
    expect((await Promise.all(many)).filter(({ kind }) => kind === 'read').length).toBeGreaterThanOrEqual(11);
    const state = () => {
      try {
        return /^State:\s(\w)/m.exec(readFileSync(`/proc/${killed}/status`, 'utf8'))?.[1] ?? 'gone';
      } catch {
        return 'gone';
      }
    };
    await until(() => state() === 'gone');
  });
});

test('Whatever a file holds, it is read or refused with a sentence, and soon', async () => {
  const [word, sheet] = [Buffer.from(await wordDocument()), Buffer.from(await workbook())];
  const files = [
    [word, 'docx'],
    [sheet, 'xlsx'],
    [Buffer.from(pdf), 'pdf'],
  ] as const;
  const hurt = fc.record({
    of: fc.integer({ min: 0, max: 2 }),
    at: fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.integer({ min: 0, max: 255 })),
      { maxLength: 12 },
    ),
    cut: fc.double({ min: 0.3, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(hurt, async ({ of, at, cut }) => {
      const [whole, as] = files[of] ?? files[0];
      const bytes = Buffer.from(whole.subarray(0, Math.ceil(whole.length * cut)));
      for (const [where, value] of at) bytes[Math.floor(where * bytes.length)] = value;
      const read = await readText(bytes, as);
      expect(read.kind === 'read' || /^[A-Z].*\.$/.test(read.message)).toBe(true);
      expect(read.kind === 'problem' && [sentences.late, sentences.heavy].includes(read.message as never)).toBe(false);
    }),
    { seed: 3, numRuns: 150 },
  );
}, 120_000);

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
