import { expect, test } from 'vitest';
import { mayApprove, markedBy, missingFrom, type Came } from './rules.ts';

const mark = (was: Came | null, ticked: Came | null, now: Came | null) => ({
  membershipId: 'm',
  name: 'Mina',
  was,
  ticked,
  now,
});

test.each([
  ['ticked for the first time', mark(null, 'present', null), ['present'], 0],
  ['left as it was', mark('present', 'present', 'present'), [], 0],
  ['not ticked at all', mark(null, null, null), [], 0],
  ['changed', mark('absent', 'apologies', 'absent'), ['apologies'], 0],
  ['left as it was while a colleague changed it: theirs stands', mark(null, null, 'present'), [], 0],
  ['both the same', mark(null, 'present', 'present'), ['present'], 0],
  ['both, and differently', mark(null, 'present', 'absent'), [], 1],
] as const)('who came, %s', (_, one, came, differing) => {
  const marked = markedBy([one]);
  expect(marked.write.map((each) => each.came)).toEqual(came);
  expect(marked.differing).toHaveLength(differing);
});

const nothing = { present: 0, progress: 0, decisions: 0, notes: 0, minutes: '' };
test('a record is finished when somebody was there and something was said', () => {
  expect(missingFrom(nothing)).toEqual(['nobody-there', 'nothing-said']);
  expect(missingFrom({ ...nothing, present: 1 })).toEqual(['nothing-said']);
  for (const said of [{ progress: 1 }, { decisions: 1 }, { notes: 1 }, { minutes: 'Nothing was decided.' }])
    expect(missingFrom({ ...nothing, present: 1, ...said })).toEqual([]);
});

test('nobody approves the minutes that they wrote', () => {
  const review = { heldOn: '2026-11-20', approvedOn: null, minutesBy: 'p1' };
  expect(mayApprove(review, 'p1')).toEqual({ kind: 'refused', because: 'own-minutes' });
  expect(mayApprove(review, 'p2')).toEqual({ kind: 'allowed' });
  expect(mayApprove({ ...review, approvedOn: '2026-12-01' }, 'p2')).toMatchObject({ because: 'already-approved' });
  expect(mayApprove({ ...review, heldOn: null }, 'p2')).toMatchObject({ because: 'not-held' });
});
