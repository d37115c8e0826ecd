import { expect, test } from 'vitest';
import type { PupilFacts } from '#pupils/rules';
import { allocationForm } from './forms.ts';
import { recordedOn } from './rules.ts';

const pupil = (...memberships: readonly (readonly [group: string, fromOn: string, basis?: string])[]): PupilFacts => ({
  pupilId: 'p',
  bornOn: null,
  ethnicity: null,
  firstLanguage: null,
  sen: null,
  spells: [],
  memberships: memberships.map(([group, fromOn, basis]) => ({
    group,
    fromOn,
    toOn: null,
    basis: basis ?? null,
    detail: {},
  })),
  absence: null,
  exclusions: [],
});

test('in 2026 to 2027 the wider entitlement makes nobody Pupil Premium, and each pupil counts once', () => {
  const school = { entryYears: new Set([7]) };
  const pupils = [
    pupil(['free-meals', '2026-09-01', 'income']),
    pupil(['free-meals', '2026-09-01', 'wider']),
    pupil(['free-meals', '2026-09-01']),
    // Without a basis, before the wider entitlement there was only income.
    pupil(['free-meals', '2024-09-01']),
    // Low income before, the wider entitlement now: Ever 6 stays.
    pupil(['free-meals', '2023-09-01', 'income'], ['free-meals', '2026-09-01', 'wider']),
    pupil(['looked-after', '2025-01-01'], ['free-meals', '2024-09-01', 'income']),
    pupil(['previously-looked-after', '2025-01-01'], ['free-meals', '2024-09-01', 'income'], ['service', '2024-09-01']),
  ];
  expect(recordedOn(pupils, '2026-11-23', school)).toEqual({
    on: '2026-11-23',
    pupils: { ever6: 3, 'previously-looked-after': 1, 'looked-after': 1, service: 1 },
    freeMealsBeside: 2,
  });
});

test('an amount for each pupil that could only be a sum for all is asked for again', () => {
  const each = (amount: string) => allocationForm.shape['ever6-each']?.safeParse(amount).success;
  expect(['1,515', '£100,000', '100000.01', '999999999'].map(each)).toEqual([true, true, false, false]);
});
