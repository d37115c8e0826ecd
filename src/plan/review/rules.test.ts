import { describe, expect, test } from 'vitest';
import { didNotTakePlace, mayReview, reviewActs, reviewState, rhythmOf, stateWord, type ReviewState } from './rules.ts';

const today = '2026-11-23';
type Dates = Parameters<typeof reviewState>[0];
const review = (plannedOn: string, more: Partial<Dates> = {}) => ({
  id: plannedOn,
  plannedOn,
  heldOn: null,
  calledOffOn: null,
  beganAt: null,
  ...more,
});
const began = { beganAt: new Date('2026-11-20T15:45:00Z') };

describe('half-termly reviews', () => {
  test('a day that passed with nothing recorded is missed; the day itself is not', () => {
    expect(reviewState(review('2026-11-22'), today)).toBe('missed');
    expect(reviewState(review('2026-11-23'), today)).toBe('planned');
    expect(reviewState(review('2026-11-22', began), today)).toBe('under-way');
    expect(reviewState(review('2026-11-22', { calledOffOn: '2026-11-20' }), today)).toBe('called-off');
  });
  test('one that was called off after its day did not take place', () => {
    expect(didNotTakePlace(review('2026-11-20', { calledOffOn: '2026-11-20' }))).toBe(false);
    expect(stateWord(review('2026-11-20', { calledOffOn: '2026-11-23' }), today)).toBe('Did not take place');
  });
  test('every act in every state, as the table says', () => {
    const examples: Readonly<Record<ReviewState, Dates>> = {
      planned: review('2026-11-23'),
      'under-way': review('2026-11-20', began),
      held: review('2026-11-20', { ...began, heldOn: '2026-11-20' }),
      missed: review('2026-11-20'),
      'called-off': review('2026-11-20', { calledOffOn: '2026-11-19' }),
    };
    for (const act of Object.keys(reviewActs) as (keyof typeof reviewActs)[])
      for (const state of Object.keys(examples) as ReviewState[])
        expect([act, state, mayReview(act, examples[state], today).kind]).toEqual([
          act,
          state,
          (reviewActs[act] as readonly string[]).includes(state) ? 'allowed' : 'refused',
        ]);
  });
  test('nobody records a meeting before its day', () =>
    expect(mayReview('begin', review('2026-11-24'), today)).toEqual({ kind: 'refused', because: 'still-ahead' }));
  test('the rhythm says what was missed, what is not finished, what is next, or by when one is due', () => {
    const held = review('2026-10-05', { heldOn: '2026-10-05' });
    expect(rhythmOf([], 6, today)).toEqual({ kind: 'none-yet' });
    expect(rhythmOf([held, review('2026-12-03')], 6, today)).toMatchObject({ kind: 'next', on: '2026-12-03' });
    const unfinished = review('2026-11-12', began);
    expect(rhythmOf([held, unfinished, review('2026-12-03')], 6, today)).toMatchObject({ kind: 'unfinished' });
    expect(rhythmOf([held, unfinished, review('2026-11-16'), review('2026-12-03')], 6, today)).toMatchObject({
      kind: 'missed',
      on: '2026-11-16',
    });
    expect(rhythmOf([held], 6, today)).toEqual({ kind: 'nothing-planned', lastOn: '2026-10-05', dueBy: '2026-11-16' });
  });
});
