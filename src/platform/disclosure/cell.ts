/** What leaves the school of one figure: the figure, or why it stays. Pure. Limits and denominators: domain.md 5.9. */

/** Fewest pupils whom a count may speak of outside the school, and of a sensitive group (looked after, young carer …). */
export const fewestToCount = 6;
export const fewestOfSensitive = 10;
/** Fewest pupils under a percentage or a mean. */
export const fewestUnderMean = 10;

/** Why a figure stays: it is small, it would give a small one away, it and those beside it are few, or it speaks of a whole group. */
export type Because = 'small' | 'protects' | 'few' | 'everybody';
export type Hidden = Readonly<{ kind: 'hidden'; k: number; because: Because }>;
/** `n` is a count of pupils, a mean, or a whole percentage. */
export type Shown = Readonly<{ kind: 'shown'; n: number }>;
export type Cell = Shown | Hidden;

/**
 * `hidden`, unless told: a nought among the results of a group speaks of each of its pupils, so it is hidden as any small
 * count is. `shown` only where it says nothing about a person: the size of a group that nobody is in.
 */
export type Nought = 'hidden' | 'shown';

export const shown = (n: number): Shown => ({ kind: 'shown', n });
export const hidden = (k: number, because: Because = 'small'): Hidden => ({ kind: 'hidden', k, because });

const inPupils = (n: number, what: string): void => {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new Error(`${what} is a count of pupils, not ${n}: give a whole number.`);
};

/** True when a count may not leave by itself: 1 to k-1, and 0 unless noughts are shown. */
export const isSmall = (n: number, k: number, nought: Nought = 'hidden'): boolean =>
  n < k && (n > 0 || nought === 'hidden');

/** One count by itself. Counts that stand together in a table go through `hideSmall`. */
export const showCount = (n: number, k: number = fewestToCount, nought: Nought = 'hidden'): Cell => {
  inPupils(n, 'What is shown');
  return isSmall(n, k, nought) ? hidden(k) : shown(n);
};

/** A mean, median or effect of `n` pupils; `n` counts those with a value. Nothing to show stays hidden. */
export const showMean = (mean: number | null, n: number, k: number = fewestUnderMean): Cell => {
  inPupils(n, 'What stands under a mean');
  const least = Math.max(k, fewestUnderMean);
  return mean === null || n < least ? hidden(least) : shown(mean);
};

type OfGroup = Readonly<{
  /** Fewest that a count may speak of: `fewestToCount`, unless told. */
  k?: number;
  /** A named sensitive group: never 0% nor 100% of it. */
  sensitive?: boolean;
}>;

/** The counts out of `of` that a whole percentage may stand for: whoever knows `of` can work that out. In integers. */
const behind = (percentage: number, of: number): Readonly<{ low: number; high: number }> => ({
  low: Math.max(0, Math.ceil(((2 * percentage - 1) * of) / 200)),
  high: Math.min(of, Math.ceil(((2 * percentage + 1) * of) / 200) - 1),
});

/** The nearest whole percentage, halves upwards; in integers. */
export const wholePercent = (count: number, of: number): number => Math.floor((200 * count + of) / (2 * of));

/**
 * A whole percentage of `of` pupils. Hidden with fewer than ten under it; where it and `of` give away that 1 to k-1 pupils
 * are in, or are not in, what is counted; and where it is 0% or 100% of a sensitive group.
 */
export const showPercent = (count: number, of: number, group: OfGroup = {}): Cell => {
  inPupils(count, 'What is counted');
  inPupils(of, 'What stands under a percentage');
  if (count > of) throw new Error(`${count} of ${of} is no percentage: count only pupils who stand under it.`);
  const { sensitive = false } = group;
  const k = group.k ?? (sensitive ? fewestOfSensitive : fewestToCount);
  const least = Math.max(k, fewestUnderMean);
  if (of < least) return hidden(least);
  const percentage = wholePercent(count, of);
  if (sensitive && (percentage === 0 || percentage === 100)) return hidden(k, 'everybody');
  const { low, high } = behind(percentage, of);
  const givesAway = (from: number, to: number) => to > 0 && from < k && to - from + 1 < k;
  if (givesAway(low, high) || givesAway(of - high, of - low)) return hidden(k);
  return shown(percentage);
};
