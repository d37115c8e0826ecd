import { describe, expect, test } from 'vitest';
import { agendaOf, mattersOf, moved, type AgendaFacts, type KeptPoint } from './rules.ts';

const today = '2026-12-03';
const action = (number: number, more: object = {}): AgendaFacts['actions'][number] => ({
  id: `a${number}`,
  number,
  objective: `Objective ${number}`,
  ownerId: 'm1',
  status: 'under-way',
  dueOn: '2027-03-01',
  beginsOn: null,
  startedOn: '2026-11-01',
  milestoneDue: null,
  milestoneReached: null,
  notedOn: null,
  ...more,
});
const standard = (code: string, more: object = {}) => ({
  code,
  name: `Name ${code}`,
  left: 0,
  differing: 0,
  dueOn: null,
  isHandedIn: true,
  minderId: null,
  ...more,
});
const facts: AgendaFacts = { lastHeld: null, decisions: [], actions: [], standards: [] };
const titles = (more: Partial<AgendaFacts>) =>
  mattersOf({ ...facts, ...more }, today, 42).map(({ kind, about, why }) => [kind, about, why]);

describe('what is talked about', () => {
  test('late actions come first, then those that drift, then those due soon, then the rest by date', () => {
    const actions = [
      action(1),
      action(2, { dueOn: '2026-12-10' }),
      action(3, { status: 'held-up' }),
      action(4, { dueOn: '2026-11-30' }),
      action(5, { milestoneDue: '2026-11-20' }),
      action(6, { dueOn: '2027-02-01' }),
    ];
    expect(titles({ actions })).toEqual([
      ['action', 'a4', '3 days late'],
      ['action', 'a3', 'Held up'],
      ['action', 'a5', 'Drifting since Fri 20 Nov'],
      ['action', 'a2', 'Due in 7 days'],
      ['action', 'a6', 'Due in 60 days'],
      ['action', 'a1', 'Due in 88 days'],
    ]);
  });
  test('minutes to approve and open decisions stand before, what the audit still needs after', () => {
    expect(
      titles({
        lastHeld: { id: 'r1', heldOn: '2026-10-15', isApproved: false },
        decisions: [{ id: 'd1', says: 'Ask the office', ownerId: 'm2', dueOn: '2026-12-01' }],
        actions: [action(1)],
        standards: [
          standard('A', { left: 3 }),
          standard('B', { differing: 1 }),
          standard('C', { isHandedIn: false }),
          standard('D'),
        ],
      }),
    ).toEqual([
      ['minutes', 'r1', 'To approve'],
      ['decision', 'd1', '2 days late'],
      ['action', 'a1', 'Due in 88 days'],
      ['disagreement', 'B', '1 rating to settle'],
      ['standard', 'A', '3 not yet judged'],
      ['standard', 'C', 'Not yet handed in'],
    ]);
  });
  test('approved minutes are not talked about again', () => {
    expect(titles({ lastHeld: { id: 'r1', heldOn: '2026-10-15', isApproved: true } })).toEqual([]);
  });
});

const kept = (kind: KeptPoint['kind'], about: string, place: number, more: object = {}): KeptPoint => ({
  id: `p${place}`,
  kind,
  about,
  title: 'Old title',
  place,
  ledBy: null,
  isLeftOut: false,
  note: '',
  noteVersion: 0,
  ...more,
});

describe('an agenda that somebody arranged', () => {
  const matters = mattersOf({ ...facts, actions: [action(1), action(2)] }, today, 42);
  test('keeps its order; what came up since is at its end and marked', () => {
    const points = agendaOf(matters, [kept('point', 'x', 1), kept('action', 'a2', 2)], false);
    expect(points.map(({ about, isNew }) => [about, isNew])).toEqual([
      ['x', false],
      ['a2', false],
      ['a1', true],
    ]);
    expect(points[1]?.title).toBe('2. Objective 2');
  });
  test('what has settled itself drops out while the meeting is ahead, and stays once it has begun', () => {
    const arranged = [kept('action', 'gone', 1), kept('action', 'a1', 2)];
    expect(agendaOf(matters, arranged, false).map(({ about }) => about)).toEqual(['a1', 'a2']);
    expect(agendaOf(matters, arranged, true).map(({ about }) => about)).toEqual(['gone', 'a1']);
  });
  test('nothing is new while nobody has arranged anything', () => {
    expect(agendaOf(matters, [], false).some(({ isNew }) => isNew)).toBe(false);
  });
});

test('a point moves one place; at an end it stays', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
