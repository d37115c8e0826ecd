import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { grid, ladder } from '../../../../testing/schemes.ts';
import { schemeFromKept } from '../../document/rules.ts';
import { readScheme } from '../../forms.ts';

const withWalk = (
  document: typeof grid | typeof ladder,
  to: string,
  walk: Readonly<Record<string, readonly string[]>>,
) => ({
  ...document,
  frameworks: [{ id: 'there', name: 'There', scheme: to }],
  standards: document.standards.map((standard) => ({
    ...standard,
    criteria: standard.criteria.map((line) =>
      walk[line.code] === undefined ? line : { ...line, crosswalk: { there: walk[line.code] } },
    ),
  })),
});
const said = (
  mine: Readonly<Record<string, readonly string[]>>,
  theirs: Readonly<Record<string, readonly string[]>>,
) => {
  const read = readScheme(
    stringify(withWalk(grid, 'test-ladder', mine)),
    new Map([['test-ladder', schemeFromKept(withWalk(ladder, 'test-grid', theirs))]]),
  );
  return read.kind === 'read' ? [] : read.problems.map(({ message }) => message);
};

test('links given from both ends are right, many to one among them', () => {
  expect(said({ '1.1.1': ['A1'], '1.1.2': ['A1', 'B'] }, { A1: ['1.1.1', '1.1.2'] })).toEqual([]);
});

test('a link that the other scheme does not give back is refused where it stands', () => {
  expect(said({ '1.1.1': ['A1'] }, { B1: ['1'] })).toEqual([
    'The Ladder Mark does not link A1 back to 1.1.1: add 1.1.1 to the crosswalk of A1 there, or take A1 out here.',
  ]);
});

test('a link that only the other scheme gives is refused at the criterion that it names', () => {
  expect(said({ '1.1.1': ['A1'] }, { A1: ['1.1.1'], B1: ['2.1.1'] })).toEqual([
    'The Ladder Mark links its B1 to 2.1.1: add B1 to the crosswalk of 2.1.1 here, or take the link out there.',
  ]);
});

test('a scheme that does not know this one is not asked', () => {
  const read = readScheme(
    stringify(withWalk(grid, 'test-ladder', { '1.1.1': ['A1'] })),
    new Map([['test-ladder', schemeFromKept(ladder)]]),
  );
  expect(read.kind).toBe('read');
});
