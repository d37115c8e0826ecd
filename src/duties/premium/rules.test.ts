import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysOf,
  isReminderDay,
  isStatementOwed,
  isYear,
  moneyOf,
  statementDue,
  tierOfPart,
  yearFrom,
  yearWords,
  type Allocation,
} from './rules.ts';
import { ratesOf } from './rates.ts';
import { balanceOf, byTier, countOnce, spentByDays, type Source } from './spend/rules.ts';

const row = (basis: Allocation['basis'], pupils: number, pounds: number): Allocation => ({
  basis,
  pupils,
  eachPence: pounds * 100,
  source: 'Letter',
});

describe('what a school is given', () => {
  test('looked-after funding stands apart; service children are not counted as eligible', () => {
    const money = moneyOf(
      [
        row('ever6', 20, 1075),
        row('previously-looked-after', 2, 2630),
        row('looked-after', 3, 2630),
        row('service', 4, 350),
      ],
      50_000,
    );
    expect(money).toEqual({
      ownPence: 2_150_000 + 526_000,
      apartPence: 789_000,
      servicePence: 140_000,
      carriedPence: 50_000,
      totalPence: 2_150_000 + 526_000 + 140_000 + 50_000,
      eligible: 25,
    });
  });

  test.each([
    // primary, secondary, looked after and previously looked after, service: as the conditions of grant give them
    ['2022-23', 1385, 985, 2410, 320],
    ['2023-24', 1455, 1035, 2530, 335],
    ['2024-25', 1480, 1050, 2570, 340],
    ['2025-26', 1515, 1075, 2630, 350],
  ])('the rates of %s are the published ones', (year, primary, secondary, care, service) => {
    expect(ratesOf(year)?.pence).toEqual({
      'ever6-primary': primary * 100,
      'ever6-secondary': secondary * 100,
      'previously-looked-after': care * 100,
      'looked-after': care * 100,
      service: service * 100,
    });
    expect(ratesOf(year)?.source).toContain('conditions of grant 20');
  });

  test('of a year that we do not know, none is guessed', () => {
    expect(ratesOf('2026-27')).toBeNull();
    expect(ratesOf('2031-32')).toBeNull();
  });

  test('a statement is owed for more than five pupils, by 31 December', () => {
    expect([5, 6].map(isStatementOwed)).toEqual([false, true]);
    expect(statementDue('2026-27')).toBe('2026-12-31');
    expect([yearWords('2026-27'), yearFrom('2026-27', -1), yearFrom('1999-00', 1)]).toEqual([
      '2026 to 2027',
      '2025-26',
      '2000-01',
    ]);
    expect(daysOf('2026-27')).toEqual({ from: '2026-09-01', to: '2027-08-31' });
    expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-29'].map(isReminderDay)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(['2026-27', '2026-28', '26-27', '2099-00'].map(isYear)).toEqual([true, false, false, true]);
    expect([tierOfPart('targeted-support'), tierOfPart('else')]).toEqual(['targeted', null]);
  });
});

const source = (more: Partial<Source>): Source => ({
  kind: 'provision',
  id: 'p',
  title: 'Reading mentors',
  tier: 'targeted',
  plannedPence: 100,
  toDatePence: 40,
  activityId: null,
  sameAs: null,
  ...more,
});

describe('the same money is counted once', () => {
  test('an action whose money stands in a provision says where it is counted', () => {
    const counted = countOnce([
      source({}),
      source({ kind: 'action', id: 'a', tier: null, plannedPence: 90, sameAs: 'p' }),
      source({ kind: 'action', id: 'b', tier: null, plannedPence: 30, sameAs: 'gone' }),
    ]);
    expect(counted.map(({ counts, because }) => [counts, because])).toEqual([
      [true, null],
      [false, 'Counted in Reading mentors'],
      [true, null],
    ]);
    expect(byTier(counted).map(({ tier, plannedPence }) => [tier, plannedPence])).toEqual([
      ['teaching', 0],
      ['targeted', 100],
      ['wider', 0],
      [null, 30],
    ]);
    expect(balanceOf(counted, 120)).toEqual({ plannedPence: 130, toDatePence: 80, leftPence: -10 });
  });

  test('whatever stands in what: the plan is never more than the sources, nor less than the provisions', () => {
    const some = fc.record({
      kind: fc.constantFrom('provision' as const, 'action' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      plannedPence: fc.nat(10_000),
      sameAs: fc.option(fc.constantFrom('a', 'b', 'x')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ kind, id }) => kind + id }), (rows) => {
        const sources = rows.map((each) => source({ ...each, sameAs: each.kind === 'action' ? each.sameAs : null }));
        const { plannedPence } = balanceOf(countOnce(sources), 0);
        const sum = (wanted: readonly Source[]) => wanted.reduce((total, each) => total + each.plannedPence, 0);
        expect(plannedPence).toBeLessThanOrEqual(sum(sources));
        expect(plannedPence).toBeGreaterThanOrEqual(sum(sources.filter(({ kind }) => kind === 'provision')));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

test('an action spends by the days that have passed', () => {
  const at = (today: string, begins: string | null = '2026-09-01') =>
    spentByDays({ pence: 1000, begins, ends: '2026-09-11', today });
  expect([at('2026-08-31'), at('2026-09-01'), at('2026-09-06'), at('2026-09-11'), at('2027-01-01')]).toEqual([
    0, 0, 500, 1000, 1000,
  ]);
  expect(at('2026-10-01', null)).toBe(0);
});
