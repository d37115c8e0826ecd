import { describe, expect, test } from 'vitest';
import { isOurs, safeHref } from './address.ts';
import { ago, briefDate, clockTime, daysBetween, dueIn, londonDay, longDate, shortDate } from './dates.ts';
import {
  count,
  fileSize,
  initials,
  list,
  money,
  number,
  ordinal,
  percent,
  plural,
  range,
  shorten,
  signed,
} from './numbers.ts';

describe('dates are London’s', () => {
  test('a calendar day is the same day in winter and in summer', () => {
    expect(longDate('2027-02-02')).toBe('Tuesday 2 February 2027');
    expect(longDate('2026-07-01')).toBe('Wednesday 1 July 2026');
    expect(shortDate('2027-02-02')).toBe('Tue 2 Feb');
    expect(briefDate('2026-09-30')).toBe('30 Sep 2026');
  });

  test('a moment is read in London: half past eleven at night in July, UTC, is the next day there', () => {
    const at = new Date('2026-07-01T23:30:00Z');
    expect(londonDay(at)).toBe('2026-07-02');
    expect(clockTime(at)).toBe('00:30');
    expect(clockTime(new Date('2026-12-01T15:45:00Z'))).toBe('15:45');
  });

  test('days are counted across the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween(new Date('2026-11-23T23:59:00Z'), '2027-02-02')).toBe(71);
  });

  test('near days have words', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    expect(dueIn('2026-11-20', now)).toBe('3 days late');
    expect(dueIn('2026-11-22', now)).toBe('1 day late');
    expect(dueIn('2026-11-23', now)).toBe('today');
    expect(dueIn('2026-11-24', now)).toBe('tomorrow');
    expect(ago(new Date('2026-11-23T01:00:00Z'), now)).toBe('today');
    expect(ago(new Date('2026-11-20T12:00:00Z'), now)).toBe('Friday');
    expect(ago(new Date('2026-11-02T12:00:00Z'), now)).toBe('2 Nov 2026');
  });

  test('what is not a date is refused with what to write', () => {
    expect(() => longDate('2 Feb')).toThrow('write it as 2027-02-02');
  });
});

describe('numbers', () => {
  test('have a true minus, and none when they round to zero', () => {
    expect(number(-1.26, 1)).toBe('\u22121.3');
    expect(number(-0.04, 1)).toBe('0.0');
    expect(signed(3.7)).toBe('+3.7');
    expect(signed(-0.01)).toBe('0.0');
    expect(range(-1.3, 4.5)).toBe('\u22121.3 to 4.5');
  });

  test('money, shares, places, sizes', () => {
    expect([money(6480), money(12.5), money(-3)]).toEqual(['£6,480', '£12.50', '\u2212£3']);
    expect(percent(17.9, 1)).toBe('17.9%');
    expect([1, 2, 3, 11, 68, 102].map(ordinal)).toEqual(['1st', '2nd', '3rd', '11th', '68th', '102nd']);
    expect([fileSize(1), fileSize(231_000), fileSize(4_200_000)]).toEqual(['1 byte', '231 kB', '4.2 MB']);
  });

  test('counted things', () => {
    expect([plural(1, 'item'), plural(1200, 'item'), plural(2, 'criterion', 'criteria')]).toEqual([
      '1 item',
      '1,200 items',
      '2 criteria',
    ]);
    expect([count(0, 'thing'), count(4, 'thing'), count(12, 'thing')]).toEqual([
      'No things',
      'Four things',
      '12 things',
    ]);
    expect([list([]), list(['Ethos']), list(['Ethos', 'Policy', 'Leadership'])]).toEqual([
      '',
      'Ethos',
      'Ethos, Policy and Leadership',
    ]);
  });

  test('names and long texts, in any letters', () => {
    expect([initials('Amina Yusuf'), initials(' Łukasz '), initials('Ŵyn van der Berg')]).toEqual(['AY', 'Ł', 'ŴB']);
    expect(shorten('Every target pupil has one shared plan', 20)).toBe('Every target pupil…');
    expect(shorten('Short', 20)).toBe('Short');
  });
});

describe('addresses', () => {
  test.each([
    '/audit',
    '?page=2',
    '#kit',
    'https://example.org/x',
    'mailto:a@b.example',
    'tel:01632960114',
    'audit/1:2',
  ])('%s is let through', (address) => {
    expect(safeHref(address)).toBe(address);
  });

  test.each([
    `${'java'}script:alert(1)`,
    `${'JaVa'}ScRiPt:alert(1)`,
    ' java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%j is not', (address) => {
    expect(safeHref(address)).toBe('#');
  });

  test('a form goes to this site only', () => {
    expect(['/plan', '/plan?x=//y'].every(isOurs)).toBe(true);
    expect(['//evil.example', '/\\evil.example', 'https://evil.example', 'plan', '/\t/evil.example'].some(isOurs)).toBe(
      false,
    );
  });
});
