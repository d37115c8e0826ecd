import { describe, expect, test } from 'vitest';
import {
  countActions,
  isDeclaredInTime,
  mayAgree,
  mayChangeMeasure,
  mayMove,
  nextStatuses,
  planGate,
  timingOf,
  type ActionStatus,
  type Move,
  type PlanFacts,
  type PlannedAction,
} from './rules.ts';

const today = '2026-11-23';
const still = { beginsOn: null, startedOn: null, milestoneDue: null, milestoneReached: null, notedOn: null };

describe('when an action is late', () => {
  test.each([
    ['yesterday', '2026-11-22', 'late'],
    ['today', '2026-11-23', 'due-soon'],
    ['in a fortnight', '2026-12-07', 'due-soon'],
    ['in fifteen days', '2026-12-08', 'on-course'],
  ] as const)('due %s', (_, dueOn, timing) => expect(timingOf({ status: 'under-way', dueOn }, today)).toBe(timing));
  test('a finished or stopped action is never late', () => {
    expect(timingOf({ status: 'done', dueOn: '2020-01-01' }, today)).toBe('closed');
    expect(timingOf({ status: 'stopped', dueOn: '2020-01-01' }, today)).toBe('closed');
  });
  test('the counts of the list', () =>
    expect(
      countActions(
        [
          { ...still, status: 'done', dueOn: '2026-10-01' },
          { ...still, status: 'under-way', dueOn: '2026-11-01' },
          { ...still, status: 'planned', dueOn: '2026-11-30' },
          { ...still, status: 'held-up', dueOn: '2027-03-01', milestoneDue: '2026-11-20' },
          { ...still, status: 'stopped', dueOn: '2026-10-01' },
        ],
        today,
      ),
    ).toEqual({ all: 5, done: 1, late: 1, drifting: 1, dueSoon: 1, open: 3 }));
});

describe('what may follow what', () => {
  const move = (to: ActionStatus, more: Partial<Move> = {}): Move => ({
    to,
    decision: 'sustain',
    sustainedHow: 'In the timetable',
    sustainedBy: 'Head of Year 7',
    ...more,
  });
  test('every pair of statuses, as the table says', () => {
    const all: ActionStatus[] = ['planned', 'under-way', 'held-up', 'done', 'stopped'];
    for (const from of all)
      for (const to of all)
        expect([from, to, mayMove({ status: from }, 1, move(to)).kind]).toEqual([
          from,
          to,
          (nextStatuses[from] as readonly string[]).includes(to) ? 'allowed' : 'refused',
        ]);
  });
  test('an action does not begin without a declared measure', () =>
    expect(mayMove({ status: 'planned' }, 0, move('under-way'))).toEqual({ kind: 'refused', because: 'no-measure' }));
  test('it may be given up without one', () =>
    expect(mayMove({ status: 'planned' }, 0, move('stopped')).kind).toBe('allowed'));
  test('it is not done until the school says what becomes of it', () => {
    expect(mayMove({ status: 'under-way' }, 1, move('done', { decision: null }))).toEqual({
      kind: 'refused',
      because: 'no-decision',
    });
    expect(mayMove({ status: 'under-way' }, 1, move('done', { sustainedBy: '' }))).toEqual({
      kind: 'refused',
      because: 'not-sustained',
    });
    expect(
      mayMove({ status: 'under-way' }, 1, move('done', { decision: 'stop', sustainedHow: '', sustainedBy: '' })).kind,
    ).toBe('allowed');
  });
});

describe('a success measure is declared before the action begins', () => {
  test.each([
    ['before', '2026-09-10', '2026-09-14', true],
    ['on the day', '2026-09-14', '2026-09-14', true],
    ['after', '2026-09-15', '2026-09-14', false],
    ['action not begun', '2026-09-15', null, true],
  ] as const)('%s', (_, declaredOn, startedOn, inTime) =>
    expect(isDeclaredInTime({ declaredOn }, startedOn)).toBe(inTime),
  );
  test('and is fixed from then on', () => {
    expect(mayChangeMeasure(null).kind).toBe('allowed');
    expect(mayChangeMeasure('2026-09-14')).toEqual({ kind: 'refused', because: 'action-began' });
  });
});

const action = (number: number, more: Partial<PlannedAction> = {}): PlannedAction => ({
  id: `a${number}`,
  number,
  objective: 'Reading',
  measures: 1,
  savedBy: 'amina',
  isStopped: false,
  ...more,
});
const facts: PlanFacts = {
  actions: [action(1), action(2)],
  agreements: [],
  parties: ['smt', 'adviser'],
  partnerships: { asked: 1, live: 1 },
  isSubmitted: false,
};
const byHead = { party: 'smt', personId: 'head', on: today } as const;

describe('who may agree the plan', () => {
  test('the head and the adviser, one after the other', () => {
    expect(mayAgree('smt', 'head', facts).kind).toBe('allowed');
    expect(mayAgree('adviser', 'martin', { ...facts, agreements: [byHead] }).kind).toBe('allowed');
  });
  test('one person does not agree for both', () =>
    expect(mayAgree('adviser', 'head', { ...facts, agreements: [byHead] })).toEqual({
      kind: 'refused',
      because: 'agreed-as-other-party',
    }));
  test('nobody agrees what they wrote', () =>
    expect(mayAgree('smt', 'amina', facts)).toMatchObject({
      kind: 'refused',
      because: 'own-work',
      actions: [{ number: 1 }, { number: 2 }],
    }));
  test('a plan without actions is not agreed, stopped ones do not count', () =>
    expect(mayAgree('smt', 'head', { ...facts, actions: [action(1, { isStopped: true })] })).toEqual({
      kind: 'refused',
      because: 'no-actions',
    }));
  test('an action without a measure is named', () =>
    expect(mayAgree('smt', 'head', { ...facts, actions: [action(1), action(2, { measures: 0 })] })).toMatchObject({
      because: 'without-measure',
      actions: [{ number: 2 }],
    }));
  test('nobody agrees twice, after submission, or where the scheme does not ask', () => {
    expect(mayAgree('smt', 'deputy', { ...facts, agreements: [byHead] })).toMatchObject({ because: 'already-agreed' });
    expect(mayAgree('smt', 'head', { ...facts, isSubmitted: true })).toMatchObject({ because: 'submitted' });
    expect(mayAgree('adviser', 'martin', { ...facts, parties: ['smt'] })).toMatchObject({ because: 'not-asked' });
  });
});

describe('the gate of step 3', () => {
  const agreed = { ...facts, agreements: [byHead, { party: 'adviser', personId: 'martin', on: today } as const] };
  test('opens when both agreed and the partnerships are live', () => expect(planGate(agreed)).toEqual([]));
  test('names the party that has not agreed', () =>
    expect(planGate({ ...facts, agreements: [byHead] })).toEqual([{ kind: 'not-agreed', party: 'adviser' }]));
  test('names the partnerships that are missing', () =>
    expect(planGate({ ...agreed, partnerships: { asked: 2, live: 1 } })).toEqual([
      { kind: 'partnerships', asked: 2, live: 1 },
    ]));
  test('an empty plan lacks everything', () =>
    expect(planGate({ ...facts, actions: [], partnerships: { asked: 1, live: 0 } }).map(({ kind }) => kind)).toEqual([
      'no-actions',
      'not-agreed',
      'not-agreed',
      'partnerships',
    ]));
});
