/**
 * How far two raters agree, beyond what chance alone would give. Levels are ranks 1..k of an ordered scale.
 *
 * Cohen's weighted kappa: κ = 1 − Σ v·o ⁄ Σ v·e, where o is the share of criteria at (i, j), e the share that the raters' own
 * margins would give by chance, and v the disagreement |i − j| ⁄ (k − 1), squared for quadratic weights.
 * Source: J. Cohen (1968), Psychological Bulletin 70, 213–220. Test vector: reference/domain.md 5.11.
 */
export type Pair = readonly [first: number, second: number];

export type Agreement = Readonly<{
  /** Criteria that both rated. */
  n: number;
  /** Shares from 0 to 1: the same level; the same or the next one. Null when n is 0. */
  exact: number | null;
  adjacent: number | null;
  /** From −1 to 1; null when n is 0, or when both gave one and the same level throughout, for then chance explains all. */
  linear: number | null;
  quadratic: number | null;
}>;

const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);

const kappa = (pairs: readonly Pair[], k: number, power: 1 | 2): number | null => {
  const weight = (one: number, other: number) => (Math.abs(one - other) / (k - 1)) ** power;
  const observed = pairs.reduce((sum, [one, other]) => sum + weight(one, other), 0) / pairs.length;
  // Every first rating against every second one: what the margins alone would give.
  const chance =
    pairs.reduce((sum, [one]) => sum + pairs.reduce((inner, [, other]) => inner + weight(one, other), 0), 0) /
    pairs.length ** 2;
  return chance === 0 || Number.isNaN(chance) ? null : 1 - observed / chance;
};

/** The agreement of pairs of ranks on a scale of `k` levels, two at least. */
export const agreementOf = (pairs: readonly Pair[], k: number): Agreement => ({
  n: pairs.length,
  exact: share(pairs.filter(([one, other]) => one === other).length, pairs.length),
  adjacent: share(pairs.filter(([one, other]) => Math.abs(one - other) <= 1).length, pairs.length),
  linear: pairs.length === 0 ? null : kappa(pairs, k, 1),
  quadratic: pairs.length === 0 ? null : kappa(pairs, k, 2),
});

/** Below this many criteria one rating more or less moves the figures far: they are told with a caution. Our own line, not a law. */
export const fewPairs = 30;
