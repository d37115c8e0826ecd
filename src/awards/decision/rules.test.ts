import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { ladder } from '../../../testing/schemes.ts';
import {
  awardable,
  levelsTaken,
  mayDecide,
  maySign,
  mayTakeOutcome,
  openGaps,
  reportedVisit,
  toSettle,
  type DecideFacts,
  type Decision,
  type VisitFacts,
} from './rules.ts';

const at = new Date('2026-11-23T10:00:00Z');
const visit: VisitFacts = {
  id: 'v',
  state: 'ready',
  onDate: '2026-11-16',
  judgements: [
    { criterion: 'A1', verifier: 'climbing', moderator: 'climbing' },
    { criterion: 'A2', verifier: 'top', moderator: null },
    { criterion: 'B1', verifier: 'climbing', moderator: 'rung' },
  ],
};
const common = { id: 'd', enrolmentId: 'e', outcome: 'awarded', outcomeName: 'Awarded', reasons: 'Because.', gaps: [] };
const decidedBy = { personId: 'panel', name: 'Petra', at };
const decided: Decision = { ...common, awards: true, decidedBy, state: 'decided' };
const signed = {
  ...decided,
  state: 'signed',
  signedBy: { personId: 'director', name: 'Dora', at },
  closed: [],
  closesBefore: null,
} as const satisfies Decision;

const facts: DecideFacts = {
  role: 'panel',
  tie: null,
  isActive: true,
  visit,
  stepsDone: [1, 2, 3, 4, 5],
  stepsAsked: [1, 4],
  decisions: [],
};

describe('Whether the panel may decide', () => {
  test('Everything in place, it may, with the visit in hand', () => {
    expect(mayDecide(facts)).toEqual({ kind: 'allowed', visit });
  });

  test.each<[string, Partial<DecideFacts>]>([
    ['not-theirs', { role: 'director' }],
    ['tied', { tie: 'adviser' }],
    ['waits-for-signature', { decisions: [decided] }],
    ['already-awarded', { decisions: [signed] }],
    ['not-active', { isActive: false }],
    ['no-report', { visit: null }],
    ['no-report', { visit: { ...visit, state: 'with-moderator' } }],
    ['training-incomplete', { stepsDone: [2, 3, 4, 5] }],
    ['evidence-incomplete', { stepsDone: [1, 2, 3, 5] }],
  ])('%s', (because, change) => {
    expect(mayDecide({ ...facts, ...change })).toMatchObject({ kind: 'refused', because });
  });

  test('After a deferral, or when a director returned it, the panel decides anew', () => {
    const returned: Decision = { ...decided, state: 'returned', returned: { name: 'Dora', reason: 'Why?', at } };
    const deferred: Decision = { ...signed, awards: false };
    expect(mayDecide({ ...facts, decisions: [returned, deferred] }).kind).toBe('allowed');
  });
});

test('The second signature is another person’s, a director’s, without a tie to the school', () => {
  const dora = { role: 'director', personId: 'dora', tie: null } as const;
  expect(maySign(dora, decided).kind).toBe('allowed');
  expect(maySign({ ...dora, role: 'officer' }, decided)).toMatchObject({ because: 'not-theirs' });
  expect(maySign({ ...dora, personId: 'panel' }, decided)).toMatchObject({ because: 'same-person' });
  expect(maySign({ ...dora, tie: 'adviser' }, decided)).toMatchObject({ because: 'tied', tie: 'adviser' });
  for (const none of [null, signed]) expect(maySign(dora, none)).toMatchObject({ because: 'nothing-to-sign' });
});

test('An award rests on a signed decision for it, with no gap in the way', () => {
  const withGaps = { ...signed, gaps: ['A1', 'B1'], closed: ['A1'] } as const;
  expect(awardable(decided)).toBeNull();
  expect(awardable({ ...signed, awards: false })).toBeNull();
  expect(awardable(signed)).toBe(signed);
  expect(openGaps(withGaps)).toEqual(['B1']);
  expect(awardable({ ...withGaps, closesBefore: 'certificate' })).toBeNull();
  expect(awardable({ ...withGaps, closesBefore: 'date' })).not.toBeNull();
  expect(awardable({ ...withGaps, closed: ['A1', 'B1'], closesBefore: 'certificate' })).not.toBeNull();
});

test('Only a visit whose report is finished is a reported one', () => {
  for (const state of ['writing', 'with-school', 'answering', 'with-moderator'])
    expect(reportedVisit({ ...visit, state })).toBeNull();
  expect(reportedVisit(null)).toBeNull();
  expect(reportedVisit(visit)).toEqual(visit);
});

describe('What the judgements carry', () => {
  const scheme = schemeFromKept(ladder);

  test('A difference that is not settled counts as not judged', () => {
    expect(toSettle(visit).map(({ criterion }) => criterion)).toEqual(['B1']);
    expect([...levelsTaken(visit, {}).keys()]).toEqual(['A1', 'A2']);
    expect(mayTakeOutcome(scheme, 'awarded', levelsTaken(visit, {}))).toMatchObject({ because: 'falls-short' });
    expect(mayTakeOutcome(scheme, 'awarded', levelsTaken(visit, { B1: 'climbing' }))).toMatchObject({
      kind: 'allowed',
      gaps: [],
    });
  });

  test('An outcome with gaps names them; one that awards nothing is always open; another’s is none', () => {
    const levels = levelsTaken(visit, { B1: 'rung' });
    expect(mayTakeOutcome(scheme, 'nearly', levels)).toMatchObject({ kind: 'allowed', gaps: ['B1'] });
    expect(mayTakeOutcome(scheme, 'not-yet', new Map())).toMatchObject({ kind: 'allowed', gaps: [] });
    expect(mayTakeOutcome(scheme, 'gold', levels)).toMatchObject({ because: 'unknown-outcome' });
  });
});
