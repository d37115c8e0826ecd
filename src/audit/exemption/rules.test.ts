import { expect, test } from 'vitest';
import { inScope } from '#schemes/rules';
import { schemeFromKept } from '#schemes';
import { ladder as ladderDocument } from '../../../testing/schemes.ts';
import { arguingRefusal, decidingRefusal, stateOf, withdrawingRefusal, type ExemptionState } from './rules.ts';

const ladder = schemeFromKept(ladderDocument);
const open = { isActive: true, isSubmitted: false };
const waiting = { decision: null, withdrawnAt: null };
const A1 = { kind: 'criterion', about: 'A1' } as const;
const before = (state: ExemptionState) => [{ ...A1, state }];

test('the coordinator and senior leaders argue, about what is asked of them, until they submit', () => {
  expect(arguingRefusal('lead', open, ladder, A1, [])).toBeNull();
  expect(arguingRefusal('head', open, ladder, { kind: 'check-rule', about: 'stale' }, [])).toBeNull();
  expect(arguingRefusal('member', open, ladder, A1, [])).toBe('role');
  expect(arguingRefusal('officer', open, ladder, A1, [])).toBe('role');
  expect(arguingRefusal('lead', { ...open, isSubmitted: true }, ladder, A1, [])).toBe('submitted');
  expect(arguingRefusal('lead', { ...open, isActive: false }, ladder, A1, [])).toBe('paused');
  expect(arguingRefusal('lead', open, ladder, { ...A1, about: 'Z9' }, [])).toBe('unknown');
});

test('the same is argued once at a time; after a refusal it may be argued anew', () => {
  expect(arguingRefusal('lead', open, ladder, A1, before('waiting'))).toBe('already-open');
  expect(arguingRefusal('lead', open, ladder, A1, before('granted'))).toBe('already-out');
  expect(arguingRefusal('lead', open, ladder, A1, before('refused'))).toBeNull();
  const without = inScope(ladder, { route: 'full', notChosen: [], exempt: ['A1'] });
  expect(arguingRefusal('lead', open, without, A1, [])).toBe('already-out');
});

test('the desk decides what waits, never on a school with which the person has to do', () => {
  expect(decidingRefusal('officer', open, waiting, false)).toBeNull();
  expect(decidingRefusal('director', open, waiting, false)).toBeNull();
  expect(decidingRefusal('officer', open, waiting, true)).toBe('own-school');
  expect(decidingRefusal('head', open, waiting, false)).toBe('role');
  expect(decidingRefusal('officer', { ...open, isSubmitted: true }, waiting, false)).toBe('submitted');
  expect(decidingRefusal('officer', open, { ...waiting, decision: 'granted' }, false)).toBe('not-waiting');
});

test('the school withdraws what nobody has decided', () => {
  const withdrawn = { ...waiting, withdrawnAt: new Date(0) };
  expect(withdrawingRefusal('lead', waiting)).toBeNull();
  expect(withdrawingRefusal('lead', { ...waiting, decision: 'refused' })).toBe('not-waiting');
  expect(withdrawingRefusal('lead', withdrawn)).toBe('not-waiting');
  expect(withdrawingRefusal('officer', waiting)).toBe('role');
  expect([waiting, withdrawn, { ...waiting, decision: 'granted' as const }].map(stateOf)).toEqual([
    'waiting',
    'withdrawn',
    'granted',
  ]);
});
