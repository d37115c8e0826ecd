/** The sizes of vulnerable groups as they may be told outside the school's team, alike on every page. Pure. */
import { fewestOfSensitive, fewestToCount, hideOverlapping, type Cell } from '#platform/disclosure';
import { groupKeys, groupTitles, isNeed, sensitiveGroups } from '#pupils/rules';
import type { Members } from './rules.ts';

export type SeenGroup = Readonly<{ key: string; title: string; size: Cell }>;
export type SeenRoll = Readonly<{ roll: Cell; inAny: Cell; groups: readonly SeenGroup[]; hidden: number }>;

/** A school's own groups have titles that may say too much, and free meals by any basis stand in Ever 6 already. */
export const isTold = (key: string): boolean => isNeed(key) && key !== 'free-meals';

export const fewestOf = (key: string): number => (sensitiveGroups.has(key) ? fewestOfSensitive : fewestToCount);

/**
 * How many pupils there are, how many of them are in a group, and the size of each, none of which gives a small one away. How many
 * are in any group is told only where no group has to stay hidden for it.
 */
export const seenRoll = (everybody: readonly string[], members: Members): SeenRoll => {
  const groups = groupKeys.filter(isTold).flatMap((key) => {
    const all = members.get(key);
    return all === undefined || all.size === 0 ? [] : [{ key, all }];
  });
  const union = new Set(groups.flatMap(({ all }) => [...all]));
  const roll = { members: new Set(everybody) };
  const each = groups.map(({ key, all }) => ({ members: all, k: fewestOf(key) }));
  const hiddenIn = (cells: readonly Cell[]) => cells.filter(({ kind }) => kind === 'hidden').length;
  const [rollSize, ...sizes] = hideOverlapping([roll, ...each]);
  const [, anySize, ...besideAny] = hideOverlapping([roll, { members: union }, ...each]);
  const isAnyTold = hiddenIn(besideAny) <= hiddenIn(sizes) && anySize?.kind === 'shown';
  const small: Cell = { kind: 'hidden', k: fewestToCount, because: 'small' };
  const shownSizes = isAnyTold ? besideAny : sizes;
  const seen = groups.map(({ key }, at) => ({ key, title: groupTitles[key] ?? key, size: shownSizes[at] ?? small }));
  const largest = ({ size }: SeenGroup) => (size.kind === 'shown' ? -size.n : 1);
  return {
    roll: rollSize ?? small,
    inAny: isAnyTold ? anySize : { kind: 'hidden', k: fewestToCount, because: 'protects' },
    groups: seen.toSorted((a, b) => largest(a) - largest(b)),
    hidden: seen.filter(({ size }) => size.kind === 'hidden').length,
  };
};
