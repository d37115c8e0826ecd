import { describe, expect, test } from 'vitest';
import { countPartnerships, mayDo, partnershipActs, stateOf, type Partnership } from './rules.ts';

const today = '2026-11-23';
const proposed: Partnership = {
  id: 'p',
  partnerId: 'q',
  purpose: 'Young carers are known and have somebody to turn to',
  pupilsGet: 'A weekly session with a support worker',
  reachedBy: 'Ask at reception',
  agreedWith: 'Rhian Doyle',
  agreedOn: '2026-11-02',
  liveOn: null,
  endedOn: null,
  endedBecause: '',
  version: 1,
};
const live = { ...proposed, liveOn: '2026-11-09' };
const ended = { ...live, endedOn: '2026-11-20', endedBecause: 'The worker left' };

describe('a partnership is live from its first day until the day it ends', () => {
  test.each([
    ['no first day yet', null, null, 'proposed'],
    ['a first day tomorrow', '2026-11-24', null, 'proposed'],
    ['a first day today', '2026-11-23', null, 'live'],
    ['an end that lies ahead', '2026-11-09', '2026-12-18', 'live'],
    ['an end today', '2026-11-09', '2026-11-23', 'ended'],
    ['given up before it began', null, '2026-11-10', 'ended'],
  ] as const)('%s', (_, liveOn, endedOn, state) => expect(stateOf({ liveOn, endedOn }, today)).toBe(state));
});

describe('what may be done with it', () => {
  test('the table names every act in every state', () => {
    for (const act of ['change', 'begin', 'end'] as const)
      for (const [state, example] of [
        ['proposed', proposed],
        ['live', live],
        ['ended', ended],
      ] as const)
        expect([act, state, mayDo(act, example, today).kind === 'allowed']).toEqual([
          act,
          state,
          (partnershipActs[act] as readonly string[]).includes(state),
        ]);
  });
  test('it does not begin while nobody at the partner agreed it', () =>
    expect(mayDo('begin', { ...proposed, agreedWith: '' }, today)).toEqual({
      kind: 'refused',
      because: 'nobody-agreed',
    }));
  test('it does not begin while pupils get nothing by it', () =>
    expect(mayDo('begin', { ...proposed, pupilsGet: '' }, today)).toEqual({
      kind: 'refused',
      because: 'nothing-for-pupils',
    }));
  test('one that ended says so', () =>
    expect(mayDo('change', ended, today)).toEqual({ kind: 'refused', because: 'already-ended' }));
});

test('only live ones are counted towards what the scheme asks', () =>
  expect(countPartnerships([proposed, live, ended, live], 3, today)).toEqual({ asked: 3, live: 2, proposed: 1 }));
