import type { Counted, Sum } from './marks.ts';

/** Of a handful of groups somebody may know how they lie to the last region; of twenty nobody does, and all would have to be hidden. */
const mostGroups = 8;
/** More would take seconds. */
const mostRegions = 40;

/**
 * What somebody may know who knows which groups share anybody at all: every group is the sum of the regions that it is made of,
 * and two lists of groups with the same regions are as many pupils. No region is told, and none needs shelter of its own. `from` is the
 * place of the first region. Nothing where the groups cut one another into too many.
 */
export const regionsOf = (
  groups: readonly Readonly<{ members: ReadonlySet<string> }>[],
  from: number,
): Readonly<{ cells: readonly Counted[]; sums: readonly Sum[] }> => {
  if (groups.length > mostGroups) return { cells: [], sums: [] };
  const regionOf = new Map<string, string>();
  groups.forEach(({ members }, at) => {
    for (const one of members) regionOf.set(one, `${regionOf.get(one) ?? ''} ${at}`);
  });
  const sizes = new Map<string, number>();
  for (const region of regionOf.values()) sizes.set(region, (sizes.get(region) ?? 0) + 1);
  if (sizes.size > mostRegions) return { cells: [], sums: [] };
  const names = [...sizes.keys()].map((name) => new Set(name.trim().split(' ').map(Number)));
  return {
    cells: [...sizes.values()].map((n) => ({ n, k: 1, isUnpublished: true })),
    sums: groups.flatMap(({ members }, total) =>
      members.size === 0 ? [] : [{ total, parts: names.flatMap((name, at) => (name.has(total) ? [from + at] : [])) }],
    ),
  };
};
