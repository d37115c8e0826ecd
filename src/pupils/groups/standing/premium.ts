import { addMonths } from '#platform/clock';
import { definitionOn } from '../definitions/rules.ts';
import { anyOf, heldBetween, recordedStanding, type HeldFact, type PupilFacts, type Standing } from './facts.ts';

const widerFrom = '2026-09-01';

/**
 * Whether an entitlement to free meals counts towards Ever 6 and Pupil Premium. Low income and transitional protection do;
 * universal infant meals and the wider entitlement from September 2026 do not. Without a basis: before that month every
 * recorded entitlement was by low income or protection; from then on nobody can tell.
 */
export const freeMealsCount = (held: Pick<HeldFact, 'basis' | 'fromOn'>): Standing => {
  if (held.basis === 'income' || held.basis === 'transitional') return 'in';
  if (held.basis !== null) return 'out';
  return held.fromOn < widerFrom ? 'in' : 'unknown';
};

const byFreeMeals = (facts: PupilFacts, first: string, on: string): Standing => {
  const held = heldBetween(facts, 'free-meals', first, on);
  return held.length === 0 ? 'unknown' : anyOf(held.map(freeMealsCount));
};

/** Entitled by low income or protection now or at any time in the six years up to the day, or recorded as Ever 6 by a list. */
export const everSix = (facts: PupilFacts, on: string): Standing =>
  recordedStanding(facts, 'ever6-fsm', on) === 'in' ? 'in' : byFreeMeals(facts, addMonths(on, -72), on);

/** Pupil Premium by the definition of the day. */
export const pupilPremium = (facts: PupilFacts, on: string): Standing => {
  const inCare = recordedStanding(facts, 'looked-after', on);
  const version = definitionOn('pupil-premium', on)?.version;
  if (version === undefined) return 'unknown';
  if (version === '2011') return anyOf([byFreeMeals(facts, on, on), inCare]);
  if (version === '2012') return anyOf([everSix(facts, on), inCare]);
  return anyOf([everSix(facts, on), inCare, recordedStanding(facts, 'previously-looked-after', on)]);
};

/** By which way a pupil's premium is paid. Looked-after money is the Virtual School Head's, and never added to the school's. */
export type PremiumFunding =
  | Readonly<{ kind: 'virtual-school-head'; head: string | null; pepOn: string | null; nextPepOn: string | null }>
  | Readonly<{ kind: 'school'; because: 'previously-looked-after' | 'ever6-fsm' }>;

/** The funding of a pupil on a day, each pupil counted once: looked after first, then previously looked after, then Ever 6. */
export const premiumFunding = (facts: PupilFacts, on: string): PremiumFunding | null => {
  const care = heldBetween(facts, 'looked-after', on, on)[0];
  if (care !== undefined) {
    const said = (name: string) => care.detail[name] ?? null;
    const [head, pepOn, nextPepOn] = [said('virtualSchoolHead'), said('pepOn'), said('nextPepOn')];
    return { kind: 'virtual-school-head', head, pepOn, nextPepOn };
  }
  const because = (['previously-looked-after', 'ever6-fsm'] as const).find((key) =>
    key === 'ever6-fsm' ? everSix(facts, on) === 'in' : recordedStanding(facts, key, on) === 'in',
  );
  return because === undefined ? null : { kind: 'school', because };
};
