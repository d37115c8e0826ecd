import type { HeldBy } from '#platform/kit';
import { isClearOfZero } from '../methods/interval.ts';
import { designOf, type DesignKey } from './designs.ts';

/** Five degrees of what may be claimed: what people say; before and after; compared; compared and clear; repeated. */
export type Strength = 1 | 2 | 3 | 4 | 5;

export type StrengthInput = Readonly<{
  design: DesignKey;
  /** Pupils on whom the figure rests, those with every reading it needs. */
  n: Readonly<{ target: number; comparison: number }>;
  /** Standard deviations between the groups at the start; null where the start is not known or nothing is compared. */
  balance: number | null;
  /** Pupils listed at the start and followed to the end, in both groups together (or `target` and `comparison` apart). */
  missing: Readonly<{ listed: number; followed: number }>;
  /** Likely range of the figure, turned so that more is better; null where there is none. */
  interval: Readonly<{ low: number; high: number }> | null;
  /** Classes or schools on each side, where whole ones were chosen. */
  clusters?: Readonly<{ target: number; comparison: number }>;
  /** The same was clear, in the same direction, in a second cohort. */
  repeated?: boolean;
  /** Whether both groups moved alike before the work, where an earlier point tells. */
  trends?: 'alike' | 'apart' | 'unknown';
}>;

/** Why a figure is no stronger than it is, the weightiest first. */
export type Held =
  | 'words-only'
  | 'nothing-compared'
  | 'few-pupils'
  | 'few-clusters'
  | 'many-lost'
  | 'began-apart'
  | 'start-unknown'
  | 'trends-apart'
  | 'not-clear'
  | 'once';

export type StrengthOf = Readonly<{
  level: Strength;
  held: readonly Held[];
  /** What would reach the next degree, in a sentence; null at the top. */
  next: string | null;
}>;

/** Above it groups are not alike enough for any adjustment (What Works Clearinghouse); without one, a fifth of it is the limit. */
export const mostApart = 0.25;
const mostApartUnadjusted = 0.05;

/** Under ten pupils in a group the likely range is itself a guess. */
const fewestForClear = 10;

const fewestClusters = 3;

/** More than a fifth lost on the way, and those who are left may no longer be alike (EEF: two padlocks go). */
const leastFollowed = 0.8;

const nextWords: Record<Held, string> = {
  'words-only': 'Measure the same pupils before and after the work.',
  'nothing-compared': 'Compare with like pupils who were not in the programme.',
  'few-pupils': 'Follow at least ten pupils in each group, or pool this cohort with the next.',
  'few-clusters': 'Bring in at least three classes or schools on each side.',
  'many-lost': 'Follow at least four in five of the pupils who were listed.',
  'began-apart': 'Choose comparison pupils who start closer to the target pupils.',
  'start-unknown': 'Measure both groups before the work begins.',
  'trends-apart': 'Choose comparison pupils who moved like the target pupils before the work.',
  'not-clear': 'Follow more pupils, or for longer, until the likely range leaves out no difference.',
  once: 'Find the same with a second cohort of pupils.',
};

/** Why a claim is not yet clear though its range leaves out no difference; null where that is not what holds it. */
const heldWords: Partial<Record<Held, string>> = {
  'few-pupils': 'few pupils stand behind it',
  'few-clusters': 'few classes or schools stand behind it',
  'many-lost': 'many pupils were lost on the way',
  'began-apart': 'the groups began far apart',
  'start-unknown': 'nobody knows how alike the groups began',
  'trends-apart': 'the groups moved differently before the work',
};

const heldShort: Partial<Record<Held, string>> = {
  'few-pupils': 'few pupils',
  'few-clusters': 'few classes',
  'many-lost': 'many lost',
  'began-apart': 'unlike start',
  'start-unknown': 'start not known',
  'trends-apart': 'moved unlike',
};

/** What holds a claim back beside its range, for charts and tables; null where nothing does. */
export const heldBy = (of: StrengthOf | null): HeldBy | null => {
  const words = of === null ? null : heldBackBy(of);
  const [first] = of?.held ?? [];
  return words === null || first === undefined ? null : { short: heldShort[first] ?? '', words };
};

/** "the groups began far apart": what holds a claim back beside its range; null where nothing does. */
export const heldBackBy = (of: StrengthOf): string | null => {
  const [first] = of.held;
  return of.level !== 3 || first === undefined ? null : (heldWords[first] ?? null);
};

const shortfalls = (of: StrengthInput): readonly Held[] => {
  const found: Held[] = [];
  const limit = of.design === 'two-groups' ? mostApartUnadjusted : mostApart;
  if (Math.min(of.n.target, of.n.comparison) < fewestForClear) found.push('few-pupils');
  if (of.clusters !== undefined && Math.min(of.clusters.target, of.clusters.comparison) < fewestClusters)
    found.push('few-clusters');
  if (of.missing.listed > 0 && of.missing.followed < leastFollowed * of.missing.listed) found.push('many-lost');
  if (of.balance === null) found.push('start-unknown');
  else if (Math.abs(of.balance) > limit) found.push('began-apart');
  if (of.trends === 'apart') found.push('trends-apart');
  return found;
};

/**
 * How strong a claim a figure carries, from its design, numbers, balance, losses and likely range. Clear means clear in
 * either direction: a clear difference to the bad is as strong. Null where not even a gain with a range is there.
 */
export const strengthOf = (of: StrengthInput): StrengthOf | null => {
  const { atMost, fewest } = designOf(of.design);
  const at = (level: Strength, held: readonly Held[]): StrengthOf => {
    const first = held[0];
    return { level, held, next: first === undefined ? null : nextWords[first] };
  };
  if (of.design === 'voice') return of.n.target < fewest.target ? null : at(1, ['words-only']);
  if (of.interval === null) return null;
  if (atMost === 2) return at(2, ['nothing-compared']);
  if (of.n.comparison < fewest.comparison || of.n.target < fewest.target) return at(2, ['few-pupils']);
  const isClear = isClearOfZero(of.interval);
  const held = shortfalls(of);
  if (held.length > 0 || !isClear) return at(3, isClear ? held : [...held, 'not-clear']);
  return of.repeated === true ? at(5, []) : at(4, ['once']);
};
