import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { grid } from '../../../testing/schemes.ts';
import { askedOf, fitOf, paceOf, sumOf, type Common, type Load } from './rules.ts';

const scheme = schemeFromKept({
  ...grid,
  workload: { judgement: 10, claim: 6, evidence: 12, reflection: 30, action: 60, review: 45 },
  standards: grid.standards.map((standard) => ({ ...standard, portfolio: ['Photographs', 'Minutes'] })),
});
const workload = scheme.workload!; // The document above gives it.
const load: Load = {
  membershipId: 'm1',
  name: 'Nina',
  standards: ['1'],
  ratings: 0,
  ratingsDone: 0,
  actions: 2,
  actionsDone: 1,
  milestones: 3,
  milestonesDone: 3,
  agreed: 240,
  recorded: 90,
};
const common: Common = {
  standards: [{ standard: '1', named: 2, isReflected: false }],
  answered: new Set(['1.1.1', '1.1.2', '2.1.1']),
  claims: new Map([
    ['1.1.1', 4],
    ['2.1.1', 1],
  ]),
  reviews: 2,
  reviewsHeld: 1,
  sessions: 1,
  sessionsHeld: 1,
};
const minutes = (lines: ReturnType<typeof askedOf>) =>
  Object.fromEntries(lines.map((line) => [line.piece, [line.minutes, line.doneMinutes]]));

describe('the time asked', () => {
  test('is the estimate times what falls to the person; those who judge together each spend it, the rest is shared', () => {
    expect(minutes(askedOf(scheme, workload, common, load))).toEqual({
      judgement: [30, 20],
      evidence: [12, 4],
      claim: [9, 3],
      reflection: [15, 0],
      action: [120, 60],
      review: [90, 45],
    });
  });
  test('names no piece for which the scheme gives no estimate, nor a standard that is out of scope', () => {
    const lines = askedOf(scheme, workload, common, { ...load, standards: ['9'], actions: 0, actionsDone: 0 });
    expect(lines.map(({ piece }) => piece)).toEqual(['review']);
  });
  test('sums without looking at anybody else', () => {
    expect(sumOf(askedOf(scheme, workload, common, load), load)).toEqual({
      asked: 276,
      done: 132,
      agreed: 240,
      recorded: 90,
    });
  });
});

describe('whether it fits', () => {
  test.each([
    [{ asked: 276, agreed: 240, recorded: 90 }, 'fits'],
    [{ asked: 300, agreed: 240, recorded: 0 }, 'fits'],
    [{ asked: 301, agreed: 240, recorded: 0 }, 'asked-over'],
    [{ asked: 100, agreed: 45, recorded: 0 }, 'fits'],
    [{ asked: 104, agreed: 45, recorded: 0 }, 'fits'],
    [{ asked: 105, agreed: 45, recorded: 0 }, 'asked-over'],
    [{ asked: 100, agreed: 240, recorded: 300 }, 'fits'],
    [{ asked: 100, agreed: 240, recorded: 301 }, 'recorded-over'],
    [{ asked: 179, agreed: 0, recorded: 0 }, 'fits'],
    [{ asked: 180, agreed: 0, recorded: 0 }, 'none-agreed'],
  ])('%o: %s', (sum, expected) => {
    expect(fitOf({ done: 0, ...sum })).toBe(expected);
  });
});

describe('whether work keeps pace', () => {
  test.each([
    [
      { asked: 1000, done: 650, agreed: 4800, recorded: 2784 },
      { pace: 'on-course', hours: 58, work: 65 },
    ],
    [
      { asked: 100, done: 48, agreed: 100, recorded: 58 },
      { pace: 'on-course', hours: 58, work: 48 },
    ],
    [
      { asked: 100, done: 47, agreed: 100, recorded: 58 },
      { pace: 'behind', hours: 58, work: 47 },
    ],
    [
      { asked: 100, done: 47, agreed: 0, recorded: 58 },
      { pace: 'none-agreed', hours: 0, work: 47 },
    ],
    [
      { asked: 0, done: 0, agreed: 60, recorded: 0 },
      { pace: 'none-recorded', hours: 0, work: 0 },
    ],
  ])('%o: %o', (sum, expected) => {
    expect(paceOf(sum)).toEqual(expected);
  });
});
