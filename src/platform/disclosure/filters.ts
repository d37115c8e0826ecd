import {
  fewestToCount,
  fewestUnderMean,
  hidden,
  isSmall,
  shown,
  type Cell,
  type Nought,
  wholePercent,
} from './cell.ts';
import { hideLinked } from './linked.ts';
import type { Counted } from './marks.ts';
import { liesOf } from './nested.ts';
import { regionsOf } from './regions.ts';

/**
 * Some of the pupils whose number is told: a group, a filter, a group on a date. `already` is how an earlier paper showed
 * it, which stays known.
 */
export type Filter = Readonly<{ members: ReadonlySet<string>; k?: number; already?: Cell }>;

/**
 * Groups that overlap or lie in one another, as they may be counted side by side: where one lies in another, or several make
 * one up, and few are left over, those few would be given away, so one of the groups stays. An attacker is taken to know which
 * groups lie in which, which share nobody and which make up another or all together, and of a handful of groups which regions anybody
 * is in; not who is in them.
 */
export const hideOverlapping = (filters: readonly Filter[], nought: Nought = 'hidden'): readonly Cell[] => {
  const out = tooEntangled(filters);
  const left = filters.filter((_, at) => !out.has(at));
  const largest = Math.max(1, ...left.map(({ members }) => members.size));
  const published = left.map(({ members, k = fewestToCount, already }): Counted => ({
    n: members.size,
    k,
    // Of two groups that cannot both be shown, readers miss the larger more.
    worth: 1 + members.size / largest,
    ...(already === undefined ? {} : { already }),
  }));
  const lies = liesAmong(left);
  const regions = regionsOf(left, left.length + lies.cells.length);
  const cells = hideLinked({
    cells: [...published, ...lies.cells, ...regions.cells],
    sums: [...lies.sums, ...regions.sums],
    nought,
  });
  let next = 0;
  return filters.map(({ k = fewestToCount }, at): Cell => {
    const cell = out.has(at) ? undefined : cells[next];
    if (!out.has(at)) next += 1;
    return cell ?? hidden(k, 'few');
  });
};

/** All together stands behind every list of groups, told or not: boys and girls are as many as its two year groups. */
const liesAmong = (filters: readonly Filter[]): ReturnType<typeof liesOf> => {
  const groups = filters.map(({ members, k = fewestToCount }) => ({ members, k }));
  const all = new Set(groups.flatMap(({ members }) => [...members]));
  const isTold = groups.some(({ members }) => members.size === all.size);
  if (isTold || all.size === 0) return liesOf(groups, groups.length);
  const behind: Counted = { n: all.size, k: fewestToCount, isUnpublished: true };
  const { cells, sums } = liesOf([...groups, { members: all, k: fewestToCount }], groups.length + 1);
  return { cells: [behind, ...cells], sums };
};

/** Ways in which groups lie in one another that are followed exactly: well under a second of work. */
const mostLies = 150;

/**
 * Many groups cut from few pupils lie in one another in thousands of ways. The group that is in most of them is not told at all
 * until few enough are left: whoever is not told of a group learns nothing from how it lies. Only groups that are large enough
 * to need no shelter of their own go, and none that an earlier paper showed.
 */
const tooEntangled = (filters: readonly Filter[]): ReadonlySet<number> => {
  const out = new Set<number>();
  for (;;) {
    const left = filters.flatMap((filter, at) => (out.has(at) ? [] : [{ filter, at }]));
    const { sums } = liesAmong(left.map(({ filter }) => filter));
    if (sums.length <= mostLies) return out;
    const times = left.map(() => 0);
    for (const { total, parts } of sums)
      for (const place of [total, ...parts]) if (place < times.length) times[place] = (times[place] ?? 0) + 1;
    const [most] = left
      .map(({ filter, at }, place) => ({ filter, at, times: times[place] ?? 0 }))
      .filter(
        ({ filter }) =>
          filter.already === undefined && !isSmall(filter.members.size, filter.k ?? fewestToCount, 'hidden'),
      )
      .filter((each) => each.times > 0)
      .toSorted((a, b) => b.times - a.times || a.filter.members.size - b.filter.members.size);
    if (most === undefined) return out;
    out.add(most.at);
  }
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
