import { schoolYearOf } from '#platform/clock';
import { definitionOn } from '../definitions/rules.ts';
import { freeMealsCount, premiumFunding, type HeldFact, type PupilFacts } from '../standing/rules.ts';

/** Why a pupil is in a group, as parts of a sentence that the page puts into words. */
export type Because =
  | Readonly<{ kind: 'record'; fromOn: string; basis: string | null; detail: Readonly<Record<string, string>> }>
  | Readonly<{ kind: 'absence'; absent: number; possible: number; rate: number }>
  | Readonly<{ kind: 'exclusion'; on: readonly string[] }>
  | Readonly<{
      kind: 'funding';
      by: 'virtual-school-head' | 'previously-looked-after' | 'ever6-fsm';
      head: string | null;
      nextPepOn: string | null;
    }>
  | Readonly<{ kind: 'free-meals'; fromOn: string; toOn: string | null }>
  | Readonly<{ kind: 'joined'; on: string }>
  | Readonly<{ kind: 'roll'; year: string }>;

/** The record that holds on a day, if any. */
export const recordOn = (facts: PupilFacts, key: string, on: string): HeldFact | null =>
  facts.memberships.find(
    (each) => each.group === key && each.fromOn <= on && (each.toOn === null || each.toOn >= on),
  ) ?? null;

/** What puts a pupil who is in a group there on that day. */
export const becauseOf = (key: string, facts: PupilFacts, on: string): Because => {
  const record = definitionOn(key, on)?.how === 'derived' ? null : recordOn(facts, key, on);
  if (record !== null) return { kind: 'record', fromOn: record.fromOn, basis: record.basis, detail: record.detail };
  if (key === 'pupil-premium') {
    const funding = premiumFunding(facts, on);
    if (funding?.kind === 'virtual-school-head')
      return { kind: 'funding', by: 'virtual-school-head', head: funding.head, nextPepOn: funding.nextPepOn };
    return { kind: 'funding', by: funding?.because ?? 'ever6-fsm', head: null, nextPepOn: null };
  }
  if (key === 'ever6-fsm') {
    const meals = facts.memberships.find((each) => each.group === 'free-meals' && freeMealsCount(each) === 'in');
    if (meals !== undefined) return { kind: 'free-meals', fromOn: meals.fromOn, toOn: meals.toOn };
  }
  if (key.endsWith('-absence') && facts.absence !== null) {
    const { absent, possible, rate } = facts.absence;
    return { kind: 'absence', absent, possible, rate: rate ?? 0 };
  }
  if (key === 'suspended' || key === 'permanently-excluded') {
    const kind = key === 'suspended' ? 'suspension' : 'permanent-exclusion';
    return {
      kind: 'exclusion',
      on: facts.exclusions
        .filter((each) => each.kind === kind)
        .map((each) => each.beganOn)
        .toSorted(),
    };
  }
  const joined = facts.spells
    .map((each) => each.joinedOn)
    .toSorted()
    .at(-1);
  if (key === 'mobile' && joined !== undefined) return { kind: 'joined', on: joined };
  return { kind: 'roll', year: schoolYearOf(on) };
};
