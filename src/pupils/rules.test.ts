import { describe, expect, it } from 'vitest';
import { readList } from './list/reading.ts';
import { codeOf, readYear, upnFault } from './rules.ts';

const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const upn = (rest: string) => {
  const sum = [...rest].reduce(
    (total, each, at) => total + (/\d/.test(each) ? Number(each) : letters.indexOf(each)) * (at + 2),
    0,
  );
  return `${letters[sum % 23]}${rest}`;
};

describe('a UPN', () => {
  it.each(['801200001001', '000000000000', '999999999999', '80120000100A', '80120000100Z'])(
    'with the right check letter: %s',
    (rest) => expect(upnFault(upn(rest))).toBeNull(),
  );
  it('with any other letter does not check', () => {
    const right = upn('801200001001');
    for (const letter of letters)
      if (letter !== right[0]) expect(upnFault(letter + right.slice(1))).toBe('check-letter');
  });
  it('with two digits swapped does not check', () => {
    expect(upnFault(`${upn('801200001001')[0]}810200001001`)).toBe('check-letter');
  });
  it.each(['', 'H80120000100', 'I801200001001', 'H80120000100O', '1801200001001', 'h801200001001'])(
    'of another shape: “%s”',
    (text) => expect(upnFault(text)).toBe('shape'),
  );
});

it.each([
  ['Year 8', '8'],
  ['Y10', '10'],
  ['07', '7'],
  ['r', 'R'],
  ['N2', 'N2'],
  ['15', null],
  ['old', null],
])('year %s is %s', (text, year) => expect(readYear(text)).toBe(year));

it('codes count on', () => expect([codeOf(1), codeOf(1234)]).toEqual(['P-001', 'P-1234']));

describe('a list of pupils', () => {
  const rows = (...lines: string[][]) => Buffer.from(lines.map((cells) => cells.join(',')).join('\n'));
  const today = '2026-11-23';
  const heading = ['UPN', 'Surname', 'Forename', 'DOB', 'Sex', 'Year'];

  it('is read with the usual headings, and what is blank is not known', async () => {
    const read = await readList(
      rows(heading, [upn('801200001001'), "O'Neill", 'Zoë', '14/03/2014', 'f', 'Y7'], ['', 'Li', 'Bo', '', '', '']),
      'target',
      today,
    );
    expect(read).toEqual({
      kind: 'read',
      pupils: [
        {
          kind: 'target',
          upn: upn('801200001001'),
          surname: "O'Neill",
          forename: 'Zoë',
          bornOn: '2014-03-14',
          sex: 'F',
          yearGroup: '7',
        },
        { kind: 'target', upn: null, surname: 'Li', forename: 'Bo', bornOn: null, sex: null, yearGroup: null },
      ],
    });
  });

  it('lets a column say who is for comparison', async () => {
    const read = await readList(
      rows(['Surname', 'Forename', 'Kind'], ['A', 'B', 'Comparison'], ['C', 'D', '']),
      'target',
      today,
    );
    expect(read.kind === 'read' && read.pupils.map((each) => each.kind)).toEqual(['comparison', 'target']);
  });

  it('has every fault listed with its line and column', async () => {
    const read = await readList(
      rows(
        heading,
        ['X1', '', 'A', '31/02/2014', 'q', '20'],
        ['', 'B', 'C', '01/01/1950', '', ''],
        ['', 'D', 'E', '', '', ''],
        ['', 'D', 'E', '', '', ''],
      ),
      'target',
      today,
    );
    expect(read.kind === 'problems' && read.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'UPN'],
      [2, 'Surname'],
      [2, 'DOB'],
      [2, 'Sex'],
      [2, 'Year'],
      [3, 'DOB'],
      [5, 'Surname'],
    ]);
  });
});
