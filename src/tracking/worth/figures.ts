import { fewestToCount, showShares, type Cell } from '#platform/disclosure';
import { reaches, sensitiveGroups } from '#pupils/rules';
import { againstExpected } from '../learners/group/rules.ts';
import { isChosenBy } from '../learners/levels.ts';
import { fewestOf, isTold, seenRoll } from '../learners/outside.ts';
import type { LearnersRead } from '../learners/reading.ts';
import type { WorthRow } from './pages.tsx';

/** What is counted: pupils at or above what is expected in the chosen assessment, or those who are not persistently absent. */
export type Counting = 'assessment' | 'attendance';

type Counted = Readonly<{ base: ReadonlySet<string>; yes: ReadonlySet<string> }>;

const countedIn = (read: LearnersRead, what: Counting): Counted => {
  const known = read.facts.flatMap(({ pupilId, absence }): readonly (readonly [string, boolean])[] => {
    if (what === 'attendance')
      return absence === null || absence.possible === 0 ? [] : [[pupilId, reaches(absence, 10) === false]];
    if (read.looked === null) return [];
    const { scale, readings, at } = read.looked;
    const stands = againstExpected(scale, readings.get(pupilId)?.[at]?.value ?? null);
    return stands === null ? [] : [[pupilId, stands === 'at-or-above']];
  });
  return { base: new Set(known.map(([id]) => id)), yes: new Set(known.flatMap(([id, isYes]) => (isYes ? [id] : []))) };
};

const among = (all: ReadonlySet<string>, kept: ReadonlySet<string>) => new Set([...all].filter((id) => kept.has(id)));

/** What a reader outside the team may be told: sizes as on every such page, and shares that give nobody away. */
const seenOf = (
  read: LearnersRead,
  all: readonly Readonly<{ key: string | null; of: ReadonlySet<string>; counted: ReadonlySet<string> }>[],
) => {
  const roll = seenRoll(
    read.facts.map(({ pupilId }) => pupilId),
    read.members,
  );
  const shares = showShares(
    all.map(({ key, of, counted }) => ({
      of,
      counted,
      k: key === null ? fewestToCount : fewestOf(key),
      sensitive: key !== null && sensitiveGroups.has(key),
    })),
  );
  const small: Cell = { kind: 'hidden', k: fewestToCount, because: 'small' };
  return all.map(({ key }, at) => ({
    // The whole group, with or without a result: two sizes side by side would tell who has none.
    of: key === null ? roll.roll : (roll.groups.find((each) => each.key === key)?.size ?? small),
    percent: shares[at] ?? small,
  }));
};

/** The figure of everybody and of each group, as pupils; for readers outside the team with what of it may be shown. */
export const worthRows = (read: LearnersRead, what: Counting, isOutside: boolean): readonly WorthRow[] => {
  const { base, yes } = countedIn(read, what);
  if (base.size === 0) return [];
  const scale = { key: what === 'attendance' ? what : (read.looked?.scale.key ?? 'own') } as const;
  const groups = read.groups.filter(({ key }) => !isChosenBy(key, scale) && (!isOutside || isTold(key)));
  const all = [
    { key: null, title: 'All pupils', of: base },
    ...groups.flatMap(({ key, title }) => {
      const of = among(read.members.get(key) ?? new Set(), base);
      return of.size === 0 ? [] : [{ key, title, of }];
    }),
  ].map((each) => ({ ...each, counted: among(each.of, yes) }));
  const seen = isOutside ? seenOf(read, all) : [];
  return all.map(({ title, of, counted }, at) => ({
    title,
    share: { count: counted.size, of: of.size },
    seen: seen[at] ?? null,
  }));
};
