import { expect, test } from 'vitest';
import { grid as gridDocument, ladder as ladderDocument } from '../../testing/schemes.ts';
import { schemeFromKept } from './document/rules.ts';
import {
  criteriaOf,
  criterionOf,
  feeFor,
  gateFor,
  gatesOf,
  levelOf,
  shortfalls,
  spread,
  standardLabel,
  standardOf,
  stepOf,
} from './rules.ts';
import type { Decision } from './rules.ts';

const ladder = schemeFromKept(ladderDocument);
const grid = schemeFromKept(gridDocument);
const decision = (scheme: typeof grid, code: string): Decision => {
  const found = scheme.decisions.find((each) => each.code === code);
  if (found === undefined) throw new Error(`There is no decision ${code}.`);
  return found;
};

test('a criterion’s own level statement comes before its cell’s, and that before its standard’s', () => {
  expect(criterionOf(grid, '1.2.1')?.levels).toEqual({
    seed: 'Buckets are out.',
    shoot: 'Most rooms.',
    tree: 'The roof was mended.',
  });
  expect(criterionOf(grid, '1.1.1')?.levels).toEqual({
    seed: 'Some rooms.',
    shoot: 'Most rooms.',
    tree: 'Every room.',
  });
});

test('guidance is resolved the same way', () => {
  expect(criterionOf(grid, '1.2.1')?.guidance).toBe('Look up.');
  expect(criterionOf(grid, '1.1.1')?.guidance).toBe('Stand in the room.');
});

test('criteria are found by standard and by cell; a scheme without outcomes has only standards', () => {
  expect(criteriaOf(grid, '1').map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.2.1']);
  expect(criteriaOf(grid, '1', 'dry').map(({ code }) => code)).toEqual(['1.2.1']);
  expect(ladder.outcomes).toEqual([]);
  expect(criteriaOf(ladder, 'A').map(({ code, outcome }) => [code, outcome])).toEqual([
    ['A1', null],
    ['A2', null],
  ]);
});

test('a gate has its figure where the scheme asks for it, and is absent where it does not', () => {
  expect(gateFor(ladder, 'training-share')?.percent).toBe(80);
  expect(gateFor(grid, 'training-share')).toBeNull();
  expect(gatesOf(grid, 'evidence').map(({ rule }) => rule)).toEqual(['reviews-held', 'adviser-reviewed']);
});

test('a step keeps its number and has the scheme’s own name', () => {
  expect(stepOf(grid, 4)?.name).toBe('Show');
  expect(stepOf(grid, 'award')?.number).toBe(6);
});

test('levels are ranked in the order of the file', () => {
  expect(ladder.levels.map(({ code, rank }) => [code, rank])).toEqual([
    ['ground', 1],
    ['rung', 2],
    ['climbing', 3],
    ['top', 4],
  ]);
  expect(levelOf(ladder, 'tree')).toBeNull();
});

test('a spread is the lowest and how many stand at each level, and never an average', () => {
  expect(spread(grid, ['tree', 'seed', 'tree'])).toEqual({
    lowest: levelOf(grid, 'seed'),
    counts: [
      { level: levelOf(grid, 'seed'), count: 1 },
      { level: levelOf(grid, 'tree'), count: 2 },
    ],
  });
  expect(spread(grid, []).lowest).toBeNull();
});

test('a standard is named in the scheme’s own words', () => {
  const strand = standardOf(ladder, 'B');
  expect(strand === null ? null : standardLabel(ladder, strand)).toBe('Strand B, Doing');
});

test('the fee follows the size of the school, and the last band has no end', () => {
  expect([1, 100, 101, 3000].map((pupils) => feeFor(grid, pupils))).toEqual([50, 50, 80, 80]);
});

const all = (level: string, but: Record<string, string> = {}) =>
  new Map(grid.criteria.map(({ code }) => [code, but[code] ?? level]));

test('a decision is open when every descriptor reaches its level, and names those that do not', () => {
  expect(shortfalls(grid, decision(grid, 'awarded'), all('shoot'))).toEqual([]);
  expect(shortfalls(grid, decision(grid, 'awarded'), all('tree', { '2.1.1': 'seed' }))).toEqual([
    { kind: 'every', level: 'shoot', criteria: ['2.1.1'] },
  ]);
});

test('a descriptor that nobody judged counts as short of every level', () => {
  const judged = all('tree');
  judged.delete('1.1.1');
  expect(shortfalls(grid, decision(grid, 'awarded'), judged)).toEqual([
    { kind: 'every', level: 'shoot', criteria: ['1.1.1'] },
  ]);
});

test('gaps are counted in each standard by itself where the scheme says so', () => {
  const nearly = decision(grid, 'nearly');
  expect(shortfalls(grid, nearly, all('tree', { '1.1.1': 'seed', '2.1.1': 'seed' }))).toEqual([]);
  expect(shortfalls(grid, nearly, all('tree', { '1.1.1': 'seed', '1.2.1': 'seed' }))).toEqual([
    { kind: 'gaps', level: 'shoot', atMost: 1, criteria: ['1.1.1', '1.2.1'], standard: '1' },
  ]);
});

test('a share is measured over the scheme or in each standard', () => {
  const asked = (within: 'scheme' | 'standard'): Decision => ({
    ...decision(grid, 'awarded'),
    requires: [{ kind: 'share', level: 'tree', percent: 50, within }],
  });
  const judged = all('tree', { '2.1.1': 'shoot', '2.2.1': 'shoot' });
  expect(shortfalls(grid, asked('scheme'), judged)).toEqual([]);
  expect(shortfalls(grid, asked('standard'), judged)).toEqual([
    { kind: 'share', level: 'tree', percent: 50, found: 0, standard: '2' },
  ]);
});

test('deferring and saying not yet are always open to the panel', () => {
  expect(shortfalls(grid, decision(grid, 'not-yet'), new Map())).toEqual([]);
});
