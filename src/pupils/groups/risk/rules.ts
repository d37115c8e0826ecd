import { standingOf, type PupilFacts, type SchoolFacts } from '../standing/rules.ts';

/**
 * What makes a pupil's way harder, each counted once: free meals, Ever 6 and Pupil Premium are one thing, and so are persistent
 * and severe absence. Being born in summer or gifted is a group and no risk; groups that are held back are never here.
 */
export const riskFactors = [
  { key: 'disadvantage', title: 'Pupil Premium', groups: ['pupil-premium', 'ever6-fsm'] },
  { key: 'care', title: 'In care now or before', groups: ['looked-after', 'previously-looked-after'] },
  { key: 'special-needs', title: 'Special educational needs', groups: ['sen-support', 'ehc-plan'] },
  { key: 'language', title: 'English as an additional language', groups: ['eal'] },
  { key: 'caring', title: 'Young carer', groups: ['young-carer'] },
  { key: 'heritage', title: 'Gypsy, Roma or Traveller', groups: ['gypsy-roma-traveller'] },
  { key: 'refuge', title: 'Refugee or seeking asylum', groups: ['refugee'] },
  { key: 'mobility', title: 'Mobile', groups: ['mobile'] },
  { key: 'absence', title: 'Persistent absence', groups: ['persistent-absence', 'severe-absence'] },
  { key: 'exclusion', title: 'Suspended or excluded', groups: ['suspended', 'permanently-excluded'] },
  { key: 'attainment', title: 'Low prior attainment', groups: ['low-prior-attainment', 'more-able-underachieving'] },
] as const;

export type RiskFactor = (typeof riskFactors)[number];

/** Everybody is born in some term, and talent is no need: neither makes a pupil a vulnerable learner by itself. */
export const isNeed = (key: string): boolean => key !== 'summer-born' && key !== 'gifted-talented';

/** How many pupils are in at least one group of need, each counted once. */
export const countInNeed = (members: ReadonlyMap<string, ReadonlySet<string>>): number =>
  new Set([...members].flatMap(([key, all]) => (isNeed(key) ? [...all] : []))).size;

/** The risk factors of a pupil on a day, in the order above. */
export const risksOf = (facts: PupilFacts, on: string, school: SchoolFacts): readonly RiskFactor[] =>
  riskFactors.filter((factor) => factor.groups.some((key) => standingOf(key, facts, on, school) === 'in'));
