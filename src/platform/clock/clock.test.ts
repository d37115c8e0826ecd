import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addSchoolDays,
  daysBetween,
  londonDay,
  londonMoment,
  londonTime,
  schoolYearOf,
} from './index.ts';

describe('a day in London', () => {
  test.each([
    ['2027-03-27T23:59:59Z', '2027-03-27'],
    ['2027-03-28T00:59:59Z', '2027-03-28'],
    ['2027-03-28T23:30:00Z', '2027-03-29'],
    ['2027-10-30T23:30:00Z', '2027-10-31'],
    ['2027-10-31T23:30:00Z', '2027-10-31'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2028-02-29T12:00:00Z', '2028-02-29'],
  ])('at %s is %s', (moment, date) => expect(londonDay(new Date(moment))).toBe(date));
});

describe('sums on dates', () => {
  test('pass both clock changes of 2027 without losing or doubling a day', () => {
    expect([
      addDays('2027-03-27', 1),
      addDays('2027-03-28', 1),
      addDays('2027-10-30', 1),
      addDays('2027-10-31', 1),
    ]).toEqual(['2027-03-28', '2027-03-29', '2027-10-31', '2027-11-01']);
    expect([daysBetween('2027-03-27', '2027-03-29'), daysBetween('2027-11-01', '2027-10-30')]).toEqual([2, -2]);
  });
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 36, '2031-02-28'],
    ['2026-11-22', -12, '2025-11-22'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (date, months, later) => expect(addMonths(date, months)).toBe(later));
});

describe('school days', () => {
  const closed = [{ from: '2027-03-29', to: '2027-04-09' }];
  test('leave out week-ends and the days on which the school is closed', () => {
    expect(addSchoolDays('2027-03-26', 1)).toBe('2027-03-29');
    expect(addSchoolDays('2027-03-26', 1, closed)).toBe('2027-04-12');
    expect(addSchoolDays('2027-04-12', -1, closed)).toBe('2027-03-26');
    expect(addSchoolDays('2027-03-26', 0, closed)).toBe('2027-03-26');
  });
  test('belong to a year that begins on 1 September', () => {
    expect([schoolYearOf('2026-08-31'), schoolYearOf('2026-09-01'), schoolYearOf('2000-01-01')]).toEqual([
      '2025-26',
      '2026-27',
      '1999-00',
    ]);
  });
});

describe('a reminder at a time of day', () => {
  test.each([
    ['2027-03-27', '09:00', '2027-03-27T09:00:00.000Z'],
    ['2027-03-28', '09:00', '2027-03-28T08:00:00.000Z'],
    ['2027-10-30', '09:00', '2027-10-30T08:00:00.000Z'],
    ['2027-10-31', '09:00', '2027-10-31T09:00:00.000Z'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
  ])('%s at %s in London is %s', (date, time, moment) => expect(londonMoment(date, time).toISOString()).toBe(moment));
  test('is read back as the clock shows it', () => {
    expect(londonTime(new Date('2027-03-28T01:30:00Z'))).toBe('02:30');
  });
});
