import type { Db } from '#platform/db';
import { entryYearsOf, groupsOf, type PupilFacts, type SchoolFacts } from './rules.ts';
import { factsOn, schoolOn, type Whose } from './store.ts';

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
  whose: Whose = { kind: 'roll' },
  without?: readonly string[],
): Promise<Standings> => {
  const { low, high, own } = await schoolOn(db, schoolId, on);
  return {
    on,
    pupils: await factsOn(db, schoolId, on, whose, without),
    school: { entryYears: entryYearsOf(low, high) },
    own,
  };
};

/**
 * Who belongs to which group on a day ('YYYY-MM-DD'), of the pupils on roll on it: group key to ids of pupils. A group
 * without anybody is left out; that somebody is not in it does not say that they do not belong. Groups that are held back
 * (`heldBackGroups`) are never here, whoever asks. `targetsOf` asks only of an enrolment's target pupils.
 */
export const membersOf = async (
  db: Db,
  schoolId: string,
  on: string,
  targetsOf: string | null = null,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> =>
  membersIn(
    await standingsOn(
      db,
      schoolId,
      on,
      targetsOf === null ? { kind: 'roll' } : { kind: 'targets', enrolmentId: targetsOf },
    ),
  );

export const membersIn = ({ pupils, on, school, own }: Standings): ReadonlyMap<string, ReadonlySet<string>> => {
  const members = new Map<string, Set<string>>();
  for (const facts of pupils)
    for (const key of groupsOf(facts, on, school, own))
      members.set(key, (members.get(key) ?? new Set()).add(facts.pupilId));
  return members;
};
