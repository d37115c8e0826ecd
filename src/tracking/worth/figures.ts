import { fewestOfSensitive, fewestToCount, hideOverlapping, showShares } from '#platform/disclosure';
import { reaches, sensitiveGroups } from '#pupils/rules';
import { againstExpected } from '../learners/group/rules.ts';
import { isChosenBy } from '../learners/levels.ts';
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

/** The figure of everybody and of each group, as pupils; for readers outside the team with what of it may be shown. */
export const worthRows = (read: LearnersRead, what: Counting, isOutside: boolean): readonly WorthRow[] => {
  const { base, yes } = countedIn(read, what);
  if (base.size === 0) return [];
  const all = [
    { title: 'All pupils', of: base, k: fewestToCount, sensitive: false },
    ...read.groups
      .filter(({ key }) => !isChosenBy(key, { key: what === 'attendance' ? what : (read.looked?.scale.key ?? 'own') }))
      .flatMap(({ key, title }) => {
        const of = among(read.members.get(key) ?? new Set(), base);
        const sensitive = sensitiveGroups.has(key);
        return of.size === 0 ? [] : [{ title, of, k: sensitive ? fewestOfSensitive : fewestToCount, sensitive }];
      }),
  ].map((each) => ({ ...each, counted: among(each.of, yes) }));
  const shares = isOutside ? showShares(all) : [];
  const sizes = isOutside ? hideOverlapping(all.map(({ of, k }) => ({ members: of, k }))) : [];
  return all.map(({ title, of, counted, k }, at) => ({
    title,
    share: { count: counted.size, of: of.size },
    seen: isOutside
      ? {
          of: sizes[at] ?? { kind: 'hidden', k, because: 'small' },
          percent: shares[at] ?? { kind: 'hidden', k, because: 'small' },
        }
      : null,
  }));
};
