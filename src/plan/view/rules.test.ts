import { expect, test } from 'vitest';
import type { CourseFacts } from '../action/course/rules.ts';
import { courseCounts } from './rules.ts';

const action: CourseFacts = {
  status: 'under-way',
  dueOn: '2027-03-01',
  beginsOn: '2026-11-01',
  startedOn: '2026-11-01',
  milestoneDue: null,
  milestoneReached: null,
  notedOn: '2026-11-20',
};

test('an action that is held up is not counted as on course, and each action is counted once', () => {
  const heldUp = { ...action, status: 'held-up' } as const;
  const late = { ...heldUp, dueOn: '2026-11-20' };
  const done = { ...action, status: 'done' } as const;
  expect(courseCounts([action, heldUp, late, done], '2026-11-23', 42)).toEqual({
    overdue: 1,
    drifting: 0,
    heldUp: 1,
    open: 3,
  });
});
