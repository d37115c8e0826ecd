import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mayJudge,
  moveRefusal,
  moves,
  reminderOf,
  states,
  suggestPairs,
  type Asker,
  type Candidate,
  type Move,
} from './rules.ts';

const open = { isActive: true, isFinished: false };
const named: Asker = { personId: 'nina', isLeader: false, isNamed: true };
const colleague: Asker = { personId: 'cora', isLeader: false, isNamed: false };
const leader: Asker = { personId: 'lena', isLeader: true, isNamed: false };
const leaderNamed: Asker = { personId: 'lars', isLeader: true, isNamed: true };
const askers = { named, colleague, leader, leaderNamed };
const whole = (state: (typeof states)[number]) => ({ state, handedInBy: 'nina', left: 0 });

/** Who may make which move from which state, as a school would tell it: n named, l leader, b a leader who is named. */
const told: Readonly<Record<Move, Readonly<Record<(typeof states)[number], string>>>> = {
  begin: { draft: 'ncl b', 'in-progress': '', submitted: '', 'changes-requested': '', closed: '' },
  'hand-in': { draft: 'n b', 'in-progress': 'n b', submitted: '', 'changes-requested': 'n b', closed: '' },
  'take-back': { draft: '', 'in-progress': '', submitted: 'n b', 'changes-requested': '', closed: '' },
  'ask-changes': { draft: '', 'in-progress': '', submitted: 'l', 'changes-requested': '', closed: '' },
  close: { draft: '', 'in-progress': '', submitted: 'l', 'changes-requested': '', closed: '' },
  reopen: { draft: '', 'in-progress': '', submitted: '', 'changes-requested': '', closed: 'l b' },
};
const letters = { named: 'n', colleague: 'c', leader: 'l', leaderNamed: 'b' } as const;

// The keys are the moves of the table; Object.keys only forgets it.
describe.each(Object.keys(moves) as Move[])('%s', (move) => {
  test.each(states)('of a standard that is %s', (state) => {
    const who = Object.entries(askers)
      .filter(([, asker]) => moveRefusal(move, whole(state), asker, open) === null)
      .map(([name]) => letters[name as keyof typeof letters]);
    expect(who.toSorted().join('')).toBe([...told[move][state].replaceAll(' ', '')].toSorted().join(''));
  });
});

describe('a move', () => {
  const because = (...args: Parameters<typeof moveRefusal>) => moveRefusal(...args)?.because;
  test('says why it cannot be made', () => {
    expect(because('hand-in', null, named, open)).toBe('not-assigned');
    expect(because('hand-in', whole('draft'), colleague, open)).toBe('not-named');
    expect(because('hand-in', { ...whole('in-progress'), left: 3 }, named, open)).toBe('unjudged');
    expect(because('hand-in', whole('closed'), named, open)).toBe('wrong-state');
    expect(because('close', whole('submitted'), named, open)).toBe('not-leader');
    expect(because('close', whole('submitted'), leaderNamed, open)).toBe('own-work');
    expect(because('close', { ...whole('submitted'), left: 1 }, leader, open)).toBe('unjudged');
  });
  test('that closes is never made by who handed it in, even when they are named no more', () => {
    expect(because('close', { ...whole('submitted'), handedInBy: 'lena' }, leader, open)).toBe('own-work');
    expect(because('ask-changes', { ...whole('submitted'), handedInBy: 'lena' }, leader, open)).toBe('own-work');
  });
  test('is not made while the enrolment is paused or after the audit is finished', () => {
    expect(because('hand-in', whole('draft'), named, { isActive: false, isFinished: false })).toBe('paused');
    expect(because('reopen', whole('closed'), leader, { isActive: true, isFinished: true })).toBe('finished');
  });
});

describe('judging', () => {
  test('is open to all where nobody was assigned, and while the standard is with those named', () => {
    for (const state of [null, 'draft', 'in-progress', 'changes-requested'] as const)
      for (const asker of Object.values(askers)) expect(mayJudge(state, asker)).toBeNull();
  });
  test('is closed to those named once it is handed in, and to everybody once it is closed', () => {
    expect(mayJudge('submitted', named)?.because).toBe('handed-in');
    expect(mayJudge('submitted', colleague)?.because).toBe('handed-in');
    expect(mayJudge('submitted', leaderNamed)?.because).toBe('handed-in');
    expect(mayJudge('submitted', leader)).toBeNull();
    for (const asker of Object.values(askers)) expect(mayJudge('closed', asker)?.because).toBe('standard-closed');
  });
});

describe('suggested pairs', () => {
  const person = (name: string, standards: readonly string[] = [], isLeader = false): Candidate => ({
    membershipId: name,
    name,
    isLeader,
    standards,
  });
  const twelve = Array.from({ length: 12 }, (_, at) => String(at + 1));

  test('spread twelve standards over six colleagues, four each, and leave the coordinator free to look at them', () => {
    const team = [...'fedcba'].map((name) => person(name)).concat(person('lead', [], true));
    const pairs = suggestPairs(twelve, team);
    const counted = (name: string) => [...pairs.values()].filter((pair) => pair.includes(name)).length;
    expect([...'abcdef'].map(counted)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(counted('lead')).toBe(0);
    expect(pairs.get('1')).toEqual(['a', 'b']);
  });
  test('keep whoever is named already and fill the gap; a third stays', () => {
    const team = [person('a', ['1']), person('b', ['2']), person('c', ['2']), person('d', ['2'])];
    const pairs = suggestPairs(['1', '2'], team);
    expect(pairs.get('1')).toEqual(['a', 'b']);
    expect(pairs.get('2')).toEqual(['b', 'c', 'd']);
  });
  test('of a team of one name that one, and of an empty team nobody', () => {
    expect(suggestPairs(['1'], [person('lead', [], true)]).get('1')).toEqual(['lead']);
    expect(suggestPairs(['1'], []).get('1')).toEqual([]);
  });
  test('are two different people each, spread as evenly as can be, whatever the team', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 40 }), (people, standards) => {
        const team = Array.from({ length: people }, (_, at) => person(`p${String(at).padStart(2, '0')}`));
        const pairs = [
          ...suggestPairs(
            Array.from({ length: standards }, (_, at) => String(at)),
            team,
          ).values(),
        ];
        const loads = team.map(({ membershipId }) => pairs.filter((pair) => pair.includes(membershipId)).length);
        return pairs.every((pair) => new Set(pair).size === 2) && Math.max(...loads) - Math.min(...loads) <= 1;
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});

describe('a reminder', () => {
  test.each([
    ['2026-11-26', null],
    ['2026-11-27', 'before'],
    ['2026-12-03', 'before'],
    ['2026-12-04', 'day'],
    ['2026-12-06', 'day'],
    ['2026-12-07', 'after'],
    ['2027-01-20', 'after'],
  ])('of what is due on 4 December is, on %s, %s', (today, expected) => {
    expect(reminderOf('in-progress', '2026-12-04', today)).toBe(expected);
  });
  test('goes by the calendar, over the change of the clocks too', () => {
    expect(reminderOf('draft', '2026-10-29', '2026-10-22')).toBe('before');
    expect(reminderOf('draft', '2026-10-25', '2026-10-28')).toBe('after');
  });
  test('is not sent for what is handed in, closed or has no day', () => {
    for (const state of ['submitted', 'closed'] as const)
      expect(reminderOf(state, '2026-12-04', '2026-12-10')).toBeNull();
    expect(reminderOf('draft', null, '2026-12-10')).toBeNull();
    expect(reminderOf('changes-requested', '2026-12-04', '2026-12-10')).toBe('after');
  });
});
