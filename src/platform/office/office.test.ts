import fc from 'fast-check';
import mammoth from 'mammoth';
import readSheets, { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { wordDocument, workbook, type Block } from './index.ts';

const opened = async (bytes: Uint8Array) => readSheets(Buffer.from(bytes));
const textIn = async (blocks: readonly Block[]) => {
  const bytes = await wordDocument({ title: 'Plan', line: 'Wrenbourne, version 3', blocks });
  return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
};

describe('a workbook', () => {
  test('is read back as it was given: texts, figures, money, days, empty cells', async () => {
    const bytes = await workbook({
      sheets: [
        {
          name: 'Actions',
          columns: [
            'Action',
            { head: 'Cost', as: 'pounds' },
            { head: 'Due', as: 'day' },
            { head: 'Pupils', as: 'number' },
          ],
          rows: [
            ['Łódź & “Siân” <b>', 1200.5, '2027-01-29', 42],
            ['Nothing yet', null, '', 0],
            ['In words', null, 'next summer', null],
          ],
        },
        { name: 'Measures', columns: ['Measure'], rows: [] },
      ],
    });
    expect(await opened(bytes)).toMatchObject([
      {
        sheet: 'Actions',
        data: [
          ['Action', 'Cost', 'Due', 'Pupils'],
          ['Łódź & “Siân” <b>', 1200.5, new Date('2027-01-29T00:00:00Z'), 42],
          ['Nothing yet', null, null, 0],
          ['In words', null, 'next summer', null],
        ],
      },
      { sheet: 'Measures', data: [['Measure']] },
    ]);
  });

  test.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    ' \u00a0＝1',
  ])('gives %j as words, in a cell and in a heading', async (formula) => {
    const [sheet] = await opened(await workbook({ sheets: [{ name: 'S', columns: [formula], rows: [[formula]] }] }));
    for (const row of sheet?.data ?? []) expect(row[0]).toMatch(/^'/);
  });

  test('never begins a cell with what a spreadsheet would run, whatever people write', async () => {
    const nasty = fc.array(fc.constantFrom(...'=+-@\t\r \u00a0\ufeff＝＋－＠a1|!"<&\u0007\n'), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 20 }), async (texts) => {
        const cells = texts.map((letters) => letters.join(''));
        const data = await readSheet(
          Buffer.from(await workbook({ sheets: [{ name: 'S', columns: cells, rows: [cells] }] })),
          { trim: false },
        );
        for (const cell of data.flat()) expect(String(cell ?? '')).not.toMatch(/^[\s\u00a0\ufeff]*[=+\-@\t\r＝＋－＠]/);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  test('says where a text was cut, keeps 30,000 characters whole, and names sheets as Excel allows', async () => {
    const sheets = await opened(
      await workbook({
        sheets: [
          { name: 'Reading: [Year 7]', columns: ['A'], rows: [['x'.repeat(30_000)], ['y'.repeat(40_000)]] },
          { name: 'reading   year 7', columns: ['A'], rows: [] },
          { name: 'n'.repeat(40), columns: ['A'], rows: [] },
          { name: 'n'.repeat(40), columns: ['A'], rows: [] },
        ],
      }),
    );
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Reading   Year 7',
      'reading   year 7 2',
      'n'.repeat(31),
      `${'n'.repeat(29)} 2`,
    ]);
    expect(sheets[0]?.data[1]?.[0]).toHaveLength(30_000);
    expect(String(sheets[0]?.data[2]?.[0])).toMatch(
      /^y{32000}.*cut here: a cell holds no more than 32,767 characters\)$/,
    );
  });

  test('holds no figure that is none', async () => {
    await expect(workbook({ sheets: [{ name: 'S', columns: ['A'], rows: [[Number.NaN]] }] })).rejects.toThrow(
      'give null',
    );
  });
});

describe('a Word document', () => {
  test('has real headings, lists and tables with a head row', async () => {
    const html = await textIn([
      { kind: 'heading', level: 1, text: 'Action 1' },
      { kind: 'paragraph', text: 'First line\nsecond <line> & more' },
      { kind: 'list', items: ['One', 'Two'] },
      { kind: 'facts', facts: [['Owner', 'Mina Member']] },
      {
        kind: 'table',
        caption: 'Measures',
        head: ['Measure', 'Target'],
        rows: [['Reading age', '128 months']],
        numeric: [1],
      },
      { kind: 'note', text: 'A note' },
    ]);
    expect(html).toContain('<h1>Action 1</h1>');
    expect(html).toContain('<p>First line<br />second &lt;line&gt; &amp; more</p>');
    expect(html).toContain('<ul><li>One</li><li>Two</li></ul>');
    expect(html).toMatch(/<thead><tr><th><p><strong>Measure<\/strong><\/p><\/th><th>.*Target.*<\/thead>/);
    expect(html).toContain('<td><p>128 months</p></td>');
    expect(html).toContain('<p>Mina Member</p>');
  });

  test('is in British English, with its title and its line at the head of each page', async () => {
    const { unzipped } = await parts(
      await wordDocument({ title: 'Action plan', line: 'Wrenbourne, version 3', blocks: [] }),
    );
    expect(unzipped('word/styles.xml')).toContain('w:lang w:val="en-GB"');
    expect(unzipped('docProps/core.xml')).toContain('<dc:title>Action plan</dc:title>');
    expect(unzipped('word/header1.xml')).toContain('Wrenbourne, version 3');
  });

  test('opens whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const html = await textIn([
          { kind: 'paragraph', text: `begin${text}end` },
          { kind: 'table', caption: text, head: [text], rows: [[text]] },
        ]);
        expect(html).toContain('begin');
        expect(html).toContain('end');
      }),
      { numRuns: 40, seed: 4 },
    );
    expect(await textIn([{ kind: 'paragraph', text: 'a\u0000b\u0007c\ud800d' }])).toContain('<p>abc\ufffdd</p>');
  });
});

/** The parts of a zipped office file, as texts. */
const parts = async (bytes: Uint8Array) => {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return { unzipped: (name: string) => files.get(name) ?? '' };
};
