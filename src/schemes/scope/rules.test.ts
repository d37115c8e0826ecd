import { expect, test } from 'vitest';
import { grid as gridDocument } from '../../../testing/schemes.ts';
import { schemeFromKept } from '../document/rules.ts';
import { inScope, isInScope } from './rules.ts';

const [full] = gridDocument.routes;
const grid = schemeFromKept({
  ...gridDocument,
  routes: [
    full,
    { ...full, code: 'short', leavesOut: ['1.1.2'] },
    { ...full, code: 'part', leavesOut: ['2'] },
    { ...full, code: 'free', optional: { standards: ['1', '2'], atLeast: 1 } },
  ],
});
const out = (route: string, notChosen: readonly string[] = [], exempt: readonly string[] = []) =>
  inScope(grid, { route, notChosen, exempt });
const codes = (scheme: typeof grid) => scheme.criteria.map(({ code }) => code);

test('a route that leaves nothing out gives the scheme itself', () => {
  expect(out('full')).toBe(grid);
  expect(out('a-route-that-was-taken-away')).toBe(grid);
});

test('a criterion that the route leaves out counts nowhere, and its standard stays with the rest', () => {
  const scheme = out('short');
  expect(codes(scheme)).toEqual(['1.1.1', '1.2.1', '2.1.1', '2.2.1']);
  expect(scheme.standards.map(({ code }) => code)).toEqual(['1', '2']);
  expect(scheme.outOfScope).toEqual([{ criterion: grid.criterionByCode.get('1.1.2'), because: 'route' }]);
});

test('a standard left out goes with all its criteria, whose words are still known', () => {
  const scheme = out('part');
  expect(scheme.standards.map(({ code }) => code)).toEqual(['1']);
  expect(scheme.outOfScope.map(({ criterion, because }) => [criterion.code, because])).toEqual([
    ['2.1.1', 'route'],
    ['2.2.1', 'route'],
  ]);
  expect(scheme.criterionByCode.get('2.1.1')?.text).toContain('Sunny benches');
  expect([isInScope(scheme, '1.1.1'), isInScope(scheme, '2.1.1'), isInScope(scheme, 'nowhere')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a standard that is optional is left out only where the school leaves it aside; others cannot be left aside', () => {
  expect(codes(out('free'))).toHaveLength(5);
  expect(out('free', ['2']).outOfScope.map(({ because }) => because)).toEqual(['not-chosen', 'not-chosen']);
  expect(out('full', ['2'])).toBe(grid);
});

test('an exempted criterion is out of scope; when all of a standard are, the standard is', () => {
  expect(codes(out('full', [], ['2.1.1']))).not.toContain('2.1.1');
  expect(out('full', [], ['2.1.1', '2.2.1']).standards.map(({ code }) => code)).toEqual(['1']);
  expect(out('part', [], ['2.1.1']).outOfScope.every(({ because }) => because === 'route')).toBe(true);
});
