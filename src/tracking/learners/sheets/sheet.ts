import { writeCsv } from '#platform/csv';
import { fileMark, inFile, type Cell } from '#platform/disclosure';
import { mediumDate } from '#platform/kit';
import { workbook } from '#platform/office';
import type { LearnersRead } from '../reading.ts';
import { unitWords } from '../words.ts';
import { sheetRows } from './rules.ts';

type About = Readonly<{ school: string; printedOn: string }>;

const rounded = (cell: Cell | null): number | string => {
  if (cell === null) return '';
  return cell.kind === 'shown' ? Math.round(cell.n * 10) / 10 : inFile(cell);
};

const heads = (read: LearnersRead): readonly string[] => {
  const what =
    read.chosen === null || read.looked === null ? null : `${read.chosen.title}, ${unitWords(read.looked.scale)}`;
  return [
    'Group',
    'Definition',
    `Pupils on ${read.on}`,
    ...(read.year === null ? [`Pupils on ${read.before}`] : []),
    ...(what === null ? [] : [`${what}: group`, `${what}: other pupils`]),
    'Persistently absent, per cent',
    'On any provision, per cent',
  ];
};

const rowsOf = (read: LearnersRead): readonly (readonly (string | number)[])[] =>
  sheetRows(read).map((row) => [
    row.title,
    row.definition,
    inFile(row.size),
    ...(row.sizeBefore === null ? [] : [inFile(row.sizeBefore)]),
    ...(row.level === null || row.others === null ? [] : [rounded(row.level), rounded(row.others)]),
    inFile(row.persistent),
    inFile(row.reached),
  ]);

/** The groups as a table that may leave the school. */
export const learnersCsv = (read: LearnersRead): string => writeCsv(heads(read), rowsOf(read));

/** The same as a workbook, with a sheet that says what it is. */
export const learnersWorkbook = (read: LearnersRead, { school, printedOn }: About): Promise<Uint8Array> =>
  workbook({
    sheets: [
      {
        name: 'Groups',
        columns: heads(read).map((head, at) => ({ head, width: at === 0 ? 32 : 16 })),
        rows: rowsOf(read),
      },
      {
        name: 'About this file',
        columns: [
          { head: 'What', width: 24 },
          { head: 'Says', width: 80 },
        ],
        rows: [
          ['School', school],
          ['Made on', mediumDate(printedOn)],
          ['Day', mediumDate(read.on)],
          ['Year group', read.year ?? 'All'],
          ['Assessment', read.chosen?.title ?? 'None'],
          ['Point', read.looked === null ? 'None' : (read.series?.points[read.looked.at]?.label ?? 'None')],
          [fileMark, 'Hidden: it, or what follows from it, would speak of few pupils.'],
          ['Groups', 'Pupils who belong to several groups are counted in each. Not recorded is not “no”.'],
        ],
      },
    ],
  });
