/** What the target pupils achieved on one tracked measure, as far as a verifier may know it: counts and figures, no names. */
export type TargetResult = Readonly<{
  measureId: string;
  scale: string;
  /** Every declared target pupil of the enrolment, leavers included. */
  targets: number;
  /** Those with a value at the start and after. */
  pairs: number;
  before: number | null;
  after: number | null;
}>;

const round = (value: number): string => (Math.round(value * 10) / 10).toFixed(1).replace('-', '\u2212');

/** The result in one sentence: how many of how many, from what to what, and how many are missing. Never "caused". */
export const targetSentence = ({ targets, pairs, before, after }: TargetResult): string => {
  if (targets === 0) return 'No target pupil is named.';
  if (pairs === 0 || before === null || after === null) return `No figure after for any of ${targets} target pupils.`;
  const missing = targets - pairs;
  const rest = missing === 0 ? 'nobody is missing' : `${missing} ${missing === 1 ? 'has' : 'have'} no figure after`;
  return `Mean ${round(before)} before, ${round(after)} after, for ${pairs} of ${targets} target pupils; ${rest}.`;
};
