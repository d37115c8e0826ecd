import { expect, test } from 'vitest';
import { coverageOf } from '../rules.ts';
import { cellOf, partsCovered } from './rules.ts';

const asked = { atMostPerCriterion: 2, atLeastPerCriterion: 1, freshForMonths: 12, impactRequired: true, voices: [] };
const claim = (criterion: string, itemId: string, toOn: string, voices: readonly string[], impact = 'Gained') => ({
  criterion,
  itemId,
  impact,
  voices,
  toOn,
});

test('a cell says how its weakest line stands, never an average', () => {
  const claims = [claim('1', 'a', '2026-01-01', ['Pupils']), claim('1', 'b', '2026-03-01', ['Staff'], '')];
  const cell = cellOf(['1', '2'].map((code) => coverageOf(code, claims, asked)));
  expect(cell).toEqual({
    criteria: 2,
    none: 1,
    thin: 0,
    items: 2,
    withoutImpact: 1,
    voices: ['Pupils', 'Staff'],
    newest: '2026-03-01',
    state: 'none',
  });
  expect(cellOf([coverageOf('1', claims, asked)]).state).toBe('full');
  expect(cellOf([]).state).toBe('none');
});

test('each activity of the Pupil Premium stands under its tier, and its items count there too', () => {
  const framework = {
    id: 'pupil-premium',
    name: 'Pupil Premium',
    scheme: null,
    parts: [{ code: 'teaching', name: 'Teaching' }],
  };
  const shared = {
    framework: 'pupil-premium',
    part: 'teaching',
    impact: '',
    voices: ['Staff'],
    toOn: '2026-02-02',
    title: 'Review',
  };
  const activity = {
    id: 'act',
    part: 'teaching',
    number: 2,
    title: 'Mentors',
    challenge: '',
    schoolYear: '2026-27',
    version: 1,
    items: 0,
  };
  const parts = partsCovered(
    framework,
    [
      { ...shared, itemId: 'x', activityId: null },
      { ...shared, itemId: 'y', activityId: 'act' },
    ],
    [activity],
  );
  expect(parts.map(({ name, items, withoutImpact }) => [name, items.length, withoutImpact])).toEqual([
    ['Teaching', 2, 2],
    ['2. Mentors (2026-27)', 1, 1],
  ]);
});
