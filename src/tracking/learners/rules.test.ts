import { expect, test } from 'vitest';
import type { PupilFacts } from '#pupils/rules';
import type { Reading } from '../rules.ts';
import { scaleOf } from '../scales/rules.ts';
import { isChosenBy, levelOf, turnedGap } from './levels.ts';
import { absencesOf, groupsSeen, pointsFor, weakestFirst } from './rules.ts';
import { absenceFinding, levelFinding, reachFinding } from './words.ts';

const score = scaleOf({
  scale: 'standardised-score',
  lowest: null,
  highest: null,
  grades: null,
  higherIsBetter: true,
  expected: null,
  unit: '',
});
const judged = scaleOf({
  scale: 'judgement',
  lowest: null,
  highest: null,
  grades: null,
  higherIsBetter: true,
  expected: null,
  unit: '',
});
const reading = (value: number | null): Reading => ({ value, missingBecause: null });
const facts = (pupilId: string, possible = 0, absent = 0): PupilFacts => ({
  pupilId,
  bornOn: null,
  ethnicity: null,
  firstLanguage: null,
  sen: null,
  spells: [],
  memberships: [],
  absence: possible === 0 ? null : { possible, absent, unauthorised: null, rate: (absent / possible) * 100 },
  exclusions: [],
});

/** Ten pupils; a to e are in the group. Before and now. */
const values: Readonly<Record<string, readonly [number, number]>> = {
  a: [80, 88],
  b: [82, 89],
  c: [84, 90],
  d: [86, 91],
  e: [88, 92],
  f: [98, 98],
  g: [99, 100],
  h: [100, 102],
  i: [101, 100],
  j: [102, 105],
};
const readings = new Map(Object.entries(values).map(([id, both]) => [id, both.map(reading)]));
const roll = Object.keys(values);
const members = new Set(['a', 'b', 'c', 'd', 'e']);

test('both levels, the gap with its likely range, and how it changed for pupils with both', () => {
  const level = levelOf({ scale: score, readings, at: 1, since: 0 }, members, roll);
  expect([level.group, level.others]).toEqual([
    { n: 5, level: 90 },
    { n: 5, level: 101 },
  ]);
  // Welch by hand: s² = 2.5 and 7, SE = √(2.5/5 + 7/5) = 1.378405.
  expect(level.gap?.estimate).toBe(-11);
  expect(level.gap?.se).toBeCloseTo(1.378405, 6);
  expect(level.gap?.low).toBeCloseTo(-11 - 1.959964 * 1.378405, 4);
  // Gains 8 7 6 5 4 (mean 6) less 0 1 2 −1 3 (mean 1).
  expect(level.change?.estimate).toBe(5);
  expect(levelOf({ scale: score, readings, at: 1, since: -1 }, members, roll).change).toBeNull();
  expect(levelOf({ scale: score, readings, at: 1, since: 0 }, new Set(['a', 'b']), roll).gap).toBeNull();
});

test('of words in order no mean is taken: the share at or above what is expected, with Newcombe’s range', () => {
  const steps = new Map(roll.map((id, at) => [id, [reading(members.has(id) && at > 0 ? 2 : 3)]]));
  const level = levelOf({ scale: judged, readings: steps, at: 0, since: -1 }, members, roll);
  expect([level.group.level, level.others.level]).toEqual([20, 100]);
  expect(level.gap?.estimate).toBeCloseTo(-80, 9);
  expect(level.gap?.high).toBeLessThan(0);
});

test('a missing value is left out and is never 0', () => {
  const some = new Map([...readings, ['a', [reading(null), reading(null)]]]);
  expect(levelOf({ scale: score, readings: some, at: 1, since: 0 }, members, roll).group).toEqual({
    n: 4,
    level: 90.5,
  });
});

test('absence is compared as whole numbers: 38 of 380 is persistent, 37 is not, 190 is severe too', () => {
  expect(absencesOf([facts('a', 380, 38), facts('b', 380, 37), facts('c', 380, 190), facts('d')])).toEqual({
    of: 3,
    persistent: 2,
    severe: 1,
    rate: (265 / 1140) * 100,
  });
  expect(absencesOf([]).rate).toBeNull();
});

test('the weakest group comes first; a group chosen by what is looked at is not ranked by it', () => {
  const seen = groupsSeen({
    on: '2026-11-23',
    before: '2025-11-23',
    facts: roll.map((id) => facts(id, 100, members.has(id) ? 12 : 2)),
    members: new Map([
      ['service', new Set(['f', 'g', 'h', 'i', 'j'])],
      ['pupil-premium', members],
      ['low-prior-attainment', members],
    ]),
    membersBefore: new Map([['eal', new Set(['z'])]]),
    knewAbsence: false,
    roll: roll.map((pupilId) => ({ pupilId, yearGroup: '8', isReached: pupilId === 'a' })),
    own: new Map(),
    looked: { scale: score, readings, at: 1, since: 0 },
  });
  const ranked = weakestFirst(seen, score);
  expect(ranked.map(({ key }) => key)).toEqual(['pupil-premium', 'service', 'low-prior-attainment', 'eal']);
  expect(ranked[0]).toMatchObject({ size: 5, sizeBefore: 0, reached: 1, absence: { of: 5, persistent: 5, severe: 0 } });
  expect(levelFinding('Reading', score, ranked[0])).toBe(
    'Pupil Premium pupils stand furthest behind in reading: 90.0 beside 101.0 for other pupils',
  );
  expect(absenceFinding(seen)).toContain('Persistent absence is most common among ');
  expect(reachFinding(seen)).toBe('None of 5 pupils of service families has provision today');
  expect(levelFinding('Reading', score, undefined)).toContain('Too few results');
  expect(isChosenBy('persistent-absence', { key: 'attendance' })).toBe(true);
});

test('where less is better a gap above 0 is behind', () => {
  expect(turnedGap({ estimate: 3, se: 1, low: 1, high: 5 }, { higherIsBetter: false })).toEqual({
    estimate: -3,
    se: 1,
    low: -5,
    high: -1,
  });
});

test('the point of a day, and the one about a year before it', () => {
  const points = ['2024-09-20', '2025-09-20', '2026-09-20', '2027-09-20', null].map((takenOn) => ({ takenOn }));
  expect(pointsFor(points, '2026-11-23')).toEqual({ at: 2, since: 1 });
  expect(pointsFor(points, '2024-01-01')).toEqual({ at: 4, since: 0 });
  expect(pointsFor(points, '2026-11-23', 0)).toEqual({ at: 0, since: -1 });
  expect(pointsFor([], '2026-11-23')).toEqual({ at: -1, since: -1 });
});
