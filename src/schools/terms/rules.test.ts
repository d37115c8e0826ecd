import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTermLines, readTermList } from './forms.ts';
import { bankHolidays, isSchoolOpen, termProblems, weeksOf, yearsToPlan, type TermDates } from './rules.ts';

// www.gov.uk/bank-holidays, England and Wales.
describe('bank holidays in England as GOV.UK publishes them', () => {
  test.each([
    [2020, '01-01 04-10 04-13 05-25 08-31 12-25 12-28', '05-08'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28', ''],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27', ''],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26', ''],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26', ''],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28', ''],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28', ''],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26', ''],
  ])('%i', (year, days, extra) => {
    expect(bankHolidays(year)).toEqual(
      [...days.split(' '), ...extra.split(' ')]
        .filter((day) => day !== '')
        .sort()
        .map((day) => `${year}-${day}`),
    );
  });
  test('eight a year, none on a week-end, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2100 }), (year) => {
        const days = bankHolidays(year);
        expect(days).toHaveLength(8);
        expect(days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
      }),
      { seed: 1971 },
    );
  });
});

// A pattern that many English authorities publish for 2026-27.
const half = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });
const dates: TermDates = {
  schoolYear: '2026-27',
  halfTerms: [
    half('2026-09-02', '2026-10-23'),
    half('2026-11-02', '2026-12-18'),
    half('2027-01-04', '2027-02-12'),
    half('2027-02-22', '2027-03-25'),
    half('2027-04-12', '2027-05-28'),
    half('2027-06-07', '2027-07-21'),
  ],
  insetOn: ['2026-09-02', '2027-01-04'],
};
const withHalf = (at: number, more: object): TermDates => ({
  ...dates,
  halfTerms: dates.halfTerms.map((one, index) => (index === at ? { ...one, ...more } : one)),
});

describe('a year’s dates', () => {
  test('as they should be', () => {
    expect(termProblems(dates)).toEqual([]);
    expect(dates.halfTerms.map(weeksOf)).toEqual([8, 7, 6, 5, 7, 7]);
  });
  test.each([
    ['starts-2', withHalf(1, { startsOn: '2026-10-22' }), 'begins before Autumn 1 has ended'],
    ['ends-3', withHalf(2, { endsOn: '2027-01-04' }), 'a last day after the first'],
    ['ends-3', withHalf(2, { endsOn: '2027-01-08' }), 'it would be one week long'],
    ['ends-6', withHalf(5, { endsOn: '2027-08-27' }), 'it would be 12 weeks long'],
    ['starts-1', withHalf(0, { startsOn: '2026-09-05' }), 'begins on a week-end'],
    ['ends-6', withHalf(5, { endsOn: '2027-10-01' }), 'a day of the school year 2026-27'],
    ['insetOn', { ...dates, insetOn: ['2026-09-06'] }, 'week-end'],
    ['insetOn', { ...dates, insetOn: ['2028-09-06'] }, 'outside the school year'],
  ] as const)('a fault stands at %s', (field, wrong, words) => {
    expect(termProblems(wrong)[0]).toMatchObject({ field, message: expect.stringContaining(words) });
  });
  test.each([
    ['2026-09-03', true],
    ['2026-09-02', false],
    ['2026-10-26', false],
    ['2026-11-07', false],
    ['2027-05-03', false],
    ['2027-05-04', true],
    ['2027-08-02', false],
  ])('pupils in school on %s: %s', (day, isOpen) => expect(isSchoolOpen(dates, day)).toBe(isOpen));
  test('from the first of September the next year is asked for', () => {
    expect(yearsToPlan('2026-08-31')).toEqual(['2025-26', '2026-27', '2027-28']);
    expect(yearsToPlan('2026-09-01')).toEqual(['2026-27', '2027-28', '2028-29']);
  });
});

const rows = (text: string) =>
  text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(','), fault: null }));
const lines = `Half-term,First day,Last day
Autumn 1,2 September 2026,23 October 2026
Autumn 2,2/11/2026,18/12/2026
Spring 1,2027-01-04,2027-02-12
Spring 2,22 Feb 2027,25 March 2027
Summer 1,Mon 12 April 2027,28 May 2027
Summer 2,7 June 2027,21 July 2027
INSET days,2 September 2026,4 January 2027`;

describe('pasted lines', () => {
  test('are read with or without names and heading', () => {
    expect(readTermLines(rows(lines), '2026-27')).toEqual({ kind: 'read', value: dates });
    const bare = lines
      .split('\n')
      .slice(1, 7)
      .map((line) => line.split(',').slice(1).join(','))
      .join('\n');
    expect(readTermLines(rows(bare), '2026-27')).toEqual({ kind: 'read', value: { ...dates, insetOn: [] } });
  });
  test('name each fault with its line', () => {
    const wrong = lines.replace('18/12/2026', '31/11/2026').replace(',25 March 2027', '');
    expect(readTermLines(rows(wrong), '2026-27')).toEqual({
      kind: 'problems',
      problems: [
        { line: 3, column: null, message: 'Write “31/11/2026” as a day, like 2 September 2026.' },
        { line: 5, column: null, message: expect.stringContaining('one day') },
      ],
    });
    const early = readTermLines(rows(lines.replace('2/11/2026', '22/10/2026')), '2026-27');
    expect(early).toMatchObject({ kind: 'problems', problems: [{ line: 3 }] });
    expect(readTermLines(rows('Autumn 1,2 September 2026,23 October 2026'), '2026-27')).toMatchObject({
      problems: [{ message: expect.stringContaining('There are 1 half-terms') }],
    });
  });
  test('of many authorities, each by its name in the national list', () => {
    const body = lines.split('\n').slice(1);
    const list = ['Authority,School year,Half-term,Starts,Ends', ...body.map((line) => `kent,2026/27,${line}`)].join(
      '\n',
    );
    expect(readTermList(rows(list), ['Kent'])).toMatchObject({ kind: 'read', years: [{ ...dates, laName: 'Kent' }] });
    expect(readTermList(rows(list.replace('kent', 'Narnia')), ['Kent'])).toMatchObject({
      kind: 'problems',
      problems: [{ line: 2, column: 'Authority' }, { message: expect.stringContaining('There are 5') }],
    });
  });
});
