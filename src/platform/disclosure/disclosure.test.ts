import { describe, expect, test } from 'vitest';
import { cellWords, fileMark, hiddenWords, inFile, showCount, showMean, showPercent } from './index.ts';

const small = (k: number) => ({ kind: 'hidden', k, because: 'small' });

describe('one figure that leaves the school', () => {
  test.each([0, 1, 5])('a count of %i stays', (n) => expect(showCount(n)).toEqual(small(6)));
  test('six are shown, of a sensitive group ten', () => {
    expect([showCount(6), showCount(9, 10), showCount(10, 10)]).toEqual([
      { kind: 'shown', n: 6 },
      small(10),
      { kind: 'shown', n: 10 },
    ]);
  });
  test('a nought is shown only where the caller says that it speaks of nobody', () =>
    expect(showCount(0, 6, 'shown')).toEqual({ kind: 'shown', n: 0 }));
  test('a mean needs ten pupils, whatever is asked', () =>
    expect([showMean(4.2, 9, 6), showMean(4.2, 10, 6), showMean(null, 40)]).toEqual([
      small(10),
      { kind: 'shown', n: 4.2 },
      small(10),
    ]));
  test.each([
    ['nine under it', 5, 9, {}, small(10)],
    ['half of forty', 20, 40, {}, { kind: 'shown', n: 50 }],
    ['three of forty can be counted back', 3, 40, {}, small(6)],
    ['and so can all but three', 37, 40, {}, small(6)],
    ['1% of 700 may be four or ten', 7, 700, {}, { kind: 'shown', n: 1 }],
    ['none of forty', 0, 40, {}, { kind: 'shown', n: 0 }],
    ['none of a sensitive group', 0, 40, { sensitive: true }, { kind: 'hidden', k: 10, because: 'everybody' }],
    ['all of a sensitive group', 40, 40, { sensitive: true }, { kind: 'hidden', k: 10, because: 'everybody' }],
    ['nine of forty in a sensitive group', 9, 40, { sensitive: true }, small(10)],
  ] as const)('a percentage: %s', (_, count, of, group, seen) => expect(showPercent(count, of, group)).toEqual(seen));
  test('what is no count is our own mistake', () => {
    expect(() => showCount(2.5)).toThrow(/whole number/);
    expect(() => showPercent(5, 4)).toThrow(/no percentage/);
  });
});

describe('words', () => {
  test('on pages the reason, in files one mark', () => {
    expect([hiddenWords(6), cellWords(showCount(3, 10)), cellWords(showPercent(20, 40), '%')]).toEqual([
      'hidden: fewer than 6',
      'hidden: fewer than 10',
      '50%',
    ]);
    expect([inFile(showCount(3)), inFile(showCount(30)), fileMark]).toEqual(['c', 30, 'c']);
  });
});
