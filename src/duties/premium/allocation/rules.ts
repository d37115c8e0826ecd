/** How many pupils have each basis by the school's own records, to hold the allocation against. Pure. */
import { groupsOf, premiumFunding, type PupilFacts } from '#pupils/rules';
import type { Basis } from '../rules.ts';

export type Recorded = Readonly<{
  on: string;
  pupils: Readonly<Record<Basis, number>>;
  /** Free meals today that do not make Pupil Premium: the wider entitlement from September 2026, or no basis recorded. */
  freeMealsBeside: number;
}>;

type School = Parameters<typeof groupsOf>[2];

/** Each pupil counted once among the first three: looked after, then previously looked after, then Ever 6; service children besides. */
export const recordedOn = (pupils: readonly PupilFacts[], on: string, school: School): Recorded => {
  const counts = { ever6: 0, 'previously-looked-after': 0, 'looked-after': 0, service: 0 };
  let freeMealsBeside = 0;
  for (const facts of pupils) {
    const funding = premiumFunding(facts, on);
    const groups = groupsOf(facts, on, school);
    if (groups.includes('service')) counts.service += 1;
    if (funding === null) freeMealsBeside += groups.includes('free-meals') ? 1 : 0;
    else if (funding.kind === 'virtual-school-head') counts['looked-after'] += 1;
    else counts[funding.because === 'ever6-fsm' ? 'ever6' : 'previously-looked-after'] += 1;
  }
  return { on, pupils: counts, freeMealsBeside };
};
