import { fewestToCount, fewestUnderMean, hidden, shown, type Cell, type Nought, wholePercent } from './cell.ts';
import { hideLinked } from './linked.ts';
import type { Counted, Sum } from './marks.ts';

/**
 * Some of the pupils whose number is told: a group, a filter, a group on a date. `already` is how an earlier paper showed
 * it, which stays known.
 */
export type Filter = Readonly<{ members: ReadonlySet<string>; k?: number; already?: Cell }>;

/**
 * Groups that overlap or lie in one another, as they may be counted side by side: two shown groups that differ by few pupils
 * would give those few away, so one of them stays. Knows the parts into which the groups cut each other, and supposes that
 * an attacker knows which of those are empty.
 */
export const hideOverlapping = (filters: readonly Filter[], nought: Nought = 'hidden'): readonly Cell[] => {
  const parts = new Map<string, { n: number; k: number; of: readonly number[] }>();
  const membership = new Map<string, number[]>();
  filters.forEach(({ members }, at) => {
    for (const pupil of members) membership.set(pupil, [...(membership.get(pupil) ?? []), at]);
  });
  for (const of of membership.values()) {
    const key = of.join(' ');
    const known = parts.get(key);
    if (known !== undefined) known.n += 1;
    else parts.set(key, { n: 1, k: Math.max(...of.map((at) => filters[at]?.k ?? fewestToCount)), of });
  }
  const published = filters.map(({ members, k = fewestToCount, already }): Counted => ({
    n: members.size,
    k,
    // Of two groups that cannot both be shown, readers miss the larger more.
    worth: 1 + members.size / Math.max(1, ...filters.map((filter) => filter.members.size)),
    ...(already === undefined ? {} : { already }),
  }));
  const cut = [...parts.values()];
  const sums = filters.flatMap(({ members }, at): Sum[] => {
    const its = cut.flatMap(({ of }, part) => (of.includes(at) ? [filters.length + part] : []));
    return members.size === 0 ? [] : [{ total: at, parts: its }];
  });
  const cells = [...published, ...cut.map(({ n, k }): Counted => ({ n, k, isUnpublished: true }))];
  return hideLinked({ cells, sums, nought }).slice(0, filters.length);
};

/** Of the pupils `of`, those who are `counted`; each of them is also of `of`. */
export type Share = Readonly<{
  of: ReadonlySet<string>;
  counted: ReadonlySet<string>;
  k?: number;
  /** A named sensitive group: never 0% nor 100% of it. */
  sensitive?: boolean;
}>;

/**
 * Whole percentages that stand side by side, for groups that may overlap or lie in one another. Whoever knows a group's
 * number can count back from its percentage, so those who are counted, and those who are not, are hidden as counts are.
 */
export const showShares = (shares: readonly Share[]): readonly Cell[] => {
  const leastOf = ({ k = fewestToCount }: Share) => Math.max(k, fewestUnderMean);
  const open = shares.filter((share) => share.of.size >= leastOf(share));
  const filters = open.flatMap(({ of, counted, k = fewestToCount }): Filter[] => {
    const isAll = counted.size === 0 || counted.size === of.size;
    return [{ members: of, k }, ...(isAll ? [] : [{ members: counted, k }])];
  });
  const seen = hideOverlapping(filters);
  let next = 0;
  return shares.map((share): Cell => {
    const { of, counted, k = fewestToCount, sensitive = false } = share;
    if (of.size < leastOf(share)) return hidden(leastOf(share));
    const isAll = counted.size === 0 || counted.size === of.size;
    const found = seen.slice(next, next + (isAll ? 1 : 2));
    next += found.length;
    const percentage = wholePercent(counted.size, of.size);
    if (sensitive && (percentage === 0 || percentage === 100)) return hidden(k, 'everybody');
    return found.find((cell) => cell.kind === 'hidden') ?? shown(percentage);
  });
};

/** A mean of those `members` who have a value. */
export type MeanOf = Readonly<{ members: ReadonlySet<string>; mean: number | null; k?: number }>;

/**
 * Means that stand side by side: from the means of a group and of all, and their numbers, that of the others follows. So each
 * set of pupils whose mean could be had needs ten of them, shown or not.
 */
export const showMeans = (means: readonly MeanOf[]): readonly Cell[] => {
  const least = (k = fewestUnderMean) => Math.max(k, fewestUnderMean);
  const seen = hideOverlapping(means.map(({ members, k }) => ({ members, k: least(k) })));
  return means.map(({ mean, k }, at): Cell => {
    const cell = seen[at];
    if (mean === null || cell === undefined) return hidden(least(k));
    return cell.kind === 'shown' ? shown(mean) : cell;
  });
};
