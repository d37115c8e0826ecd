import { expect, test } from 'vitest';
import { differencesOf } from './rules.ts';
import type { Manifest } from './store.ts';

const named = {
  actions: new Map([['p1', '1. Read daily']]),
  levels: new Map([
    ['rung', 'First rung'],
    ['top', 'At the top'],
  ]),
};
const empty: Manifest = { scheme: 's', version: '1', items: [], claims: [], audit: [], actions: [], figures: [] };
const item = (id: string, sha256: string, version = 1) => ({ id, version, title: `Item ${id}`, sha256, file: null });

test('what was added, taken out and changed between two submissions is told part by part', () => {
  const before: Manifest = {
    ...empty,
    items: [item('a', '1'), item('b', '1'), item('c', '1')],
    claims: [{ id: '1', item: 'a', criterion: 'A1', sha256: 'x' }],
    audit: [{ criterion: 'A1', level: 'rung', sha256: 'x' }],
    actions: [{ id: 'p1', sha256: 'x' }],
    figures: [{ measure: 'm', title: 'Reading age', results: 7, sha256: 'x' }],
  };
  const after: Manifest = {
    ...before,
    items: [item('a', '1'), item('b', '2', 2), item('d', '1')],
    claims: [{ id: '2', item: 'a', criterion: 'A1', sha256: 'y' }],
    audit: [{ criterion: 'A1', level: 'top', sha256: 'y' }],
    actions: [{ id: 'p1', sha256: 'y' }],
    figures: [{ measure: 'm', title: 'Reading age', results: 8, sha256: 'y' }],
  };
  const told = differencesOf(before, after, named).flatMap(({ differences }) =>
    differences.map(({ change, what, note }) => `${change}: ${what}${note === '' ? '' : ` (${note})`}`),
  );
  expect(told).toEqual([
    'changed: Item b (Text no. 1, then Text no. 2)',
    'added: Item d (Text no. 1)',
    'removed: Item c (Text no. 1)',
    'changed: Item a, for A1 (Its words)',
    'changed: A1 (First rung, then At the top)',
    'changed: 1. Read daily (Its words)',
    'changed: Reading age (7 results, then 8 results)',
  ]);
});

test('two submissions of the same differ in nothing', () => {
  expect(differencesOf(empty, empty, named).flatMap(({ differences }) => differences)).toEqual([]);
});
