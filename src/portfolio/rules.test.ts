import { describe, expect, test } from 'vitest';
import { dayRefusal, mayAccept, mayDo, portfolioActs, portfolioState, type PortfolioAct } from './rules.ts';

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
