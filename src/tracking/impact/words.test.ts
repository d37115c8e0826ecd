import { expect, test } from 'vitest';
import { reachWords } from '#platform/kit';
import { partnersFinding } from '../partnership/words.ts';
import { findingOf } from '../start/pages.tsx';
import type { MeasureInputs } from '../figures/inputs.ts';
import type { MeasureWorking } from '../figures/working.ts';
import { lostWords } from './missing.ts';
import { extraWords, figureWords, groupsFinding, isNotObtained, notYet, toldRows } from './words.ts';

const lessons = { unit: 'lessons', higherIsBetter: false };
const points = { unit: 'points', higherIsBetter: true };
const clear = { estimate: 1.38, low: 0.13, high: 2.63 };

test('where lower is better a figure is said as it was measured, and a chart says what +1 is', () => {
  expect(figureWords(clear, points)).toBe('+1.4 points, likely 0.1 to 2.6');
  expect(figureWords(clear, lessons)).toBe('1.4 lessons fewer, likely 0.1 to 2.6 fewer');
  expect(figureWords({ estimate: -1, low: -2.4, high: 0.4 }, lessons)).toBe(
    '1.0 lessons more, likely 2.4 more to 0.4 fewer',
  );
  expect(figureWords({ estimate: -1, low: -1.6, high: -0.4 }, { ...lessons, unit: 'percentage points' })).toBe(
    '1.0 percentage points higher, likely 0.4 to 1.6 higher',
  );
  expect(extraWords(points)).toBe('Extra gain in points');
  expect(extraWords(lessons)).toBe('Extra improvement in lessons (+1 is 1 lesson fewer)');
});

test('where lower is better nobody gains: groups, partners and the start speak of improvement', () => {
  const row = { key: 'sen', title: 'SEN support', kind: 'shown' as const, pupils: 11, ...clear, heldBy: null };
  expect(groupsFinding([row], false)).toBe('SEN support: a clear extra improvement');
  const partner = { partnerId: 'a', name: 'Library', provisions: [], firstOn: '2025-10-01', lastOn: null };
  expect(
    partnersFinding([{ ...partner, kind: 'shown', pupils: 11, followed: 11, ...clear, heldBy: null }], false),
  ).toContain('improved clearly more than comparison pupils');
  const working = (beyond: typeof clear | null, strength: MeasureWorking['strength'] = null) =>
    ({ beyond, strength }) as MeasureWorking;
  const unclear = { estimate: 1.9, low: -0.7, high: 4.6 };
  const started = { title: 'Lateness', ...lessons, start: working(unclear), end: working(clear) };
  expect(findingOf(started)).toBe(
    'In lateness target pupils improved neither clearly more nor clearly less than comparison pupils before the work; since then they improved by 1.4 lessons more than comparison pupils',
  );
  const held = { level: 3, held: ['began-apart'], next: null } as const;
  expect(findingOf({ ...started, ...points, start: working(null), end: working(clear, held) })).toBe(
    'Before the work nothing was compared in lateness; since then target pupils gained 1.4 points more than comparison pupils, but the groups began far apart',
  );
});

test('a range that leaves out no difference is never called "not yet clear" without its reason', () => {
  expect(reachWords(clear)).toBe('Clear');
  const heldBy = { short: 'few pupils', words: 'few pupils stand behind it' };
  expect(reachWords({ ...clear, heldBy })).toBe('Clear range, but few pupils stand behind it');
  expect(reachWords({ low: -1, high: 2, heldBy })).toBe('Not yet clear');
});

test('who is missing is told as it was measured where lower is better', () => {
  expect(lostWords(lessons, { missing: 3, began: -0.7, left: 1.3 })).toBe(
    '3 target pupils do not have both results and are not in the figure. Those of them with a first result began with 0.7 lessons more than the pupils who are counted. Had the work done nothing for them, the difference over everybody listed would be 1.3 lessons fewer.',
  );
});

test('a measure that could not be had asks for nothing more; one with a figure all the same is no such measure', () => {
  const worked = (gain: typeof clear | null, notObtainedBecause: string | null) =>
    ({ series: { measure: { notObtainedBecause } }, working: { gain } }) as never;
  expect([worked(null, 'Lost'), worked(clear, 'Lost'), worked(null, null)].map(isNotObtained)).toEqual([
    true,
    false,
    false,
  ]);
  const inputs = { measure: { title: 'Reading' } } as MeasureInputs;
  const working = { target: { listed: 42, withBaseline: 41, withAfter: 0 } } as MeasureWorking;
  expect(notYet(inputs, working, true)).toBe('Reading: not obtained');
  expect(notYet(inputs, working)).toContain('41 of 42 target pupils have a baseline');
});

test('where every group is hidden one row says so, and nobody reads that the groups are small', () => {
  const hidden = { kind: 'hidden' as const, because: 'small' as const, k: 10 };
  const rows = ['All', 'SEN support', 'Mobile'].map((title) => ({ key: title, title, ...hidden }));
  expect(toldRows(rows).map(({ title }) => title)).toEqual(['Every group']);
  const some = [{ key: 'a', title: 'A', kind: 'few' as const, pupils: 2 }, ...rows];
  expect(toldRows(some)).toHaveLength(4);
  expect(groupsFinding(rows)).toBe('By group every figure is hidden, to protect pupils');
  expect(groupsFinding(some.slice(0, 1))).toBe('No group is large enough to be compared by itself');
});
