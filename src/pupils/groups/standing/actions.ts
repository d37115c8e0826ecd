import type { Db } from '#platform/db';
import { entryYearsOf, groupsOf, type PupilFacts, type SchoolFacts } from './rules.ts';
import { factsOn, ownGroupsOn, schoolAges } from './store.ts';

/** The pupils on roll on a day with what is held of each, and what of the school their groups depend on. */
export type Standings = Readonly<{
  on: string;
  pupils: readonly PupilFacts[];
  school: SchoolFacts;
  /** The school's own groups that had not ended by then: their keys. */
  own: readonly string[];
}>;

export const standingsOn = async (
  db: Db,
  schoolId: string,
  on: string,
  followedBy: string | null = null,
): Promise<Standings> => {
  const ages = await schoolAges(db, schoolId);
  const own = await ownGroupsOn(db, schoolId, on);
  const pupils = await factsOn(db, schoolId, on, followedBy);
  return { on, pupils, school: { entryYears: entryYearsOf(ages.low, ages.high) }, own };
};

/**
 * Who belongs to which group on a day ('YYYY-MM-DD'), of the pupils on roll on it, as the asker may see it: group key to ids of
 * pupils. A group without anybody is left out; that somebody is not in it does not say that they do not belong. `followedBy` asks
 * only of the pupils whom an enrolment follows.
 */
export const membersOf = async (
  db: Db,
  schoolId: string,
  on: string,
  followedBy: string | null = null,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => membersIn(await standingsOn(db, schoolId, on, followedBy));

export const membersIn = ({ pupils, on, school, own }: Standings): ReadonlyMap<string, ReadonlySet<string>> => {
  const members = new Map<string, Set<string>>();
  for (const facts of pupils)
    for (const key of groupsOf(facts, on, school, own))
      members.set(key, (members.get(key) ?? new Set()).add(facts.pupilId));
  return members;
};
