import { groupKeys, heldBackGroups } from '../definitions/rules.ts';

/** Left out of overlaps unless chosen: parts of another group, and what is no need. */
const notAtFirst = new Set(['free-meals', 'ever6-fsm', 'severe-absence', 'summer-born', 'gifted-talented', 'service']);

type Members = ReadonlyMap<string, ReadonlySet<string>>;

/** The groups that can be laid over one another: all with somebody in them but those that are held back. */
export const choosable = (members: Members): readonly string[] =>
  [...groupKeys, ...[...members.keys()].filter((key) => key.startsWith('own:'))].filter(
    (key) => !heldBackGroups.has(key) && (members.get(key)?.size ?? 0) > 0,
  );

const most = 8;

/** The groups asked for; without any, the six largest of those that are shown at first. */
export const chosenGroups = (members: Members, asked: readonly string[]): readonly string[] => {
  const can = choosable(members);
  const wanted = can.filter((key) => asked.includes(key)).slice(0, most);
  if (wanted.length >= 2) return wanted;
  const size = (key: string) => members.get(key)?.size ?? 0;
  const largest = can
    .filter((key) => !notAtFirst.has(key))
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, 6);
  return can.filter((key) => largest.includes(key));
};

export type Overlaps = Readonly<{
  /** Those in exactly these groups and in no other of the chosen, largest first. */
  combinations: readonly Readonly<{ keys: readonly string[]; pupils: readonly string[] }>[];
  /** In at least one, two and three of the chosen groups. */
  atLeast: readonly [number, number, number];
  /** The two groups that share most pupils, whatever else these are in; null when no two share any. */
  commonest: Readonly<{ keys: readonly [string, string]; count: number }> | null;
}>;

/** Counts who is in which of the chosen groups at once. */
export const overlapsOf = (members: Members, chosen: readonly string[]): Overlaps => {
  const groupsOf = new Map<string, string[]>();
  for (const key of chosen)
    for (const pupil of members.get(key) ?? []) groupsOf.set(pupil, [...(groupsOf.get(pupil) ?? []), key]);
  const by = Map.groupBy(groupsOf, ([, keys]) => keys.join(' '));
  const combinations = [...by.values()]
    .map((each) => ({ keys: each[0]?.[1] ?? [], pupils: each.map(([pupil]) => pupil) }))
    .toSorted((a, b) => b.pupils.length - a.pupils.length || a.keys.length - b.keys.length);
  const inAtLeast = (count: number) => [...groupsOf.values()].filter((keys) => keys.length >= count).length;
  const pairs = chosen.flatMap((a, at) => chosen.slice(at + 1).map((b) => [a, b] as const));
  const counted = pairs
    .map((keys) => ({
      keys,
      count: [...(members.get(keys[0]) ?? [])].filter((pupil) => members.get(keys[1])?.has(pupil)).length,
    }))
    .filter((pair) => pair.count > 0)
    .toSorted((a, b) => b.count - a.count);
  return { combinations, atLeast: [inAtLeast(1), inAtLeast(2), inAtLeast(3)], commonest: counted[0] ?? null };
};
