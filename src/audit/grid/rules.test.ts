import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '#platform/csv';
import { workbook } from '#platform/office';
import { readTables } from '#platform/reading';
import { schemeFromKept } from '#schemes';
import { inScope } from '#schemes/rules';
import { grid as gridDocument, ladder as ladderDocument } from '../../../testing/schemes.ts';
import { guessMapping, likeliestTable, mappingFault } from './columns/rules.ts';
import { headingsOf, rowsOf, type GivenOut } from './out/rules.ts';
import { readRows, unguarded } from './rows/rules.ts';

const grid = schemeFromKept(gridDocument);
const ladder = schemeFromKept(ladderDocument);
const table = (...rows: readonly (readonly string[])[]) => ({ name: '', rows });
const read = (scheme: typeof grid, ...rows: readonly (readonly string[])[]) => {
  const one = table(...rows);
  return readRows(scheme, one, guessMapping(one, scheme), { text: 50 });
};

describe('the columns of a school’s own grid', () => {
  test('are guessed from their headings, wherever these stand and whatever the school calls them', () => {
    const found = guessMapping(
      table(
        ['Our audit, autumn', '', '', '', ''],
        ['Ref', 'Descriptor', 'Judgement', 'Comments and notes', 'Impact on pupils'],
      ),
      grid,
    );
    expect(found.heading).toBe(1);
    expect(found.columns).toEqual({ code: 0, wording: 1, level: 2, comment: 3, evidence: null, impact: 4 });
  });
  test('a column of codes is found without a heading', () => {
    const found = guessMapping(table(['', 'Evidence'], ['A1', 'A list'], ['B1', 'Scores']), ladder);
    expect(found.columns).toMatchObject({ code: 0, evidence: 1 });
  });
  test('are remembered: the last mapping counts where its headings stand again, in another order too', () => {
    const last = guessMapping(table(['Wer', 'Was', 'Warum']), grid);
    const told = { ...last, columns: { ...last.columns, code: 0, comment: 2 } };
    const found = guessMapping(table(['x', '', ''], ['Warum', 'wer ', 'Neu']), grid, told);
    expect(found).toMatchObject({ heading: 1, columns: { code: 1, comment: 0 } });
    expect(guessMapping(table(['Code', 'Level']), grid, told).columns).toMatchObject({
      code: 0,
      level: 1,
      comment: null,
    });
  });
  test('say what is missing before any row is read', () => {
    const fault = (...headings: string[]) => mappingFault(guessMapping(table(headings), grid));
    expect(fault('Level', 'Comments')).toBe('no-line');
    expect(fault('Code', 'Who')).toBe('nothing-to-bring');
    expect(fault('Code', 'Level')).toBeNull();
  });
  test('of several tables the one that looks like an audit is taken', () => {
    expect(
      likeliestTable([table(['Name', 'Job'], ['a', 'b'], ['c', 'd']), table(['Code', 'Level'], ['A1', '1'])], ladder),
    ).toBe(1);
  });
});

describe('the rows', () => {
  const head = ['Code', 'Descriptor', 'Level', 'Comments', 'Evidence'];
  test('are matched by code, by a code that became a date, and by words; else they say what is wrong', () => {
    const found = read(
      grid,
      head,
      ['1.1.1', '', 'Tree', 'Warm.', ''],
      ['2001-02-01', '', '2', 'Dry.', ''],
      ['', 'At break benches in the sun are used', 'sho', '', 'Seen'],
      ['', '2.2.1 Something else altogether', '', 'Open', ''],
      ['7.7', '', '', 'Lost?', ''],
      ['', '', '', 'More of the same', ''],
      ['A title', '', '', '', ''],
      ['', '', '', '', ''],
    );
    expect(found.map(({ line, criterion, level }) => [line, criterion, level])).toEqual([
      [2, '1.1.1', 'tree'],
      [3, '1.2.1', 'shoot'],
      [4, '2.1.1', 'shoot'],
      [5, '2.2.1', null],
      [6, null, null],
      [7, null, null],
    ]);
    expect(found[1]?.notes).toEqual(['A spreadsheet turned its code into a date; 1.2.1 was meant.']);
    expect(found[2]?.notes[0]).toMatch(/^Matched with 2\.1\.1 by its words/);
    expect(found[4]?.problems).toEqual([
      '“7.7” is no descriptor of this scheme. Correct the code, or the wording, in your grid.',
    ]);
    expect(found[5]?.problems[0]).toContain('copy the code down');
  });
  test('a level that is none, a text that is too long, a line out of scope and a line twice are each said', () => {
    const scheme = inScope(grid, { route: 'full', notChosen: [], exempt: ['2.2.1'] });
    const found = read(
      scheme,
      head,
      ['1.1.1', '', 'Good', 'x'.repeat(51), ''],
      ['2.2.1', '', 'Seed', 'Dry', ''],
      ['1.1.1 Heaters', '', 'Seed', 'Warm', ''],
    );
    expect(found[0]?.problems).toEqual([
      '“Good” is no level of this scheme. Use one of Seed, Shoot, Tree, or leave the cell empty.',
      'Its reasons have 51 characters, and 50 fit. Shorten it, or keep it as a document in your evidence.',
    ]);
    expect(found[1]?.problems).toEqual(['2.2.1 is not judged in this audit. Leave the row out.']);
    expect(found[2]).toMatchObject({
      criterion: '1.1.1',
      notes: ['Row 2 is about 1.1.1 too; both would stand.'],
      problems: [],
    });
  });
});

describe('a grid that was given out comes back', () => {
  /** What people write, with everything that spreadsheets are known to spoil. */
  const text = fc
    .oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        '=1+1',
        "'=1+1",
        "''-5",
        '-5',
        '+44 1632',
        '@home',
        'a;b,"c"\td',
        'two\nlines',
        'é ü ß',
        "'",
        '1.2.3',
        '2026-01-02',
        '007',
        '1e5',
      ),
    )
    .map((said) => said.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u0085\ufffe\uffff]/g, '').trim());
  const answers = fc.uniqueArray(
    fc.record({
      criterion: fc.constantFrom(...grid.criteria.map(({ code }) => code)),
      level: fc.constantFrom(...grid.levels.map(({ code }) => code)),
      comment: text,
      evidence: text,
      impact: text,
    }),
    { selector: ({ criterion }) => criterion },
  );
  const whole = (
    some: readonly Pick<GivenOut, 'criterion' | 'level' | 'comment' | 'evidence' | 'impact'>[],
  ): readonly GivenOut[] =>
    some.map((one) => ({ ...one, answeredName: 'Mina', answeredOn: '2026-11-02', agreedName: null }));
  const back = async (bytes: Uint8Array, as: 'csv' | 'xlsx') => {
    const done = await readTables(bytes, as);
    if (done.kind === 'problem') throw new Error(done.message);
    const [first] = done.tables;
    if (first === undefined) return [];
    const mapping = guessMapping(first, grid);
    return readRows(grid, first, mapping, { text: 2000 }).map(
      ({ criterion, level, comment, evidence, impact, problems }) => ({
        ...{ criterion, level, comment, evidence, impact, problems },
      }),
    );
  };
  const inOrder = (some: readonly GivenOut[]) =>
    grid.criteria.flatMap(({ code }) =>
      some
        .filter(({ criterion }) => criterion === code)
        .map(({ criterion, level, comment, evidence, impact }) => ({
          criterion,
          level,
          comment,
          evidence,
          impact,
          problems: [],
        })),
    );

  test('as CSV, every text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (some) => {
        const bytes = new TextEncoder().encode(`\ufeff${writeCsv(headingsOf(grid), rowsOf(grid, whole(some)))}`);
        expect(await back(bytes, 'csv')).toEqual(inOrder(whole(some)));
      }),
      { seed: 20261122, numRuns: 40 },
    );
  });
  test('as a workbook, every text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (some) => {
        const sheet = { name: 'Audit', columns: headingsOf(grid), rows: rowsOf(grid, whole(some)) };
        expect(await back(await workbook({ sheets: [sheet] }), 'xlsx')).toEqual(inOrder(whole(some)));
      }),
      { seed: 20261122, numRuns: 25 },
    );
  });
  test('one apostrophe before a sign is the guard’s, and no other is', () => {
    expect(["'=1", "''=1", "'tis", '=1', "'"].map(unguarded)).toEqual(['=1', "'=1", "'tis", '=1', "'"]);
  });
});
