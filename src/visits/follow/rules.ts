/** What the target pupils achieved on the measures of an action, as far as a verifier may know it: codes and figures, no names. */
export type TargetFigure = Readonly<{
  measureId: string;
  code: string;
  hasLeft: boolean;
  before: number | null;
  after: number | null;
  missingBecause: string | null;
}>;

export type TargetResult = Readonly<{
  targets: number;
  pairs: number;
  left: number;
  before: number | null;
  after: number | null;
}>;

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The result of one measure: every declared target pupil is counted, leavers included; means are of those with both figures. */
export const resultOf = (figures: readonly TargetFigure[]): TargetResult => {
  const pairs = figures.filter(({ before, after }) => before !== null && after !== null);
  return {
    targets: figures.length,
    pairs: pairs.length,
    left: figures.filter(({ hasLeft }) => hasLeft).length,
    before: mean(pairs.map(({ before }) => before ?? 0)),
    after: mean(pairs.map(({ after }) => after ?? 0)),
  };
};

const round = (value: number): string => (Math.round(value * 10) / 10).toFixed(1).replace('-', '\u2212');

/** The result in one sentence: how many of how many, from what to what, and how many are missing. Never "caused". */
export const targetSentence = ({ targets, pairs, left, before, after }: TargetResult): string => {
  if (targets === 0) return 'No target pupil is named.';
  const gone = left === 0 ? '' : ` ${left} of them left.`;
  if (before === null || after === null) return `No figure after for any of ${targets} target pupils.${gone}`;
  const missing = targets - pairs;
  const rest = missing === 0 ? 'nobody is missing' : `${missing} ${missing === 1 ? 'has' : 'have'} no pair of figures`;
  return `Mean ${round(before)} before and ${round(after)} after, for ${pairs} of ${targets} target pupils; ${rest}.${gone}`;
};
