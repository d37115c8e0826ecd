import { expect, test } from 'vitest';
import { canonicalText, figureWords, holdsNothing, itemKinds, kindNames } from './rules.ts';

test('what a fingerprint is made of: a line for each thing that a text holds, in one order', () => {
  const figure = { ...holdsNothing, measure: 'Reading age', value: 4.1, unit: 'months', pupils: 42, source: 'NGRT' };
  expect(canonicalText(figure, null)).toBe('measure: Reading age\nvalue: 4.1 months\nn: 42\nsource: NGRT');
  expect(canonicalText({ ...holdsNothing, note: 'Line one\nline two', byWhom: 'A. Hope' }, 'ab12')).toBe(
    'file: ab12\nby: A. Hope\nwords: Line one\nline two',
  );
  expect(canonicalText({ ...holdsNothing, url: 'https://x.example/' }, null)).toBe('link: https://x.example/');
});

test('a figure says how many it counts, with a true minus', () => {
  expect(figureWords({ value: -2.5, unit: 'points', pupils: 18 })).toBe('\u22122.5 points, n = 18');
  expect(figureWords({ value: 62, unit: '%', pupils: null })).toBe('62%');
});

test('whatever shows people asks about consent, and every kind says how long it is kept and why', () => {
  expect(kindNames.filter((kind) => itemKinds[kind].asksConsent)).toEqual(['photograph', 'observation']);
  for (const kind of kindNames) {
    expect(itemKinds[kind].keep.months).toBeGreaterThanOrEqual(24);
    expect(itemKinds[kind].keep.because).toMatch(/^[A-Z].*\.$/);
  }
  expect(itemKinds.photograph.keep.months).toBe(36); // security 4.7: end of consent or three years, the earlier
});
