import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partBySource, plannedPence, sumSources, type Terms } from './rules.ts';
import { plannedBetween, plannedThrough, yearSpan } from './years.ts';

const terms = (more: Partial<Terms> = {}): Terms => ({
  groupSize: 4,
  groupCount: 1,
  sessionsPerWeek: 1,
  minutes: 60,
  weeks: 40,
  staffCount: 1,
  staffCostHourPence: 1000,
  resourcesPence: 5000,
  startsOn: '2026-07-06',
  endsOn: '2026-09-25',
  slots: [{ groupNo: 1, weekday: 1, startsAt: '09:00', minutes: 60 }],
  ...more,
});
const shares = { ppShare: 80, senShare: 0, otherShare: 20 };

test('a run over the end of a school year is planned in each by its sessions; resources in the first', () => {
  // Without term dates every Monday but the bank holiday of 31 August counts: 8 before September, 3 after it.
  const run = { ...terms(), ...shares };
  const [before, after] = ['2025-26', '2026-27'].map((year) => plannedBetween(run, [], yearSpan(year)));
  expect(before?.pence).toBe(5000 + Math.round((40_000 * 8) / 11));
  expect(after?.pence).toBe(40_000 - Math.round((40_000 * 8) / 11));
  expect([plannedBetween(run, [], yearSpan('2024-25')).pence, plannedThrough(run, [], '2026-07-05')]).toEqual([0, 0]);
  // One in the holidays alone has no session in term: its days count.
  const holidays = { ...run, startsOn: '2026-08-31', endsOn: '2026-08-31' };
  expect(plannedBetween(holidays, [], yearSpan('2025-26')).pence).toBe(45_000);
});

test('whatever the run: its years add up to the whole, and so does each source', () => {
  const day = fc
    .integer({ min: 0, max: 500 })
    .map((n) => new Date(Date.UTC(2025, 8, 1 + n)).toISOString().slice(0, 10));
  const some = fc.tuple(day, day, fc.nat(100), fc.nat(100), fc.nat(99_999), fc.boolean());
  fc.assert(
    fc.property(some, ([one, other, pp, sen, resourcesPence, hasSlots]) => {
      const [startsOn, endsOn] = one < other ? [one, other] : [other, one];
      const senShare = Math.min(sen, 100 - pp);
      const own = { ppShare: pp, senShare, otherShare: 100 - pp - senShare };
      const run = { ...terms({ startsOn, endsOn, resourcesPence }), ...own, ...(hasSlots ? {} : { slots: [] }) };
      const years = ['2024-25', '2025-26', '2026-27', '2027-28'].map((year) => plannedBetween(run, [], yearSpan(year)));
      expect(years.reduce((sum, { pence }) => sum + pence, 0)).toBe(plannedPence(run));
      expect(sumSources(years.map(({ sources }) => sources))).toEqual(partBySource(plannedPence(run), own));
      for (const { pence } of years) expect(pence).toBeGreaterThanOrEqual(0);
    }),
    { seed: 20261123, numRuns: 25 },
  );
});
