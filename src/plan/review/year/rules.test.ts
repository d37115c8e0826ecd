import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBankHoliday, isSchoolOpen, type TermDates } from '#schools/rules';
import { suggestReviews, weekdays, type Planned } from './rules.ts';

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
  insetOn: ['2027-02-04'],
};
const days = (
  planned: readonly Planned[],
  today: string,
  weekday: (typeof weekdays)[number] = 'Thursday',
  of = dates,
) => suggestReviews(of, planned, { weekday, today }).map(({ on, because }) => on ?? because);

describe('a review for each half-term', () => {
  test('on the wanted weekday of the last week but one', () => {
    expect(days([], '2026-09-01')).toEqual([
      '2026-10-15',
      '2026-12-10',
      // Thursday 4 February is an INSET day.
      '2027-01-28',
      '2027-03-11',
      '2027-05-20',
      '2027-07-08',
    ]);
  });
  test('never on a bank holiday: the Monday before is taken', () => {
    const short = { ...dates, halfTerms: dates.halfTerms.with(4, half('2027-04-12', '2027-05-11')) };
    expect(isBankHoliday('2027-05-03')).toBe(true);
    expect(days([], '2026-09-01', 'Monday', short)[4]).toBe('2027-04-26');
  });
  test('none where one stands already, none for what is over, and none in the past', () => {
    const held = [{ id: 'r', on: '2026-10-01', isHeld: true }];
    expect(days(held, '2026-12-14').slice(0, 3)).toEqual(['has-one', '2026-12-17', '2027-01-28']);
    expect(days([], '2026-12-19').slice(0, 2)).toEqual(['over', 'over']);
    expect(days([], '2026-12-18', 'Monday')[1]).toBe('2026-12-18');
  });
  test('says how many weeks lie between', () => {
    const all = suggestReviews(dates, [{ id: 'r', on: '2026-07-09', isHeld: true }], {
      weekday: 'Thursday',
      today: '2026-09-01',
    });
    expect(all.map(({ weeksSince }) => weeksSince)).toEqual([14, 8, 7, 6, 10, 7]);
  });
  test('whatever the weekday and the day, pupils are in school and the day has not passed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...weekdays), fc.integer({ min: 0, max: 330 }), (weekday, later) => {
        const today = new Date(Date.parse('2026-09-01') + later * 86_400_000).toISOString().slice(0, 10);
        for (const { on, startsOn, endsOn } of suggestReviews(dates, [], { weekday, today })) {
          if (on === null) continue;
          expect([isSchoolOpen(dates, on), on >= today, startsOn <= on && on <= endsOn]).toEqual([true, true, true]);
        }
      }),
      { seed: 20261122 },
    );
  });
});
