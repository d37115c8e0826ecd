import { addMonths } from '#platform/clock';
import type { Db } from '#platform/db';
import { membersIn, standingsOn } from '#pupils';
import { countInNeed, yearGroups, type PupilFacts } from '#pupils/rules';
import { schoolSeriesOf, type SchoolSeries } from '../series/store.ts';
import { groupsSeen, pointsFor, type LearnerGroup, type Looked, type Members, type RollPupil } from './rules.ts';
import { listOffered, rollOn, type AssessmentOffered } from './store.ts';

/** What an address asks for; what makes no sense asks for nothing. */
export type LearnersAsked = Readonly<{
  on: string;
  year: string | null;
  assessment: string | null;
  point: number | null;
}>;

export type LearnersRead = Readonly<{
  on: string;
  before: string;
  year: string | null;
  years: readonly string[];
  facts: readonly PupilFacts[];
  roll: ReadonlyMap<string, RollPupil>;
  members: Members;
  membersBefore: Members;
  groups: readonly LearnerGroup[];
  /** Pupils in at least one group of need. */
  inAny: number;
  offered: readonly AssessmentOffered[];
  chosen: AssessmentOffered | null;
  series: SchoolSeries | null;
  looked: Looked | null;
  own: ReadonlyMap<string, string>;
}>;

const keepOnly = (members: Members, ids: ReadonlySet<string>): Members => {
  const kept = new Map<string, ReadonlySet<string>>();
  for (const [key, all] of members) {
    const some = new Set([...all].filter((id) => ids.has(id)));
    if (some.size > 0) kept.set(key, some);
  }
  return kept;
};

const yearsOf = (roll: readonly RollPupil[]): readonly string[] => {
  const present = new Set(roll.flatMap(({ yearGroup }) => (yearGroup === null ? [] : [yearGroup])));
  return [...yearGroups.filter((year) => present.has(year))];
};

/**
 * Every group of a school on a day, beside where it stood a year before and beside the other pupils in one assessment. Eight
 * statements, whatever the size of the school.
 */
export const readLearners = async (db: Db, schoolId: string, asked: LearnersAsked): Promise<LearnersRead> => {
  const before = addMonths(asked.on, -12);
  const [now, then, { roll, own }, offered] = await Promise.all([
    standingsOn(db, schoolId, asked.on),
    standingsOn(db, schoolId, before),
    rollOn(db, schoolId, asked.on),
    listOffered(db, schoolId),
  ]);
  const chosen = offered.find(({ id }) => id === asked.assessment) ?? offered[0] ?? null;
  const series = chosen === null ? null : await schoolSeriesOf(db, schoolId, chosen.id);
  const byId = new Map(roll.map((pupil) => [pupil.pupilId, pupil]));
  const present = new Set(now.pupils.map(({ pupilId }) => pupilId));
  const isAsked = (id: string) => asked.year === null || byId.get(id)?.yearGroup === asked.year;
  const facts = now.pupils.filter(({ pupilId }) => isAsked(pupilId));
  const onRoll = new Set(facts.map(({ pupilId }) => pupilId));
  const members = keepOnly(membersIn(now), onRoll);
  // A year ago a pupil stood a year lower: of those on roll then, whoever is in the chosen year today is not who was then.
  const membersBefore = asked.year === null ? membersIn(then) : new Map<string, ReadonlySet<string>>();
  const looked =
    series === null
      ? null
      : { scale: series.scale, readings: series.pupils, ...pointsFor(series.points, asked.on, asked.point) };
  const knewAbsence = then.pupils.some(({ absence }) => absence !== null);
  const seen = { on: asked.on, before, facts, members, membersBefore, knewAbsence, roll, own, looked };
  return {
    on: asked.on,
    before,
    year: asked.year,
    years: yearsOf(roll.filter(({ pupilId }) => present.has(pupilId))),
    facts,
    roll: byId,
    members,
    membersBefore,
    groups: groupsSeen(seen),
    inAny: countInNeed(members),
    offered,
    chosen,
    series,
    looked,
    own,
  };
};
