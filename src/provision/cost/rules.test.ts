import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TermDates } from '#schools/rules';
import { costBand, costOf, isOpenDay, partBySource, plannedPence, sessionsDue, share, type Terms } from './rules.ts';

const terms = (more: Partial<Terms> = {}): Terms => ({
  groupSize: 4,
  groupCount: 1,
  sessionsPerWeek: 2,
  minutes: 30,
  weeks: 10,
  staffCount: 1,
  staffCostHourPence: 1800,
  resourcesPence: 6000,
  startsOn: '2026-09-07',
  endsOn: '2026-12-18',
  slots: [],
  ...more,
});
const nothing = { held: 0, heldMinutes: 0, calledOff: 0, attendedMinutes: 0, pupils: 0, isDated: false };
const autumn: TermDates = {
  schoolYear: '2026-27',
  halfTerms: [
    { startsOn: '2026-09-02', endsOn: '2026-10-23' },
    { startsOn: '2026-11-02', endsOn: '2026-12-18' },
    { startsOn: '2027-01-04', endsOn: '2027-02-12' },
    { startsOn: '2027-02-22', endsOn: '2027-03-25' },
    { startsOn: '2027-04-12', endsOn: '2027-05-28' },
    { startsOn: '2027-06-07', endsOn: '2027-07-21' },
  ],
  insetOn: ['2026-11-02'],
};

describe('what a provision costs', () => {
  test('the worked example: 20 sessions of half an hour at £18, £60 of books, a group of 4, is £60 a pupil', () => {
    const cost = costOf(terms(), nothing, [], '2026-09-01');
    expect([cost.plannedSessions, cost.plannedPence, cost.plannedPerPupilPence]).toEqual([20, 24_000, 6_000]);
    expect([cost.toDatePence, cost.perPupilPence, cost.perHourPence]).toEqual([0, null, null]);
  });

  test('to date and planned stand apart; a session called off costs nothing, one not written down is taken as held', () => {
    // Two weeks of term over: four sessions due, two held, one called off, one without a register.
    const held = { held: 2, heldMinutes: 60, calledOff: 1, attendedMinutes: 200, pupils: 4, isDated: false };
    const cost = costOf(terms(), held, [], '2026-09-20');
    expect([cost.sessionsToDate, cost.unrecorded]).toEqual([3, 1]);
    expect(cost.toDatePence).toBe(3 * 900 + 6000);
    expect(cost.perPupilPence).toBe(2175);
    // Two of three sessions are written: their staff, 1800, and two thirds of the resources, 4000, over 200 minutes.
    expect(cost.perHourPence).toBe(1740);
    expect(costOf(terms(), held, [], '2027-08-01').plannedPence).toBe(24_000);
  });

  test('of workshops with dates of their own none is due that nobody planned', () => {
    const weekly = terms({ sessionsPerWeek: 1, slots: [{ groupNo: 1, weekday: 2, startsAt: '18:00', minutes: 30 }] });
    const evenings = { ...nothing, held: 2, heldMinutes: 180, calledOff: 1, isDated: true };
    const cost = costOf(weekly, evenings, [], '2026-12-18');
    expect([cost.sessionsToDate, cost.unrecorded, cost.toDatePence]).toEqual([2, 0, 3 * 1800 + 6000]);
    expect(costOf(weekly, { ...evenings, isDated: false }, [], '2026-12-18').unrecorded).toBe(7);
  });

  test('more held than planned is counted as it was', () => {
    expect(costOf(terms(), { ...nothing, held: 25, heldMinutes: 750 }, [], '2027-08-01').sessionsToDate).toBe(25);
  });

  test('two groups cost twice the staff, and once the resources', () => {
    expect(plannedPence(terms({ groupCount: 2 }))).toBe(2 * 18_000 + 6_000);
  });

  test('no penny is lost: parts by source add up, sums are whole pence', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(100), fc.nat(100), (pence, pp, sen) => {
        const ppShare = pp;
        const senShare = Math.min(sen, 100 - pp);
        const parts = partBySource(pence, { ppShare, senShare, otherShare: 100 - ppShare - senShare });
        expect(parts.pp + parts.sen + parts.other).toBe(pence);
        expect(Math.min(parts.pp, parts.sen, parts.other)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(parts.pp - (pence * ppShare) / 100)).toBeLessThanOrEqual(0.5);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  test('a half is rounded up, of whatever size', () => {
    expect([share(5, 2), share(4, 2), share(7, 3), share(-5, 2), share(0, 7)]).toEqual([3, 2, 2, -3, 0]);
    expect(share(999_999_999_999_999, 60)).toBe(16_666_666_666_667);
  });

  test.each([
    [7_999, 'very low'],
    [8_000, 'low'],
    [17_000, 'low'],
    [17_001, 'moderate'],
    [70_000, 'moderate'],
    [120_000, 'high'],
    [120_001, 'very high'],
  ])('%i pence a pupil is %s in the older bands', (pence, band) => expect(costBand(pence)).toBe(band));
});

describe('sessions that should have been held', () => {
  const tuesdays = [{ groupNo: 1, weekday: 2, startsAt: '09:00', minutes: 30 }];
  test('with a timetable: its days in term, the day itself with them', () => {
    expect(sessionsDue(terms({ slots: tuesdays }), [autumn], '2026-09-08')).toBe(1);
    expect(sessionsDue(terms({ slots: tuesdays }), [autumn], '2026-10-30')).toBe(7);
    // 27 October lies in half-term.
    expect(sessionsDue(terms({ slots: tuesdays }), [autumn], '2026-11-03')).toBe(8);
  });
  test('without one: the weeks in term that are over', () => {
    expect(sessionsDue(terms(), [autumn], '2026-09-10')).toBe(0);
    expect(sessionsDue(terms(), [autumn], '2026-09-11')).toBe(2);
    expect(sessionsDue(terms(), [autumn], '2026-10-30')).toBe(14);
  });
  test('never more than planned, none before it begins', () => {
    expect(sessionsDue(terms({ weeks: 3 }), [autumn], '2027-07-01')).toBe(6);
    expect(sessionsDue(terms(), [autumn], '2026-09-06')).toBe(0);
  });
  test('closed days: INSET, holidays, week-ends; without dates of the school, bank holidays', () => {
    expect(['2026-11-02', '2026-10-26', '2026-11-07', '2026-11-03'].map((day) => isOpenDay(day, [autumn]))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect([isOpenDay('2026-12-25', []), isOpenDay('2026-12-23', [])]).toEqual([false, true]);
  });
});
