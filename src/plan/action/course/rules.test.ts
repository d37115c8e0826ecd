import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock';
import { courseOf, driftOf, type CourseFacts } from './rules.ts';

const today = '2026-11-23';
const under: CourseFacts = {
  status: 'under-way',
  dueOn: '2027-03-01',
  beginsOn: '2026-11-01',
  startedOn: '2026-11-01',
  milestoneDue: null,
  milestoneReached: null,
  notedOn: null,
};

describe('an action drifts', () => {
  test.each([
    ['on course: begun three weeks ago, nothing due yet', {}, []],
    ['a milestone due today is not late', { milestoneDue: today }, []],
    [
      'a milestone was due yesterday',
      { milestoneDue: '2026-11-22' },
      [{ kind: 'milestone-late', since: '2026-11-22' }],
    ],
    ['not begun on its day', { status: 'planned', startedOn: null, beginsOn: today }, []],
    [
      'not begun the day after',
      { status: 'planned', startedOn: null, beginsOn: '2026-11-22' },
      [{ kind: 'not-begun', since: '2026-11-22' }],
    ],
    ['planned without a day to begin', { status: 'planned', startedOn: null, beginsOn: null }, []],
    ['no word for exactly half a term', { beginsOn: null, startedOn: '2026-10-05' }, []],
    ['no word for a day longer', { beginsOn: null, startedOn: '2026-10-04' }, [{ kind: 'quiet', since: '2026-10-04' }]],
    ['a note last week ends the silence', { beginsOn: null, startedOn: '2026-09-01', notedOn: '2026-11-16' }, []],
    ['so does a milestone', { beginsOn: null, startedOn: '2026-09-01', milestoneReached: '2026-11-16' }, []],
    ['begun a fortnight late', { beginsOn: '2026-10-18' }, []],
    ['begun later than that', { beginsOn: '2026-10-17' }, [{ kind: 'began-late', days: 15 }]],
    ['begun late, and a milestone reached since', { beginsOn: '2026-10-01', milestoneReached: '2026-11-10' }, []],
    [
      'held up, it drifts as any other',
      { status: 'held-up', milestoneDue: '2026-11-01' },
      [{ kind: 'milestone-late', since: '2026-11-01' }],
    ],
  ] as const)('%s', (_, more, expected) => expect(driftOf({ ...under, ...more }, today)).toEqual(expected));

  test('a scheme with its own rhythm asks sooner', () =>
    expect(driftOf({ ...under, beginsOn: null }, today, 21)).toEqual([{ kind: 'quiet', since: '2026-11-01' }]));

  test('overdue is said before drifting, and what has ended is neither', () => {
    const late = { ...under, dueOn: '2026-11-22', milestoneDue: '2026-11-01' };
    expect(courseOf(late, today)).toBe('overdue');
    expect(courseOf({ ...under, milestoneDue: '2026-11-01' }, today)).toBe('drifting');
    for (const status of ['done', 'stopped'] as const) {
      expect(courseOf({ ...late, status }, today)).toBe('closed');
      expect(driftOf({ ...late, status }, today)).toEqual([]);
    }
  });

  test('writing a note today never makes it drift more, and time alone never puts it on course', () => {
    const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(today, days));
    const perhaps = fc.option(day, { nil: null });
    const past = fc.option(
      fc.integer({ min: -200, max: 0 }).map((days) => addDays(today, days)),
      { nil: null },
    );
    const facts = fc.record({
      status: fc.constantFrom('planned', 'under-way', 'held-up', 'done', 'stopped'),
      ...{
        dueOn: day,
        beginsOn: perhaps,
        startedOn: past,
        milestoneDue: perhaps,
        milestoneReached: past,
        notedOn: past,
      },
    });
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 90 }), (one, later) => {
        const kinds = (action: CourseFacts, on: string) => driftOf(action, on).map(({ kind }) => kind);
        expect(kinds({ ...one, notedOn: today }, today).length).toBeLessThanOrEqual(kinds(one, today).length);
        expect(kinds(one, addDays(today, later))).toEqual(expect.arrayContaining(kinds(one, today)));
      }),
      { seed: 11 },
    );
  });
});
