/** Groups that follow from results once the school says from which, and with what limit. */
export const attainedGroups = ['low-prior-attainment', 'more-able-underachieving'] as const;
export type AttainedGroup = (typeof attainedGroups)[number];

export const isAttained = (key: string): key is AttainedGroup => (attainedGroups as readonly string[]).includes(key);

/** A pupil's value at the point that stands for the start, and at a later one of the same test; null is missing. */
export type Attained = Readonly<{ pupilId: string; start: number | null; later: number | null }>;

/**
 * Who follows from results. Low prior attainment: the start is below the limit. More able and underachieving: the start is at the
 * limit or above, and the pupil gained less than the scale expects in the time between (`gain`). A missing result puts nobody in.
 * For a scale on which lower is better both turn round.
 */
export const followsFrom = (
  group: AttainedGroup,
  of: Attained,
  by: Readonly<{ limit: number; gain: number; higherIsBetter: boolean }>,
): boolean => {
  const sign = by.higherIsBetter ? 1 : -1;
  if (of.start === null) return false;
  if (group === 'low-prior-attainment') return of.start * sign < by.limit * sign;
  return of.later !== null && of.start * sign >= by.limit * sign && (of.later - of.start) * sign < by.gain;
};

/** The limit that a school would usually take: the expected value, and for more able pupils ten points above it, as 110 above 100. */
export const usualLimit = (group: AttainedGroup, expected: number | null): number | null =>
  expected === null ? null : group === 'low-prior-attainment' ? expected : expected + 10;
