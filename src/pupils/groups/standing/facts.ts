import type { Absence } from '../attending/rules.ts';

/** What the school holds of a pupil that a group can follow from. Days are 'YYYY-MM-DD'; null is not recorded. */
export type PupilFacts = Readonly<{
  pupilId: string;
  bornOn: string | null;
  ethnicity: string | null;
  firstLanguage: string | null;
  sen: 'E' | 'K' | 'N' | null;
  spells: readonly Readonly<{ joinedOn: string; joinedKnown: boolean; leftOn: string | null }>[];
  memberships: readonly HeldFact[];
  /** Of the school year to the day asked about. */
  absence: Absence | null;
  exclusions: readonly Readonly<{ kind: 'suspension' | 'permanent-exclusion'; beganOn: string }>[];
}>;

export type HeldFact = Readonly<{
  group: string;
  fromOn: string;
  toOn: string | null;
  basis: string | null;
  detail: Readonly<Record<string, string>>;
}>;

/** What is known: that a pupil belongs, that they do not, or neither. Nothing recorded is never "does not". */
export type Standing = 'in' | 'out' | 'unknown';

/** In if any is in; unknown if none is and any is unknown. */
export const anyOf = (standings: readonly Standing[]): Standing =>
  standings.includes('in') ? 'in' : standings.includes('unknown') ? 'unknown' : 'out';

const holds = (from: string, to: string | null, first: string, last: string): boolean =>
  from <= last && (to === null || to >= first);

/** Records of a group that hold on some day between two, both included. */
export const heldBetween = (facts: PupilFacts, group: string, first: string, last: string): readonly HeldFact[] =>
  facts.memberships.filter((each) => each.group === group && holds(each.fromOn, each.toOn, first, last));

/** In while a record holds, out after one that ended, else unknown. */
export const recordedStanding = (facts: PupilFacts, group: string, on: string): Standing => {
  if (heldBetween(facts, group, on, on).length > 0) return 'in';
  return facts.memberships.some((each) => each.group === group && each.toOn !== null && each.toOn < on)
    ? 'out'
    : 'unknown';
};
