import { expect, test } from 'vitest';
import { covered, mayPrintPicture } from './rules.ts';
import type { PrintedItem } from './store.ts';

const photo = { kind: 'photograph', fileType: 'image/jpeg', fileState: 'ready', consent: 'given' } as PrintedItem;

test.each([
  ['given', true],
  ['not-needed', true],
  ['not-said', false],
  ['asked', false],
  ['refused', false],
  ['withdrawn', false],
] as const)('a picture with consent %s is printed: %s', (consent, expected) => {
  expect(mayPrintPicture({ ...photo, consent })).toBe(expected);
});

test('what is no picture, or not ready, is never placed', () => {
  expect(mayPrintPicture({ ...photo, fileType: 'application/pdf' })).toBe(false);
  expect(mayPrintPicture({ ...photo, fileState: 'waiting' })).toBe(false);
});

test('every text of a document is covered, however deep it stands', () => {
  const cover = (text: string) => text.replaceAll('Zoë', '[a pupil]');
  expect(covered({ a: ['Zoë', 1, { b: 'to Zoë', c: null }] }, cover)).toEqual({
    a: ['[a pupil]', 1, { b: 'to [a pupil]', c: null }],
  });
});
