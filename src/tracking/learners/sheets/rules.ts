import { fewestToCount, hideOverlapping, showMeans, showShares, type Cell } from '#platform/disclosure';
import { definitionOn, reaches, sensitiveGroups } from '#pupils/rules';
import { figureAt } from '../levels.ts';
import { fewestOf } from '../outside.ts';
import type { LearnersRead } from '../reading.ts';

/** A group as it may leave the school. Means are unrounded; shares are whole percentages. */
export type SheetRow = Readonly<{
  title: string;
  definition: string;
  size: Cell;
  sizeBefore: Cell | null;
  level: Cell | null;
  others: Cell | null;
  persistent: Cell;
  reached: Cell;
}>;

const none: ReadonlySet<string> = new Set();

/**
 * Every group as it may leave the school: sizes of both days, levels, absence and reach each hidden where they, or what follows
 * from them and their neighbours, would speak of few.
 */
export const sheetRows = (read: LearnersRead): readonly SheetRow[] => {
  const { groups, members, membersBefore, facts, looked, roll } = read;
  const of = (key: string) => members.get(key) ?? none;
  const everybody = new Set(facts.map(({ pupilId }) => pupilId));
  const sizes = hideOverlapping([
    { members: everybody },
    ...groups.map(({ key }) => ({ members: of(key), k: fewestOf(key) })),
  ]).slice(1);
  const before = hideOverlapping(
    groups.map(({ key }) => ({ members: membersBefore.get(key) ?? none, k: fewestOf(key) })),
  );
  const valued = new Set(
    looked === null
      ? []
      : [...everybody].filter((id) => figureAt(looked.scale, looked.readings.get(id)?.[looked.at]) !== null),
  );
  const within = (all: ReadonlySet<string>, kept: (id: string) => boolean) => new Set([...all].filter(kept));
  const levels = showMeans([
    ...groups.map(({ key, level }) => ({
      members: within(of(key), (id) => valued.has(id)),
      mean: level?.group.level ?? null,
      k: fewestOf(key),
    })),
    ...groups.map(({ key, level }) => ({
      members: within(valued, (id) => !of(key).has(id)),
      mean: level?.others.level ?? null,
    })),
  ]);
  const known = new Map(
    facts.flatMap(({ pupilId, absence }) => (absence === null ? [] : [[pupilId, absence] as const])),
  );
  const isPersistent = (id: string) => {
    const absence = known.get(id);
    return absence !== undefined && reaches(absence, 10) === true;
  };
  const shares = (counted: (id: string) => boolean, base: (id: string) => boolean) =>
    showShares(
      groups.map(({ key }) => {
        const all = within(of(key), base);
        return { of: all, counted: within(all, counted), k: fewestOf(key), sensitive: sensitiveGroups.has(key) };
      }),
    );
  const persistent = shares(isPersistent, (id) => (known.get(id)?.possible ?? 0) > 0);
  const reached = shares(
    (id) => roll.get(id)?.isReached === true,
    () => true,
  );
  const hidden: Cell = { kind: 'hidden', k: fewestToCount, because: 'small' };
  return groups.map(({ key, title }, at) => ({
    title,
    definition: definitionOn(key, read.on)?.version ?? 'own',
    size: sizes[at] ?? hidden,
    sizeBefore: read.year === null ? (before[at] ?? hidden) : null,
    level: looked === null ? null : (levels[at] ?? hidden),
    others: looked === null ? null : (levels[groups.length + at] ?? hidden),
    persistent: persistent[at] ?? hidden,
    reached: reached[at] ?? hidden,
  }));
};
