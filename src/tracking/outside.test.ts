import { describe, expect, test } from 'vitest';
import { isWithheld, outsideCountWords, outsideFindingOf, seenGroupOf } from './outside.ts';
import { figureOf, type Group, type PupilResult } from './rules.ts';

const pupils = (kind: 'target' | 'comparison', count: number, withBoth: number): PupilResult[] =>
  Array.from({ length: count }, (_, at) => ({
    pupilId: `${kind}-${at}`,
    code: `P-${at}`,
    kind,
    leftOn: null,
    baseline: { value: 90 + (at % 7), missingBecause: null },
    after:
      at < withBoth
        ? { value: 94 + (at % 5), missingBecause: null }
        : { value: null, missingBecause: 'Absent on the day' },
  }));
const figure = (targets: readonly [number, number], others: readonly [number, number]) =>
  figureOf(true, [...pupils('target', ...targets), ...pupils('comparison', ...others)]);
const group = (listed: number, both: number): Group => figure([listed, both], [0, 0]).target;

describe('a measure as it leaves the school’s team', () => {
  test.each([
    ['nine with both results', [20, 9], [20, 20], true],
    ['ten with both', [20, 10], [20, 20], false],
    ['nine to compare with', [20, 20], [12, 9], true],
    ['four pupils, no result yet', [4, 0], [20, 0], true],
    ['nobody to compare with', [20, 20], [0, 0], false],
  ] as const)('%s', (_, targets, others, withheld) => expect(isWithheld(figure(targets, others))).toBe(withheld));

  test('who is missing is not told: neither two of forty, nor why', () => {
    expect(outsideCountWords('target pupil', group(40, 38))).not.toMatch(/38 of 40|absent/i);
    expect(outsideCountWords('target pupil', group(40, 30))).toBe('30 of 40 target pupils have both results.');
    expect(outsideCountWords('target pupil', group(40, 40))).toBe('40 of 40 target pupils have both results.');
  });

  test('a hidden figure says so, and one that is not there yet counts nobody', () => {
    expect(outsideFindingOf('Reading', figure([20, 9], [20, 20]))).toBe('Reading: hidden');
    expect(outsideFindingOf('Reading', figure([20, 0], [20, 0]))).toBe('Reading: no figure yet');
    expect(outsideFindingOf('Reading', figure([20, 20], [20, 20]))).toMatch(/^Reading: target pupils/);
  });

  test('of listed and both, one is hidden where the others are few', () => {
    const { listed, both } = seenGroupOf(group(40, 38));
    expect([listed.kind, both.kind].filter((kind) => kind === 'hidden').length).toBeGreaterThan(0);
  });
});
