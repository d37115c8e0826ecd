import type { Counted, Sum } from './marks.ts';

/** Pupils who are counted together, and the fewest that may be spoken of. */
export type Members = Readonly<{ members: ReadonlySet<string>; k: number }>;

/** Ways to cut one group into others that are looked at: enough for year groups, and never a search without an end. */
const mostCuts = 40;

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
  inner.size <= outer.size && [...inner].every((one) => outer.has(one));
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of few) if (many.has(one)) both += 1;
  return both;
};

/** Groups that lie side by side in another, none of them reaching into the next: every way that takes in no more. */
const cutsOf = (inner: readonly number[], apart: (a: number, b: number) => boolean): readonly (readonly number[])[] => {
  const cuts: (readonly number[])[] = [];
  const grow = (chosen: readonly number[], left: readonly number[]): void => {
    if (cuts.length >= mostCuts) return;
    const [next, ...rest] = left;
    if (next === undefined) {
      const isFull = inner.every((one) => chosen.includes(one) || chosen.some((each) => !apart(each, one)));
      if (chosen.length > 0 && isFull) cuts.push(chosen);
      return;
    }
    if (chosen.every((each) => apart(each, next))) grow([...chosen, next], rest);
    if (rest.some((one) => !apart(one, next)) || chosen.some((each) => !apart(each, next))) grow(chosen, rest);
  };
  grow([], inner);
  return cuts;
};

type Found = Readonly<{ cells: readonly Counted[]; sums: readonly Sum[] }>;

/**
 * What an attacker may know of how groups lie: which lie in which, which share nobody, and which two together make up a third
 * or nearly. Each gives a sum, with a part that nobody is shown: those of the outer group who are in none of the inner ones, or
 * in both. `from` is the place of the first such part.
 */
export const liesOf = (groups: readonly Members[], from: number): Found => {
  const cells: Counted[] = [];
  const sums: Sum[] = [];
  const unseen = (n: number, k: number): readonly number[] => {
    if (n === 0) return [];
    cells.push({ n, k, isUnpublished: true });
    return [from + cells.length - 1];
  };
  const size = (at: number): number => groups[at]?.members.size ?? 0;
  const of = (at: number): ReadonlySet<string> => groups[at]?.members ?? new Set();
  const both = new Map<string, number>();
  const met = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = both.get(key) ?? meet(of(a), of(b));
    both.set(key, known);
    return known;
  };
  const places = groups.flatMap(({ members }, at) => (members.size === 0 ? [] : [at]));
  for (const outer of places) {
    const k = groups[outer]?.k ?? 0;
    const inner = places.filter(
      (at) => at !== outer && isWithin(of(at), of(outer)) && (size(at) < size(outer) || at < outer),
    );
    for (const cut of cutsOf(inner, (a, b) => met(a, b) === 0)) {
      const rest = size(outer) - cut.reduce((sum, at) => sum + size(at), 0);
      sums.push({ total: outer, parts: [...cut, ...unseen(rest, k)] });
    }
    inner.forEach((a, place) => {
      for (const b of inner.slice(place + 1)) {
        const shared = met(a, b);
        const rest = size(outer) - size(a) - size(b) + shared;
        if (shared === 0 || shared === Math.min(size(a), size(b)) || rest >= k) continue;
        const inBoth = unseen(shared, Math.max(groups[a]?.k ?? 0, groups[b]?.k ?? 0));
        const onlyA = unseen(size(a) - shared, groups[a]?.k ?? 0);
        const onlyB = unseen(size(b) - shared, groups[b]?.k ?? 0);
        sums.push({ total: a, parts: [...inBoth, ...onlyA] }, { total: b, parts: [...inBoth, ...onlyB] });
        sums.push({ total: outer, parts: [...inBoth, ...onlyA, ...onlyB, ...unseen(rest, k)] });
      }
    });
  }
  return { cells, sums };
};
