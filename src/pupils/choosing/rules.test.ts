import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from './balance/rules.ts';
import { propose, usualLikeness, type Candidate } from './matching/rules.ts';

const pupil = (pupilId: string, prior: number | null, more: Partial<Candidate> = {}): Candidate => ({
  ...{ pupilId, prior, yearGroup: '7', sex: 'F', term: 'autumn' },
  ...more,
});

describe('comparison pupils are proposed', () => {
  test('by the nearest start among like pupils, each once, and nobody further away than the caliper', () => {
    const targets = [
      pupil('t1', 90),
      pupil('t2', 91),
      pupil('t3', 120),
      pupil('t4', null),
      pupil('t5', 88, { sex: 'M' }),
    ];
    const pool = [
      pupil('c1', 90),
      pupil('c2', 93),
      pupil('c3', 90, { yearGroup: '8' }),
      pupil('c4', 88, { term: 'summer', sex: 'M' }),
    ];
    const found = propose(targets, pool, usualLikeness);
    expect(found.pairs).toEqual([
      { target: 't1', comparison: 'c1', apart: 0 },
      { target: 't2', comparison: 'c2', apart: 2 },
    ]);
    expect(found.unmatched).toEqual([
      { target: 't4', because: 'no-prior' },
      { target: 't5', because: 'no-like-pupil' },
      { target: 't3', because: 'too-far' },
    ]);
    const looser = propose(targets, pool, { sex: true, term: false, caliper: 0.25 });
    expect(looser.pairs).toContainEqual({ target: 't5', comparison: 'c4', apart: 0 });
    expect(propose([pupil('t', 100)], [pupil('c', 120)], usualLikeness).unmatched).toEqual([
      { target: 't', because: 'too-far' },
    ]);
    expect(propose([pupil('t', 100)], [], usualLikeness)).toMatchObject({ pairs: [], sd: null });
  });

  test('alike however the lists are ordered, without a pupil twice, and within the caliper', () => {
    const one = fc.record({
      prior: fc.option(fc.integer({ min: 60, max: 140 }), { nil: null }),
      sex: fc.constantFrom('F' as const, 'M' as const, null),
      term: fc.constantFrom('autumn' as const, 'spring' as const, 'summer' as const),
      yearGroup: fc.constantFrom('7', '8'),
    });
    const lists = fc.tuple(fc.array(one, { maxLength: 12 }), fc.array(one, { maxLength: 30 }), fc.integer());
    fc.assert(
      fc.property(lists, ([a, b, seed]) => {
        const targets = a.map((each, n) => ({ pupilId: `t${n}`, ...each }));
        const pool = b.map((each, n) => ({ pupilId: `c${n}`, ...each }));
        const found = propose(targets, pool, usualLikeness);
        const turned = propose(
          targets.toReversed(),
          seed % 2 === 0 ? pool.toReversed() : pool.toSorted(() => seed),
          usualLikeness,
        );
        const key = (each: typeof found) => each.pairs.map((pair) => `${pair.target} ${pair.comparison}`).toSorted();
        expect(key(turned)).toEqual(key(found));
        expect(new Set(found.pairs.map((pair) => pair.comparison)).size).toBe(found.pairs.length);
        expect(found.pairs.length + found.unmatched.length).toBe(targets.length);
        for (const pair of found.pairs) expect(pair.apart).toBeLessThanOrEqual(0.25 * (found.sd ?? 0) + 1e-9);
      }),
      { seed: 704, numRuns: Number(process.env['WAYMARK_RUNS'] ?? 200) },
    );
  });
});

describe('the balance table', () => {
  test('says n, mean, spread, missing and the standardised difference, with the warning above a quarter', () => {
    // The pupils of the vector in difference-in-differences: 90 (SD 3.808) against 100 (SD 2.366).
    const row = balanceOf('Reading', 'mean', [88, 92, 85, 90, 95, null], [98, 101, 97, 103, 99, 102]);
    expect(row.target).toMatchObject({ n: 5, missing: 1, mean: 90 });
    expect(row.comparison).toMatchObject({ n: 6, missing: 0, mean: 100 });
    expect(row.target.sd).toBeCloseTo(3.807887, 5);
    expect(row.comparison.sd).toBeCloseTo(2.366432, 5);
    expect(row.apart).toBeCloseTo(-10 / Math.sqrt((14.5 + 5.6) / 2), 6);
    expect(row.isApart).toBe(true);
  });
  test('a share has the variance of a share; without spread or with an empty side there is no figure', () => {
    const share = balanceOf('Girls', 'percent', [1, 1, 0, 0], [1, 0, 0, 0]);
    expect(share.apart).toBeCloseTo(0.25 / Math.sqrt((0.25 + 0.1875) / 2), 6);
    expect(balanceOf('x', 'mean', [], [1, 2]).apart).toBeNull();
    expect(balanceOf('x', 'mean', [5], [5, 6]).apart).toBeNull();
    expect(balanceOf('x', 'mean', [5, 5], [5, 5])).toMatchObject({ apart: 0, isApart: false });
    expect(balanceOf('x', 'mean', [5, 5], [6, 6])).toMatchObject({ apart: null, isApart: false });
    expect(balanceOf('x', 'mean', [10, 14, 18], [11, 15, 19]).isApart).toBe(false);
  });
});
