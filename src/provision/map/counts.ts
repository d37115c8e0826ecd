import { fewestToCount, hideOverlapping, type Cell } from '#platform/disclosure';
import type { Provision } from '../store.ts';
import { ranIn, yearsOf } from './rules.ts';

/** Pupils whose number is told, and how: whatever is told next stands beside it. */
export type Told = Readonly<{ members: ReadonlySet<string>; already: Cell }>;

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/**
 * Numbers of groups of pupils beside those that are told already. Outside the team a small one is hidden, and with it whatever would
 * give it away: a pupil may be on several provisions, so rows are not parted by being added up.
 */
export const tellOf = (
  next: readonly ReadonlySet<string>[],
  known: readonly Told[],
  isTeam: boolean,
): readonly Told[] => {
  if (isTeam) return next.map((members) => ({ members, already: { kind: 'shown', n: members.size } }));
  const fresh = next.filter((members) => !known.some((told) => isSame(told.members, members)));
  const seen = hideOverlapping([...known, ...fresh.map((members) => ({ members }))], 'shown');
  const all = [
    ...known,
    ...fresh.flatMap((members, at): Told[] => {
      const already = seen[known.length + at];
      return already === undefined ? [] : [{ members, already }];
    }),
  ];
  return next.map((members) => ({
    members,
    already: all.find((told) => isSame(told.members, members))?.already ?? { kind: 'shown', n: 0 },
  }));
};

type Placed = Pick<Provision, 'id' | 'startsOn' | 'endsOn'>;

/** How many pupils each provision reaches, and all those of a school year together, each pupil counted once. */
export type Counts = Readonly<{
  of: (id: string) => Cell;
  reach: (year: string) => Cell;
  /** Everything that is told, for those who tell more beside it. */
  told: readonly Told[];
}>;

/**
 * The numbers of every provision of the school, in whatever year, worked out together: what one page, filter or file hides is hidden
 * on each, so that nobody takes one from another. Rows matter more than totals: those are shown only where they give nothing away.
 */
export const countsOf = (
  provisions: readonly Placed[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
  today: string,
  isTeam: boolean,
): Counts => {
  const on = (id: string): ReadonlySet<string> => members.get(id) ?? new Set();
  const rows = tellOf(
    provisions.map(({ id }) => on(id)),
    [],
    isTeam,
  );
  const years = yearsOf(provisions, today);
  const wholes = tellOf(
    years.map((year) => new Set(provisions.filter((each) => ranIn(each, year)).flatMap(({ id }) => [...on(id)]))),
    rows,
    isTeam,
  );
  const none: Cell = { kind: 'shown', n: 0 };
  return {
    of: (id) => rows[provisions.findIndex((each) => each.id === id)]?.already ?? none,
    reach: (year) => wholes[years.indexOf(year)]?.already ?? none,
    told: [...rows, ...wholes],
  };
};

/** How many some of a year's provisions reach together. Outside the team only the whole year is told: parts would be taken from it. */
export const reachOf = (
  shown: readonly Placed[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
  whole: Readonly<{ counts: Counts; year: string; isAll: boolean; isTeam: boolean }>,
): Cell => {
  if (whole.isTeam) return { kind: 'shown', n: new Set(shown.flatMap(({ id }) => [...(members.get(id) ?? [])])).size };
  return whole.isAll ? whole.counts.reach(whole.year) : { kind: 'hidden', k: fewestToCount, because: 'few' };
};
