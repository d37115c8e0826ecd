import { addMonths } from '#platform/clock';
import { reaches } from '../attending/rules.ts';
import { definitionOn, groupKeys, ownId } from '../definitions/rules.ts';
import { recordedStanding, type PupilFacts, type Standing } from './facts.ts';
import { everSix, pupilPremium } from './premium.ts';
import { additionalLanguage, gypsyRomaTraveller, mobile, specialNeeds, summerBorn } from './roll.ts';

export type { HeldFact, PupilFacts, Standing } from './facts.ts';
export { freeMealsCount, premiumFunding, type PremiumFunding } from './premium.ts';
export { entryYearsOf, termOfBirth, yearOfAge, type TermOfBirth } from './roll.ts';

/** What of a school its groups depend on. */
export type SchoolFacts = Readonly<{ entryYears: ReadonlySet<number> }>;

type Rule = (facts: PupilFacts, on: string, school: SchoolFacts) => Standing;

const absent =
  (key: string): Rule =>
  ({ absence }, on) => {
    const percent = definitionOn(key, on)?.absentPercent ?? null;
    const reached = absence === null || percent === null ? null : reaches(absence, percent);
    return reached === null ? 'unknown' : reached ? 'in' : 'out';
  };

const excluded =
  (kind: PupilFacts['exclusions'][number]['kind'], months: number | null): Rule =>
  ({ exclusions }, on) => {
    if (exclusions.length === 0) return 'unknown';
    const after = months === null ? '' : addMonths(on, -months);
    const is = exclusions.some((each) => each.kind === kind && each.beganOn > after && each.beganOn <= on);
    return is ? 'in' : 'unknown';
  };

/** The groups that follow from facts, each with its rule. What is not here is recorded. */
const derived: Readonly<Record<string, Rule>> = {
  'ever6-fsm': everSix,
  'pupil-premium': pupilPremium,
  'sen-support': (facts, on) => specialNeeds(facts, 'sen-support', on),
  'ehc-plan': (facts, on) => specialNeeds(facts, 'ehc-plan', on),
  eal: (facts) => additionalLanguage(facts.firstLanguage),
  'gypsy-roma-traveller': (facts) => gypsyRomaTraveller(facts.ethnicity),
  mobile: (facts, on, school) => mobile(facts, on, school.entryYears),
  'summer-born': (facts) => summerBorn(facts.bornOn),
  'persistent-absence': absent('persistent-absence'),
  'severe-absence': absent('severe-absence'),
  suspended: excluded('suspension', 12),
  'permanently-excluded': excluded('permanent-exclusion', null),
};

/** Where a pupil stands to a group on a day, by the definition of that day. A record goes before what would follow from facts. */
export const standingOf = (key: string, facts: PupilFacts, on: string, school: SchoolFacts): Standing => {
  if (ownId(key) !== null) return recordedStanding(facts, key, on);
  const definition = definitionOn(key, on);
  if (definition === null) return 'unknown';
  const recorded = definition.how === 'derived' ? 'unknown' : recordedStanding(facts, key, on);
  if (recorded === 'in') return 'in';
  const follows = derived[key]?.(facts, on, school) ?? 'unknown';
  return follows === 'unknown' ? recorded : follows;
};

/** Every group to which a pupil belongs on a day, in the order of the definitions, the school's own last. */
export const groupsOf = (
  facts: PupilFacts,
  on: string,
  school: SchoolFacts,
  own: readonly string[] = [],
): readonly string[] => [...groupKeys, ...own].filter((key) => standingOf(key, facts, on, school) === 'in');
