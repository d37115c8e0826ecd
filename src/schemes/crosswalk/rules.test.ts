import { expect, test } from 'vitest';
import { grid as gridDocument, ladder as ladderDocument } from '../../../testing/schemes.ts';
import { schemeFromKept } from '../document/rules.ts';
import { linksBetween } from './rules.ts';

type Walk = Readonly<Record<string, readonly string[]>>;
const walked = <Document extends typeof gridDocument | typeof ladderDocument>(
  document: Document,
  to: string,
  walk: Walk,
) =>
  schemeFromKept({
    ...document,
    frameworks: [{ id: 'there', name: 'There', scheme: to }],
    standards: document.standards.map((standard) => ({
      ...standard,
      criteria: standard.criteria.map((line) =>
        walk[line.code] === undefined ? line : { ...line, crosswalk: { there: walk[line.code] } },
      ),
    })),
  });
const pairs = (links: ReturnType<typeof linksBetween>) => [...links].map(([code, others]) => [code, ...others]);

test('a link that either file gives counts, from both ends', () => {
  const ladder = walked(ladderDocument, 'test-grid', { A1: ['1.2.1'] });
  const grid = walked(gridDocument, 'test-ladder', { '2.1.1': ['A1', 'B1'] });
  expect(pairs(linksBetween(ladder, grid))).toEqual([
    ['A1', '1.2.1', '2.1.1'],
    ['B1', '2.1.1'],
  ]);
  expect(pairs(linksBetween(grid, ladder))).toEqual([
    ['1.2.1', 'A1'],
    ['2.1.1', 'A1', 'B1'],
  ]);
});

test('where several answer one criterion all are kept, in the order of their file; a standard’s code is no criterion', () => {
  const ladder = walked(ladderDocument, 'test-grid', { B1: ['2.2.1', '1', '1.1.1', '2.1.1', '9.9'] });
  const grid = walked(gridDocument, 'test-ladder', { '1.1.2': ['B1', 'B'] });
  expect(pairs(linksBetween(ladder, grid))).toEqual([['B1', '1.1.1', '1.1.2', '2.1.1', '2.2.1']]);
});

test('schemes that do not know each other have no links', () => {
  expect(pairs(linksBetween(schemeFromKept(ladderDocument), schemeFromKept(gridDocument)))).toEqual([]);
});
