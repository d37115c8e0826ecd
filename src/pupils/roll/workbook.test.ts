import { expect, it } from 'vitest';
import { targetOf } from './mapping.ts';
import { isRollFormat } from './rules.ts';
import { sheetRows } from './workbook.ts';

it('a workbook’s list is found under titles, on its second sheet, and below a heading of two rows', () => {
  const isKey = (cell: string) => cell === 'UPN';
  const rows = (...sheets: string[][][]) =>
    sheetRows(sheets, isKey).map(({ line, cells }) => `${line}: ${cells.join('|')}`);
  const notes = [['Read me'], ['Bring this in']];
  expect(rows(notes, [['Year 5'], [], ['UPN', 'Reading'], ['A1', '98'], ['', ''], ['A2', '']])).toEqual([
    '3: UPN|Reading',
    '4: A1|98',
    '6: A2|',
  ]);
  const terms = ['Autumn', 'Spring', 'Autumn', 'Spring'];
  const both = ['Reading: Autumn', 'Reading: Spring', 'Maths: Autumn', 'Maths: Spring'].join('|');
  expect(
    rows([
      ['', 'Reading', '', 'Maths', ''],
      ['UPN', ...terms],
      ['A1', '1', '2', '3', '4'],
    ])[0],
  ).toBe(`2: UPN|${both}`);
  expect(
    rows([
      ['UPN', 'Reading', '', 'Maths', ''],
      ['', ...terms],
      ['A1', '1', '2', '3', '4'],
    ])[0],
  ).toBe(`2: UPN|${both}`);
  // A title alone, or an empty cell in the first row of pupils, is no second row.
  expect(
    rows([
      ['Tests', '', ''],
      ['UPN', 'A', 'A'],
      ['A1', '1', '2'],
    ])[0],
  ).toBe('2: UPN|A|A');
  expect(
    rows([
      ['UPN', 'A', 'B'],
      ['', '1', '2'],
      ['A1', '1', '2'],
    ]),
  ).toHaveLength(3);
  // Nobody knows the headings: titles are narrower than the list.
  expect(rows([['Marks'], ['Learner', 'Score'], ['a', '1']])[0]).toBe('2: Learner|Score');
  expect(sheetRows([[]], isKey)).toEqual([]);
});

it('a word that every object knows is neither a format nor what a column becomes', () => {
  expect([isRollFormat('csv'), isRollFormat('constructor'), targetOf('value'), targetOf('constructor')]).toEqual([
    true,
    false,
    { kind: 'part', part: 'value' },
    null,
  ]);
});
