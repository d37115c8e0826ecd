import { describe, expect, test } from 'vitest';
import { changedSince, writtenMark } from './mark.ts';
import {
  checkPortfolio,
  checks,
  factsOfStandard,
  gateFindings,
  isThin,
  itemsReady,
  mayBeLetOff,
  saysBeforeAfter,
  type CheckFacts,
  type ItemFacts,
} from './rules.ts';

const coverage = (criterion: string, items: number, withoutImpact = 0, voices = ['Staff', 'Pupils']) =>
  ({ criterion, items, state: 'enough', withoutImpact, voices, newest: '2026-11-01' }) as const;
const measure = { id: 'm', title: 'Reading age', withAfter: 20, missing: [] };
const policy: ItemFacts = {
  id: 'i',
  title: 'Policy',
  criteria: ['A1', 'A2'],
  isStale: false,
  isUnreadable: false,
  twin: null,
  thin: [],
  hasBeforeAfter: true,
  consent: 'fine',
  link: 'fine',
};
const names = { ranAt: new Date('2026-11-23'), names: 400, unreadFiles: 0, places: [] };
const place = { place: 'claim', says: 'Policy, for A1', standard: 'A', item: 'i', isSure: true };
const clear: CheckFacts = {
  words: { criterion: 'criterion', criteria: 'criteria', standard: 'standard' },
  asked: { atLeast: 1, atMost: 3, impactRequired: true },
  standards: [{ code: 'A', name: 'Knowing', criteria: ['A1', 'A2'] }],
  coverage: [coverage('A1', 1), coverage('A2', 2, 1)],
  judged: [
    { criterion: 'A1', state: 'agreed' },
    { criterion: 'A2', state: 'agreed' },
  ],
  items: [policy],
  names,
  needsAfterFigures: true,
  measures: [measure],
  needsReview: true,
  isReviewed: true,
  isReading: false,
  unanswered: 0,
  reviewsHeld: { held: 1, atLeast: 1 },
  openSteps: [],
};
const item = (change: Partial<ItemFacts>) => ({ items: [{ ...policy, ...change }] });
const many = Array.from({ length: 7 }, (_, at) => `A${at + 1}`);

const cases = [
  ['earlier-step-open', { openSteps: [{ step: 3, name: 'Action plan' }] }, 'Step 3 is not finished', true],
  ['no-evidence', { coverage: [coverage('A1', 0)] }, '1 criterion has no evidence', true],
  [
    'no-evidence',
    { coverage: [coverage('A1', 1)], asked: { atLeast: 2, atMost: 3, impactRequired: true } },
    'fewer than 2 items',
    true,
  ],
  ['over-cap', { coverage: [coverage('A1', 4)] }, '1 criterion has more than 3 items', true],
  [
    'no-impact',
    { coverage: [coverage('A1', 1, 1), coverage('A2', 2, 2)] },
    '2 criteria say what was done, not what changed',
    true,
  ],
  ['not-judged', { judged: [{ criterion: 'A1', state: 'missing' }] }, '1 criterion has no level', true],
  ['not-agreed', { judged: [{ criterion: 'A1', state: 'not-agreed' }] }, 'not agreed by a second person', true],
  ['not-agreed', { judged: [{ criterion: 'A1', state: 'differs' }] }, 'two ratings that differ', true],
  ['no-measure', { measures: [] }, 'No measure is declared', true],
  ['no-after-figure', { measures: [{ ...measure, withAfter: 0, missing: ['P-001'] }] }, 'no figures after', true],
  [
    'no-after-figure',
    { measures: [{ ...measure, withAfter: 19, missing: ['P-002'] }] },
    '1 target pupil has no figure after',
    true,
  ],
  ['not-reviewed', { isReviewed: false }, 'adviser has not finished', true],
  ['not-reviewed', { isReviewed: false, isReading: true }, 'adviser is still reading', true],
  ['reviews-not-held', { reviewsHeld: { held: 0, atLeast: 2 } }, '0 of 2 review meetings held', true],
  ['pupil-named', { names: { ...names, places: [place] } }, 'A pupil is named', true],
  ['may-name-a-pupil', { names: { ...names, places: [{ ...place, isSure: false }] } }, 'may name a pupil', false],
  ['names-not-looked-for', { names: 'not-yet' }, 'have not been looked for yet', false],
  ['names-not-looked-for', { names: { ...names, names: 0 } }, 'There is no list of names', false],
  ['consent-withheld', item({ consent: 'withheld' }), 'Consent was not given or has ended', true],
  ['consent-missing', item({ consent: 'not-said' }), 'Nobody has said whether those shown agreed', true],
  ['file-not-ready', item({ isUnreadable: true }), 'cannot be opened', true],
  ['link-gone', item({ link: 'gone' }), 'behind a link is gone', true],
  ['link-asks-to-sign-in', item({ link: 'asks-to-sign-in' }), 'opens only for those who are signed in', false],
  ['thin', item({ thin: ['A1'] }), 'Too little is said for 1 criterion', false],
  ['stale', item({ isStale: true }), 'out of date', false],
  ['same-file-twice', item({ twin: 'Copy' }), 'added twice', false],
  ['no-before-and-after', item({ hasBeforeAfter: false }), 'Nothing in this standard shows a before', false],
  ['single-voice', { coverage: [coverage('A1', 1, 0, ['Staff'])] }, 'Only staff are heard', false],
  [
    'one-item-everywhere',
    { ...item({ criteria: many }), coverage: many.map((code) => coverage(code, 1)) },
    'One item is shown for 7 of 7 criteria',
    false,
  ],
  ['unanswered', { unanswered: 2 }, '2 comments of your adviser have no answer', false],
] as const;

describe('the check before submission', () => {
  test('finds nothing in a portfolio that is ready', () => expect(checkPortfolio(clear)).toEqual([]));

  test.each(cases)('%s with %j', (rule, change, words, must) => {
    const facts = { ...clear, ...change } as CheckFacts;
    expect(checkPortfolio(facts)).toEqual([
      expect.objectContaining({ rule, must, finding: expect.stringContaining(words) }),
    ]);
    expect(gateFindings(facts)).toHaveLength(must ? 1 : 0);
    const isFirm = checkPortfolio(facts, [{ about: rule }]).length === 1;
    expect(mayBeLetOff(rule)).toBe(!isFirm);
  });

  test('has every rule tried here, and says in words what each asks', () => {
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(checks.map(({ name }) => name)));
    for (const { asks } of checks) expect(asks).toMatch(/^[A-Z].{15,}[^.]$/);
  });

  test('what protects pupils cannot be let off', () => {
    for (const rule of ['pupil-named', 'consent-withheld', 'consent-missing', 'earlier-step-open'])
      expect(mayBeLetOff(rule)).toBe(false);
  });

  test('asks for no figures and no review where the scheme does not; shows no names to those outside', () => {
    const outside = { needsAfterFigures: false, measures: [], needsReview: false, isReviewed: false, names: null };
    expect(checkPortfolio({ ...clear, ...outside })).toEqual([]);
  });

  test('counts the items with nothing to mend', () => {
    const facts = {
      ...clear,
      items: [
        { ...policy, isStale: true },
        { ...policy, id: 'j', criteria: ['A2'] },
      ],
    };
    expect(itemsReady(facts, checkPortfolio(facts))).toEqual({ ready: 1, all: 2 });
  });

  test('looks at one standard by itself', () => {
    const facts = {
      ...clear,
      openSteps: [{ step: 2, name: 'Audit' }] as const,
      standards: [...clear.standards, { code: 'B', name: 'Doing', criteria: ['B1'] }],
      coverage: [...clear.coverage, coverage('B1', 0)],
    };
    expect(checkPortfolio(factsOfStandard(facts, 'A'))).toEqual([]);
    expect(checkPortfolio(factsOfStandard(facts, 'B')).map(({ rule }) => rule)).toEqual(['no-evidence']);
  });
});

test.each([
  [{ words: 7, impactWords: 0 }, true],
  [{ words: 8, impactWords: 0 }, false],
  [{ words: 5, impactWords: 3 }, false],
  [{ words: 20, impactWords: 2 }, true],
])('a claim of %j is thin: %s', (claim, expected) => expect(isThin(claim)).toBe(expected));

test.each([
  ['Eighteen pupils gained 4 points', true],
  ['None borrowed books before; most do now', true],
  ['It was a great success', false],
  ['', false],
])('“%s” shows a before and after: %s', (words, expected) => expect(saysBeforeAfter(words)).toBe(expected));

test('a form opened on another state is told which parts were changed since', () => {
  const mark = { evidence: '3.ab', audit: 'x', plan: 'y', figures: '2.2026', review: '0.' };
  expect(changedSince(writtenMark(mark), mark)).toEqual([]);
  expect(changedSince(writtenMark(mark), { ...mark, plan: 'z', evidence: '4.cd' })).toEqual(['Evidence', 'The plan']);
  expect(changedSince('', mark)).toEqual([]);
});
