import { describe, expect, test } from 'vitest';
import { reviewProblems } from './forms.ts';
import { reminderOf, reviewBy, reviewIsDue } from './rules.ts';

const item = { kind: 'photograph', toOn: '2024-01-31', consentUntil: null, reviewOn: null, reviewBecause: '' } as const;

describe('how long an item is kept', () => {
  test('as its kind says, from its last day', () => expect(reviewBy(item).on).toBe('2027-01-31'));
  test('never longer than its consent', () =>
    expect(
      reviewBy({ ...item, consentUntil: '2026-08-31', reviewOn: '2030-01-01', reviewBecause: 'Shown in the hall' }),
    ).toEqual({
      on: '2026-08-31',
      because: 'The consent ends then.',
    }));
  test('or as the school chose, with its reason', () =>
    expect(reviewBy({ ...item, reviewOn: '2028-08-31', reviewBecause: 'Until they leave' })).toEqual({
      on: '2028-08-31',
      because: 'Until they leave',
    }));
});

describe('reminders', () => {
  test.each([
    ['2026-12-31', null],
    ['2027-01-01', 'soon'],
    ['2027-01-31', 'soon'],
    ['2027-02-01', 'past'],
  ])('on %s: %s', (today, due) => expect(reviewIsDue(item, today)).toBe(due));

  test('speak of consent before age', () => {
    const both = { ...item, consentUntil: '2027-01-20' };
    expect(reminderOf(both, '2027-01-10')).toEqual({ about: 'consent', on: '2027-01-20', isPast: false });
    expect(reminderOf(both, '2027-01-21')).toEqual({ about: 'consent', on: '2027-01-20', isPast: true });
    expect(reminderOf(item, '2027-01-21')).toEqual({ about: 'review', on: '2027-01-31', isPast: false });
    expect(reminderOf(item, '2026-06-01')).toBeNull();
  });
});

test.each([
  [null, '', []],
  ['2026-11-23', 'x', ['reviewOn']],
  ['2037-01-01', 'x', ['reviewOn']],
  ['2028-01-01', '', ['reviewBecause']],
  ['2028-01-01', 'Until they leave', []],
])('a day of one’s own (%s, “%s”) has problems %j', (reviewOn, reviewBecause, fields) =>
  expect(reviewProblems({ reviewOn, reviewBecause }, '2026-11-23').map(({ field }) => field)).toEqual(fields),
);
