import { describe, expect, it } from 'vitest';
import { seated, standingOf, takenOf } from '../rules.ts';
import { codeFrom, doorOf, endOf, mostAnswers, printedCode, typedCode } from './rules.ts';

const session = {
  ...{ heldOn: '2026-12-01', startsAt: '18:00', minutes: 90, capacity: 4, came: 0 },
  ...{ calledOffBecause: null, linkClosedAt: null, parties: [1, 2] as readonly number[] },
};
const at = (moment: string) => new Date(moment);

describe('places are given strictly in order', () => {
  it('a pair that does not fit waits, and nobody behind it is let in before', () => {
    expect(takenOf({ parties: [1, 2], capacity: 4 })).toEqual({ taken: 3, waiting: 0, left: 1 });
    expect(takenOf({ parties: [1, 2, 2, 1], capacity: 4 })).toEqual({ taken: 3, waiting: 3, left: 0 });
    expect(seated([{ party: 1 }, { party: 2 }, { party: 2 }, { party: 1 }], 4).map(({ waiting }) => waiting)).toEqual([
      null,
      null,
      1,
      2,
    ]);
  });

  it('whoever has a place keeps it whoever else takes a name off', () => {
    for (let n = 0; n < 200; n += 1) {
      const parties = Array.from({ length: 8 }, (_, each) => 1 + (((n >> each) + each * n) % 4));
      const capacity = 1 + (n % 9);
      const before = seated(
        parties.map((party, id) => ({ party, id })),
        capacity,
      );
      for (const gone of before) {
        const after = seated(
          before.filter(({ id }) => id !== gone.id).map(({ party, id }) => ({ party, id })),
          capacity,
        );
        const lost = after.filter(({ id, waiting }) => waiting !== null && before[id]?.waiting === null);
        expect(lost).toEqual([]);
      }
    }
  });

  it('each knows their own number from those before them', () => {
    expect([standingOf([1, 2], 4), standingOf([1, 2, 2], 4), standingOf([1, 2, 2, 1], 4)]).toEqual([null, 1, 2]);
  });
});

describe('what a link opens', () => {
  it('sign-up until it begins on a clock in London, then questions for three weeks, then nothing', () => {
    expect(doorOf(session, at('2026-12-01T17:59:59Z'))).toEqual({ kind: 'open', left: 1, waiting: 0 });
    expect(doorOf(session, at('2026-12-01T18:00:00Z')).kind).toBe('asks');
    // In summer the same clock stands an hour earlier.
    expect(doorOf({ ...session, heldOn: '2026-07-01' }, at('2026-07-01T17:00:00Z')).kind).toBe('asks');
    expect(doorOf(session, at('2026-12-22T23:00:00Z')).kind).toBe('asks');
    expect(doorOf(session, at('2026-12-23T00:30:00Z')).kind).toBe('over');
  });

  it('a waiting list as long as the places, ten at least; closed and called off say so', () => {
    const parties = (n: number) => Array.from({ length: n }, () => 1);
    const now = at('2026-11-20T10:00:00Z');
    expect(doorOf({ ...session, parties: parties(13) }, now)).toEqual({ kind: 'open', left: 0, waiting: 9 });
    expect(doorOf({ ...session, parties: parties(14) }, now)).toEqual({ kind: 'crowded' });
    expect(doorOf({ ...session, linkClosedAt: now }, now)).toEqual({ kind: 'closed' });
    const off = { ...session, linkClosedAt: now, calledOffBecause: 'Snow' };
    expect(doorOf(off, now)).toEqual({ kind: 'called-off', because: 'Snow' });
    // Closing sign-up does not close the questions.
    expect(doorOf({ ...session, linkClosedAt: now }, at('2026-12-02T10:00:00Z')).kind).toBe('asks');
  });

  it('takes no more answers than guests', () => {
    expect(mostAnswers({ ...session, parties: [1, 2, 2] })).toBe(3);
    expect(mostAnswers({ ...session, came: 2 })).toBe(2);
    expect(endOf(session)).toBe('19:30');
  });
});

describe('codes', () => {
  it('are typed as people type them', () => {
    const code = codeFrom(Uint8Array.from({ length: 24 }, (_, n) => n * 37));
    expect(code).toMatch(/^[A-HJKMNP-Y34679]{12}$/);
    expect(typedCode(printedCode(code).toLowerCase())).toBe(code);
    expect(typedCode(` ${code.slice(0, 6)} ${code.slice(6)}`)).toBe(code);
    for (const wrong of ['', code.slice(1), `${code}A`, `${code.slice(1)}O`, 'http://x.test/workshops'])
      expect(typedCode(wrong)).toBeNull();
  });
});
