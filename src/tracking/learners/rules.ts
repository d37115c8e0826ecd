/** Who the vulnerable learners of a school are and how each group stands beside the others, on a day. Pure. */
import { definitionOn, groupKeys, groupTitles, ownId, reaches, type PupilFacts } from '#pupils/rules';
import type { Reading } from '../rules.ts';
import type { Scale } from '../scales/rules.ts';
import { isChosenBy, levelOf, turnedGap, type GroupLevel } from './levels.ts';

export type Absences = Readonly<{
  /** Pupils of whom sessions are recorded, and of them persistently and severely absent (10 and 50 in 100). */
  of: number;
  persistent: number;
  severe: number;
  /** Sessions missed of 100 possible, over all of them; null where none is recorded. */
  rate: number | null;
}>;

export type LearnerGroup = Readonly<{
  key: string;
  title: string;
  size: number;
  /** Null where nothing was recorded then from which it could follow. */
  sizeBefore: number | null;
  /** The definition changed between the two days, so the two sizes are not of the same thing. */
  isRedefined: boolean;
  level: GroupLevel | null;
  absence: Absences;
  absenceOthers: Absences;
  /** How many have any provision on the day. */
  reached: number;
}>;

export type RollPupil = Readonly<{ pupilId: string; yearGroup: string | null; isReached: boolean }>;
export type Members = ReadonlyMap<string, ReadonlySet<string>>;

/** The series of one assessment with the point looked at and the one that it is held against. */
export type Looked = Readonly<{
  scale: Scale;
  readings: ReadonlyMap<string, readonly Reading[]>;
  at: number;
  since: number;
}>;

/** Adds absence up over pupils. Persistent includes severe; both are compared as whole numbers. */
export const absencesOf = (facts: readonly PupilFacts[]): Absences => {
  const known = facts.flatMap(({ absence }) => (absence === null || absence.possible === 0 ? [] : [absence]));
  const sum = (what: 'possible' | 'absent') => known.reduce((total, each) => total + each[what], 0);
  return {
    of: known.length,
    persistent: known.filter((each) => reaches(each, 10)).length,
    severe: known.filter((each) => reaches(each, 50)).length,
    rate: known.length === 0 ? null : (sum('absent') / sum('possible')) * 100,
  };
};

/** What a group is called; a group of the school's own by its title. */
export const titleOf = (key: string, own: ReadonlyMap<string, string>): string =>
  groupTitles[key] ?? own.get(ownId(key) ?? '') ?? 'A group of the school’s own';

type Seen = Readonly<{
  on: string;
  before: string;
  /** Facts of the pupils on roll on the day. */
  facts: readonly PupilFacts[];
  members: Members;
  membersBefore: Members;
  /** Whether sessions of the school year before are held at all. */
  knewAbsence: boolean;
  roll: readonly RollPupil[];
  own: ReadonlyMap<string, string>;
  looked: Looked | null;
}>;

const inOrderOfKeys = (keys: Iterable<string>): readonly string[] => {
  const place = (key: string) => {
    const at = groupKeys.indexOf(key);
    return at < 0 ? groupKeys.length : at;
  };
  return [...keys].toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));
};

/** Every group that anybody is in today or was in a year ago, in the order of the definitions. */
export const groupsSeen = (seen: Seen): readonly LearnerGroup[] => {
  const { facts, members, membersBefore, roll, looked, on, before } = seen;
  const ids = facts.map(({ pupilId }) => pupilId);
  const reached = new Set(roll.filter(({ isReached }) => isReached).map(({ pupilId }) => pupilId));
  return inOrderOfKeys(new Set([...members.keys(), ...membersBefore.keys()])).map((key) => {
    const now: ReadonlySet<string> = members.get(key) ?? new Set();
    const inside = facts.filter(({ pupilId }) => now.has(pupilId));
    return {
      key,
      title: titleOf(key, seen.own),
      size: now.size,
      sizeBefore:
        !seen.knewAbsence && isChosenBy(key, { key: 'attendance' }) ? null : (membersBefore.get(key)?.size ?? 0),
      isRedefined: definitionOn(key, on)?.version !== definitionOn(key, before)?.version,
      level: looked === null ? null : levelOf(looked, now, ids),
      absence: absencesOf(inside),
      absenceOthers: absencesOf(facts.filter(({ pupilId }) => !now.has(pupilId))),
      reached: inside.filter(({ pupilId }) => reached.has(pupilId)).length,
    };
  });
};

/**
 * The group furthest behind comes first; groups without a gap after them, the largest first, and those that are chosen by what is
 * looked at.
 */
export const weakestFirst = (groups: readonly LearnerGroup[], scale: Scale | null): readonly LearnerGroup[] => {
  const worth = ({ key, level }: LearnerGroup): number => {
    if (scale === null || level === null || level.gap === null || isChosenBy(key, scale))
      return Number.POSITIVE_INFINITY;
    return turnedGap(level.gap, scale).estimate;
  };
  return groups.toSorted((a, b) => {
    const [one, other] = [worth(a), worth(b)];
    return one === other ? b.size - a.size : one - other;
  });
};

type Point = Readonly<{ takenOn: string | null }>;

/**
 * The point to look at on a day: the last one taken by then, else the last of those without a day. The one it is held against:
 * the earliest within 400 days before it, so that about a year lies between and never more.
 */
export const pointsFor = (
  points: readonly Point[],
  on: string,
  asked: number | null = null,
): Readonly<{ at: number; since: number }> => {
  const last = points.findLastIndex(({ takenOn }) => takenOn !== null && takenOn <= on);
  const at = asked !== null && asked >= 0 && asked < points.length ? asked : last >= 0 ? last : points.length - 1;
  const day = points[at]?.takenOn ?? null;
  if (day === null) return { at, since: at > 0 ? 0 : -1 };
  const from = new Date(Date.parse(`${day}T00:00:00Z`) - 400 * 86_400_000).toISOString().slice(0, 10);
  const since = points.findIndex(({ takenOn }) => takenOn !== null && takenOn >= from && takenOn < day);
  return { at, since };
};

type OfOne = Readonly<{ groups: readonly LearnerGroup[]; own: ReadonlyMap<string, string> }>;
const nobody: GroupLevel = {
  group: { n: 0, level: null },
  others: { n: 0, level: null },
  gap: null,
  change: null,
  followed: { group: 0, others: 0 },
};
const noAbsence: Absences = { of: 0, persistent: 0, severe: 0, rate: null };

/** One group among those read, empty when nobody is in it; null for a group of the school's own that there is not. */
export const groupSeen = ({ groups, own }: OfOne, key: string): LearnerGroup | null => {
  const found = groups.find((each) => each.key === key);
  if (found !== undefined) return found;
  const id = ownId(key);
  if (id !== null && !own.has(id)) return null;
  return {
    key,
    title: titleOf(key, own),
    size: 0,
    sizeBefore: 0,
    isRedefined: false,
    level: nobody,
    absence: noAbsence,
    absenceOthers: noAbsence,
    reached: 0,
  };
};
