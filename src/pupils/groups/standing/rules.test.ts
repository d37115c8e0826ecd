import { describe, expect, test } from 'vitest';
import { absenceIn, reaches } from '../attending/rules.ts';
import type { HeldFact, PupilFacts } from './facts.ts';
import { entryYearsOf, freeMealsCount, groupsOf, premiumFunding, standingOf, termOfBirth, yearOfAge } from './rules.ts';

const nobody: PupilFacts = {
  pupilId: 'p',
  bornOn: null,
  ethnicity: null,
  firstLanguage: null,
  sen: null,
  spells: [],
  memberships: [],
  absence: null,
  exclusions: [],
};
const school = { entryYears: entryYearsOf(11, 18) };
const record = (group: string, fromOn: string, toOn: string | null = null, basis: string | null = null): HeldFact => ({
  group,
  fromOn,
  toOn,
  basis,
  detail: {},
});
const standing = (key: string, facts: Partial<PupilFacts>, on = '2026-11-23') =>
  standingOf(key, { ...nobody, ...facts }, on, school);
const held = (...memberships: HeldFact[]) => ({ memberships });
const absent = (possible: number, count: number) => ({
  absence: absenceIn([{ fromOn: '2026-09-01', toOn: '2026-10-23', possible, absent: count, unauthorised: null }]),
});

test('a pupil of whom nothing is recorded is in no group, and out of none', () => {
  for (const key of ['pupil-premium', 'young-carer', 'eal', 'mobile', 'persistent-absence', 'suspended', 'own:x'])
    expect([key, standing(key, {})]).toEqual([key, 'unknown']);
  expect(groupsOf(nobody, '2026-11-23', school)).toEqual([]);
});

describe('free meals and Pupil Premium', () => {
  test.each([
    ['income', '2026-09-01', 'in'],
    ['income', '2025-09-01', 'in'],
    ['transitional', '2026-09-01', 'in'],
    ['universal-credit', '2026-09-01', 'out'],
    ['universal-infant', '2024-09-01', 'out'],
    // Without a basis: by low income before the wider entitlement, not to be told from then on.
    [null, '2026-08-31', 'in'],
    [null, '2026-09-01', 'unknown'],
  ] as const)('on the basis %s from %s they count: %s', (basis, fromOn, expected) => {
    expect(freeMealsCount({ basis, fromOn })).toBe(expected);
    const facts = held(record('free-meals', fromOn, null, basis));
    expect(standing('ever6-fsm', facts)).toBe(expected);
    // Whether they were ever in care is not recorded: only "in" is certain.
    expect(standing('pupil-premium', facts)).toBe(expected === 'in' ? 'in' : 'unknown');
  });
  test.each([
    ['2020-11-22', 'unknown'],
    ['2020-11-23', 'in'],
    ['2026-11-23', 'in'],
  ] as const)('entitled until %s, six years back from 23 November 2026: %s', (toOn, expected) => {
    expect(standing('ever6-fsm', held(record('free-meals', '2019-09-01', toOn, 'income')))).toBe(expected);
  });
  test('the wider entitlement takes nothing from somebody who was entitled by income before', () => {
    const both = held(
      record('free-meals', '2022-01-10', '2026-08-31', 'income'),
      record('free-meals', '2026-09-01', null, 'universal-credit'),
    );
    expect(standing('pupil-premium', both)).toBe('in');
    expect(standing('ever6-fsm', both, '2033-01-01')).toBe('out');
  });
  test.each([
    ['2011-03-31', 'unknown', 'unknown', 'unknown'],
    ['2012-03-31', 'unknown', 'unknown', 'in'],
    ['2012-04-01', 'in', 'unknown', 'in'],
    ['2014-03-31', 'in', 'unknown', 'in'],
    ['2014-04-01', 'in', 'in', 'in'],
  ] as const)(
    'by the definition of %s: Ever 6 %s, previously looked after %s, looked after %s',
    (on, six, left, care) => {
      const once = held(record('free-meals', '2008-01-01', '2009-01-01', 'income'));
      expect(standing('pupil-premium', once, on)).toBe(six);
      expect(standing('pupil-premium', held(record('previously-looked-after', '2010-01-01')), on)).toBe(left);
      expect(standing('pupil-premium', held(record('looked-after', '2010-01-01')), on)).toBe(care);
    },
  );
  test('looked-after money is the Virtual School Head’s, and each pupil is counted once', () => {
    const care = {
      ...record('looked-after', '2025-01-01'),
      detail: { virtualSchoolHead: 'V. Head', nextPepOn: '2027-01-15' },
    };
    const income = record('free-meals', '2025-01-01', null, 'income');
    const fund = (...memberships: HeldFact[]) => premiumFunding({ ...nobody, memberships }, '2026-11-23');
    expect(fund(care, income)).toEqual({
      kind: 'virtual-school-head',
      head: 'V. Head',
      pepOn: null,
      nextPepOn: '2027-01-15',
    });
    expect(fund(record('previously-looked-after', '2025-01-01'), income)).toEqual({
      kind: 'school',
      because: 'previously-looked-after',
    });
    expect(fund(income)).toEqual({ kind: 'school', because: 'ever6-fsm' });
    expect(fund(record('service', '2025-01-01'))).toBeNull();
  });
});

describe('absence, compared as whole numbers', () => {
  test.each([
    [380, 38, true, false],
    [380, 37, false, false],
    [380, 190, true, true],
    [380, 189, true, false],
    [0, 0, null, null],
  ] as const)('%i possible, %i absent: persistent %s, severe %s', (possible, count, isPersistent, isSevere) => {
    expect(reaches({ possible, absent: count }, 10)).toBe(isPersistent);
    expect(reaches({ possible, absent: count }, 50)).toBe(isSevere);
    const words = (is: boolean | null) => (is === null ? 'unknown' : is ? 'in' : 'out');
    expect(standing('persistent-absence', absent(possible, count))).toBe(words(isPersistent));
    expect(standing('severe-absence', absent(possible, count))).toBe(words(isSevere));
  });
  test.each([
    ['2010-08-31', 76, 'in'],
    ['2010-08-31', 75, 'out'],
    ['2010-09-01', 57, 'in'],
    ['2010-09-01', 56, 'out'],
    ['2015-08-31', 56, 'out'],
    ['2015-09-01', 38, 'in'],
    ['2015-09-01', 37, 'out'],
    ['2005-08-31', 380, 'unknown'],
  ] as const)('the threshold of %s: %i of 380 is %s', (on, count, expected) => {
    expect(standing('persistent-absence', absent(380, count), on)).toBe(expected);
  });
  test('spans that share a day are not counted twice, and none is no figure', () => {
    const term = { possible: 140, absent: 14, unauthorised: 2 };
    const autumn = { fromOn: '2025-09-01', toOn: '2025-12-19', ...term };
    const spring = { fromOn: '2026-01-05', toOn: '2026-03-27', ...term };
    const overlapping = { fromOn: '2025-11-01', toOn: '2026-01-31', possible: 90, absent: 90, unauthorised: 90 };
    expect(absenceIn([spring, overlapping, autumn])).toEqual({ possible: 280, absent: 28, unauthorised: 4, rate: 10 });
    expect(absenceIn([])).toBeNull();
    expect(absenceIn([{ ...autumn, possible: 0, absent: 0, unauthorised: null }])?.rate).toBeNull();
  });
});

describe('groups that follow from the roll', () => {
  test.each([
    ['ENG', 'out'],
    ['ENB', 'out'],
    ['POL', 'in'],
    ['OTB', 'in'],
    ['OTH', 'in'],
    ['NOT', 'unknown'],
    ['REF', 'unknown'],
  ] as const)('first language %s: an additional language %s', (firstLanguage, expected) => {
    expect(standing('eal', { firstLanguage })).toBe(expected);
  });
  test.each([
    ['WIRT', 'in'],
    ['WROM', 'in'],
    ['WROR', 'in'],
    ['WIRI', 'out'],
    ['REFU', 'unknown'],
    ['NOBT', 'unknown'],
  ] as const)('ethnicity %s: Gypsy, Roma or Traveller %s', (ethnicity, expected) => {
    expect(standing('gypsy-roma-traveller', { ethnicity })).toBe(expected);
  });
  test('special needs: the code of the roll, and dated records before it', () => {
    expect(standing('sen-support', { sen: 'K' })).toBe('in');
    expect(standing('ehc-plan', { sen: 'K' })).toBe('out');
    const moved = held(record('sen-support', '2024-09-01', '2026-01-31'), record('ehc-plan', '2026-02-01'));
    expect(standing('sen-support', { sen: 'E', ...moved }, '2026-01-31')).toBe('in');
    expect(standing('sen-support', { sen: 'E', ...moved }, '2026-02-01')).toBe('out');
    expect(standing('ehc-plan', { sen: 'E', ...moved }, '2026-02-01')).toBe('in');
    expect(standing('sen-support', { sen: 'K' }, '2014-08-31')).toBe('unknown');
  });
  test.each([
    ['2015-03-31', 'spring', 'out'],
    ['2015-04-01', 'summer', 'in'],
    ['2015-08-31', 'summer', 'in'],
    ['2015-09-01', 'autumn', 'out'],
    ['2014-12-31', 'autumn', 'out'],
    ['2015-01-01', 'spring', 'out'],
  ] as const)('born on %s: %s, summer-born %s', (bornOn, term, expected) => {
    expect(termOfBirth(bornOn)).toBe(term);
    expect(standing('summer-born', { bornOn })).toBe(expected);
  });
  test.each([
    // Born in 2014-15: in year 7 from September 2026 (0 is reception).
    ['2026-09-03', true, 'out'],
    ['2026-08-24', true, 'out'],
    ['2026-09-30', true, 'out'],
    ['2026-10-01', true, 'in'],
    ['2026-07-31', true, 'in'],
    ['2026-09-03', false, 'unknown'],
  ] as const)('joined on %s, known %s: mobile %s', (joinedOn, joinedKnown, expected) => {
    const facts = { bornOn: '2015-03-01', spells: [{ joinedOn, joinedKnown, leftOn: null }] };
    expect(standing('mobile', facts)).toBe(expected);
  });
  test('joining in September in a year in which the school takes nobody in is mobile; a spell that ended says nothing', () => {
    const spells = [{ joinedOn: '2026-09-03', joinedKnown: true, leftOn: null }];
    expect(standing('mobile', { bornOn: '2013-03-01', spells })).toBe('in');
    expect(standing('mobile', { bornOn: null, spells })).toBe('unknown');
    expect(standing('mobile', { bornOn: '2015-03-01', spells: [{ ...spells[0]!, leftOn: '2026-10-01' }] })).toBe(
      'unknown',
    ); // the list above has one
    expect([
      yearOfAge('2014-09-01', '2026-09-01'),
      yearOfAge('2015-08-31', '2026-09-01'),
      yearOfAge('2014-08-31', '2026-09-01'),
    ]).toEqual([7, 7, 8]);
    expect([...entryYearsOf(4, 11)]).toEqual([0]);
    expect([...entryYearsOf(3, 19)]).toEqual([-1, 0, 7, 12]);
    expect([...entryYearsOf(7, 11)]).toEqual([3]);
    expect([...entryYearsOf(11, 16)]).toEqual([7]);
  });
});

test('suspended in the past twelve months; a permanent exclusion is another thing and does not lapse', () => {
  const began = (kind: 'suspension' | 'permanent-exclusion', beganOn: string) => ({ exclusions: [{ kind, beganOn }] });
  expect(standing('suspended', began('suspension', '2025-11-24'))).toBe('in');
  expect(standing('suspended', began('suspension', '2025-11-23'))).toBe('unknown');
  expect(standing('suspended', began('suspension', '2026-11-24'))).toBe('unknown');
  expect(standing('suspended', began('permanent-exclusion', '2026-11-01'))).toBe('unknown');
  expect(standing('permanently-excluded', began('permanent-exclusion', '2019-01-01'))).toBe('in');
});

test('a recorded membership holds on its first and its last day, and is over afterwards', () => {
  const carer = held(record('young-carer', '2025-01-16', '2026-07-20', 'S'));
  expect(
    ['2025-01-15', '2025-01-16', '2026-07-20', '2026-07-21'].map((on) => standing('young-carer', carer, on)),
  ).toEqual(['unknown', 'in', 'in', 'out']);
  expect(standing('own:1', held(record('own:1', '2026-09-01')))).toBe('in');
});
