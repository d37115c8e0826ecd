import { describe, expect, test } from 'vitest';
import {
  checkPortfolio,
  checks,
  dayRefusal,
  gateFindings,
  mayAccept,
  mayDo,
  portfolioActs,
  portfolioState,
  singleVoicedIn,
  type CheckFacts,
  type PortfolioAct,
} from './rules.ts';

const coverage = (criterion: string, items: number, withoutImpact = 0) =>
  ({ criterion, items, state: 'enough', withoutImpact, voices: ['Staff'], newest: '2026-11-01' }) as const;
const measure = { title: 'Reading age', withAfter: 20, missing: [] };
const clear: CheckFacts = {
  words: { criterion: 'criterion', criteria: 'criteria' },
  asked: { atLeast: 1, impactRequired: true },
  coverage: [coverage('A1', 1), coverage('A2', 2, 1)],
  staleItems: [],
  filesNotReady: [],
  twins: [],
  singleVoiced: [],
  needsAfterFigures: true,
  measures: [measure],
  needsReview: true,
  isReviewed: true,
  isReading: false,
  unanswered: 0,
  reviewsHeld: { held: 1, atLeast: 1 },
  openSteps: [],
};
const item = { id: 'i', title: 'Policy' };

describe('the check before submission', () => {
  test('finds nothing in a portfolio that is ready', () => expect(checkPortfolio(clear)).toEqual([]));

  test.each([
    ['earlier-step-open', { openSteps: [{ step: 3, name: 'Action plan' }] }, 'Step 3 is not finished', true],
    ['no-evidence', { coverage: [coverage('A1', 0)] }, '1 criterion has no evidence', true],
    [
      'no-evidence',
      { coverage: [coverage('A1', 1)], asked: { atLeast: 2, impactRequired: true } },
      '1 criterion has fewer than 2 items',
      true,
    ],
    [
      'no-impact',
      { coverage: [coverage('A1', 1, 1), coverage('A2', 2, 2)] },
      '2 criteria say what was done, not what changed',
      true,
    ],
    ['no-measure', { measures: [] }, 'No measure is declared', true],
    [
      'no-after-figure',
      { measures: [{ ...measure, withAfter: 0, missing: ['P-001'] }] },
      'Reading age has no figures after',
      true,
    ],
    [
      'no-after-figure',
      { measures: [{ ...measure, withAfter: 19, missing: ['P-002'] }] },
      '1 target pupil has no figure after',
      true,
    ],
    ['not-reviewed', { isReviewed: false }, 'adviser has not finished', true],
    ['not-reviewed', { isReviewed: false, isReading: true }, 'adviser is still reading', true],
    ['reviews-not-held', { reviewsHeld: { held: 0, atLeast: 2 } }, '0 of 2 review meetings held', true],
    ['file-not-ready', { filesNotReady: [item] }, 'cannot be opened', true],
    ['stale', { staleItems: [item] }, 'out of date', false],
    [
      'single-voice',
      { singleVoiced: [{ standard: 'A', name: 'Knowing', voice: 'Staff' }] },
      'Only staff are heard',
      false,
    ],
    ['same-file-twice', { twins: [{ ...item, other: 'Copy' }] }, 'added twice', false],
    ['unanswered', { unanswered: 2 }, '2 comments of your adviser have no answer', false],
  ] as const)('%s with %j', (rule, change, words, must) => {
    const facts = { ...clear, ...change } as CheckFacts;
    expect(checkPortfolio(facts)).toEqual([
      expect.objectContaining({ rule, must, finding: expect.stringContaining(words) }),
    ]);
    expect(gateFindings(facts)).toHaveLength(must ? 1 : 0);
  });

  test('asks for no figures and no review where the scheme does not', () => {
    expect(
      checkPortfolio({ ...clear, needsAfterFigures: false, measures: [], needsReview: false, isReviewed: false }),
    ).toEqual([]);
  });
  test('has every rule tried here', () => expect(checks).toHaveLength(12));
  test('hears whether a standard has one voice only', () => {
    const standards = [{ code: 'A', name: 'Knowing', criteria: ['A1', 'A2'] }];
    expect(singleVoicedIn(standards, [coverage('A1', 1)])).toEqual([
      { standard: 'A', name: 'Knowing', voice: 'Staff' },
    ]);
    expect(singleVoicedIn(standards, [coverage('A1', 1), { ...coverage('A2', 1), voices: ['Pupils'] }])).toEqual([]);
    expect(singleVoicedIn(standards, [coverage('A1', 0)])).toEqual([]);
  });
});

describe('what may be done when', () => {
  test('follows the table for every state and act', () => {
    const facts = [
      { review: null, isSubmitted: false },
      { review: { isFinished: false }, isSubmitted: false },
      { review: { isFinished: true }, isSubmitted: false },
      { review: { isFinished: true }, isSubmitted: true },
    ];
    const allowed = facts.map((each) =>
      (Object.keys(portfolioActs) as PortfolioAct[]).filter((act) => mayDo(act, portfolioState(each))),
    );
    expect(allowed).toEqual([
      ['invite', 'submit'],
      ['comment', 'finish-review', 'answer', 'agree-date'],
      ['invite', 'answer', 'agree-date', 'submit'],
      ['agree-date', 'withdraw'],
    ]);
  });
  test.each([
    ['2026-12-07', null],
    ['2026-12-06', 'at least 14 days'],
    ['2026-12-12', 'Monday to Friday'],
    ['2030-01-01', 'two years'],
  ])('a visit on %s is refused because %s', (day, why) => {
    const refusal = dayRefusal(day, '2026-11-23');
    if (why === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(why);
  });
  test('a day is accepted by the side that did not propose it, once', () => {
    expect(mayAccept({ side: 'school', isAccepted: false }, 'adviser')).toBe(true);
    expect(mayAccept({ side: 'school', isAccepted: false }, 'school')).toBe(false);
    expect(mayAccept({ side: 'school', isAccepted: true }, 'adviser')).toBe(false);
    expect(mayAccept(null, 'adviser')).toBe(false);
  });
});
