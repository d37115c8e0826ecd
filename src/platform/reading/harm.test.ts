import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { until } from '../../../testing/jobs.ts';
import { wordDocument, workbook, zipped } from '../../../testing/papers.ts';
import { readTables, readText } from './index.ts';
import { sentences } from './problems.ts';
import { readersNow } from './process.ts';

const text = (words: string) => new TextEncoder().encode(words);
const problem = (why: keyof typeof sentences) => ({ kind: 'problem', message: sentences[why] });

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

/** The smallest PDF with words in it. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F1 18 Tf 20 100 Td (Fluency first) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`;

test('Whatever a file holds, it is read or refused with a sentence, and soon', async () => {
  const [word, sheet] = [Buffer.from(await wordDocument()), Buffer.from(await workbook())];
  const files = [
    [word, 'docx'],
    [sheet, 'xlsx'],
    [Buffer.from(pdf, 'latin1'), 'pdf'],
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
