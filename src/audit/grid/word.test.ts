import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { expect, test } from 'vitest';
import { readTables } from '#platform/reading';
import { schemeFromKept } from '#schemes';
import { ladder as ladderDocument } from '../../../testing/schemes.ts';
import { guessMapping, likeliestTable } from './columns/rules.ts';
import { readRows } from './rows/rules.ts';

const ladder = schemeFromKept(ladderDocument);
const cell = (text: string, more: object = {}) =>
  new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...more });
const row = (...cells: readonly (string | TableCell)[]) =>
  new TableRow({ children: cells.map((each) => (typeof each === 'string' ? cell(each) : each)) });

test('a Word document with two tables, a joined cell and paragraphs in a cell is read as the school meant it', async () => {
  const people = new Table({ rows: [row('Name', 'Job'), row('Mina', 'Teacher')] });
  const grid = new Table({
    rows: [
      row('Criterion', 'Judgement', 'Reasons', 'Evidence'),
      row(
        cell('A1 Staff keep a dated list of pupils who need help.', { verticalMerge: VerticalMergeType.RESTART }),
        'Climbing',
        'It is dated.\nStaff know it.',
        'The list',
      ),
      row(cell('', { verticalMerge: VerticalMergeType.CONTINUE }), '', 'It is looked at each term.', 'Minutes'),
      row('Support groups begin and end with a score', '4', '', ''),
    ],
  });
  const bytes = await Packer.toBuffer(
    new Document({ sections: [{ children: [people, new Paragraph('Our grid'), grid] }] }),
  );
  const read = await readTables(new Uint8Array(bytes), 'docx');
  if (read.kind === 'problem') throw new Error(read.message);
  expect(read.tables).toHaveLength(2);
  const chosen = read.tables[likeliestTable(read.tables, ladder)];
  if (chosen === undefined) throw new Error('There are two tables.');
  const rows = readRows(ladder, chosen, guessMapping(chosen, ladder), { text: 2000 });
  expect(rows.map(({ criterion, level, comment, evidence }) => [criterion, level, comment, evidence])).toEqual([
    ['A1', 'climbing', 'It is dated.\nStaff know it.', 'The list'],
    ['A1', null, 'It is looked at each term.', 'Minutes'],
    ['B1', 'top', '', ''],
  ]);
  expect(rows[1]?.notes.join(' ')).toContain('Row 2 is about A1 too; both would stand.');
});
