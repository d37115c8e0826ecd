import { fewestToCount, showMean, showMeans, type Cell } from '#platform/disclosure';
import type { MeasureInputs } from '../figures/inputs.ts';

/** Some target pupils, by code, whose mean is told: a group, or those whom a partner reached. */
export type Some = Readonly<{ key: string; codes: ReadonlySet<string>; k?: number }>;

/** What may be told of each of them, by key. */
export type Told = ReadonlyMap<string, Cell>;

/** Codes of target pupils with both readings: those on whom a figure rests. */
export const followedIn = ({ pupils, baseline, after }: MeasureInputs): ReadonlySet<string> =>
  new Set(
    pupils
      .filter(
        ({ kind, readings }) =>
          kind === 'target' && readings[baseline]?.value != null && readings[after]?.value != null,
      )
      .map(({ code }) => code),
  );

/**
 * What readers outside the school may be told of one measure: all target pupils, the groups and the pupils of each partner are one
 * family, on whichever page or paper each of them stands, since whoever reads one reads the others. A mean speaks of ten pupils at
 * least, and none that is told gives away a smaller one.
 */
export const tellTogether = (inputs: MeasureInputs, groups: readonly Some[], partners: readonly Some[]): Told => {
  const followed = followedIn(inputs);
  const all = [{ key: 'all', codes: followed }, ...groups, ...partners].map(({ key, codes, k }: Some) => ({
    key,
    k: k ?? fewestToCount,
    members: new Set([...codes].filter((code) => followed.has(code))),
  }));
  const sets = all.filter(({ members }) => members.size > 0);
  const cells = showMeans(sets.map(({ members, k }) => ({ members, k, mean: 0 })));
  const told = new Map(sets.map(({ key }, at) => [key, cells[at]]));
  return new Map(all.map(({ key, k }) => [key, told.get(key) ?? showMean(null, 0, k)]));
};
