import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { numberIn } from './fields.ts';
import { aDay, aFigure, pounds, someWords, typedDay } from './parts.ts';

describe('a day as people write it', () => {
  test.each([
    ['29 January 2027', '2027-01-29'],
    ['Friday 29 January 2027', '2027-01-29'],
    ['29th Jan 2027', '2027-01-29'],
    ['9 Sept 2027', '2027-09-09'],
    ['29/1/2027', '2027-01-29'],
    ['29 1 2027', '2027-01-29'],
    ['2027-01-29', '2027-01-29'],
    ['29 February 2028', '2028-02-29'],
  ])('%s', (text, day) => expect(typedDay(text)).toBe(day));

  test.each(['29 February 2027', '31/4/2027', '1/13/2027', 'soon', '29 January', '2027', '1 January 0027', ''])(
    '%s is no day',
    (text) => expect(typedDay(text)).toBeNull(),
  );
});

test('a number that a page wrote is read back; what it never wrote is 0', () => {
  expect(['12', ' 7 ', '999999999', '99999999999', '1e3', '-1', '2.5', '', 'x'].map(numberIn)).toEqual([
    12, 7, 999_999_999, 0, 0, 0, 0, 0, 0,
  ]);
});

const said = (schema: z.ZodType, text: string) => {
  const result = schema.safeParse(text);
  return result.success ? result.data : result.error.issues[0]?.message;
};

describe('a mistake is answered with what to enter', () => {
  test('a day', () => {
    expect(said(aDay('Enter the day of the meeting'), '')).toBe('Enter the day of the meeting');
    expect(said(aDay('Enter the day of the meeting'), 'next week')).toBe(
      'Enter the day of the meeting, like 29 January 2027',
    );
  });
  test('money becomes pence, whatever its signs', () => {
    expect(said(pounds('Enter the cost'), '£6,480')).toBe(648_000);
    expect(said(pounds('Enter the cost'), '0.29')).toBe(29);
    expect(said(pounds('Enter the cost'), '-5')).toBe('Enter the cost, like 450 or 450.50');
    expect(said(pounds('Enter the cost'), '')).toBe('Enter the cost');
  });
  test('a figure may be below nothing, and never a word', () => {
    expect(said(aFigure('Enter the baseline'), '\u22121.5')).toBe(-1.5);
    expect(said(aFigure('Enter the baseline'), '62%')).toBe(62);
    expect(said(aFigure('Enter the baseline'), '1e9')).toBe('Enter the baseline, like 62 or 62.5');
  });
  test('words are counted as people see them', () => {
    expect(said(someWords('Say why', 3), '')).toBe('Say why');
    expect(said(someWords('Say why', 3), '😀😀😀')).toBe('😀😀😀');
    expect(said(someWords('Say why', 3), '😀😀😀😀')).toBe('Use 3 characters or fewer');
  });
});
