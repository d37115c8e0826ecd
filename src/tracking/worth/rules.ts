/**
 * What one pupil is worth in a percentage: 100 divided by how many pupils stand behind it, in percentage points. Pure.
 * A change of one or two pupils is what happens by chance every year, so a percentage of few pupils is read with care.
 */

/** Percentage points that one pupil moves a figure of `of` pupils; null where nobody stands behind it. */
export const worthOf = (of: number): number | null => (of > 0 ? 100 / of : null);

/** A percentage and the pupils behind it: `count` of `of`. */
export type Share = Readonly<{ count: number; of: number }>;

export type Better = Readonly<{ more: number; count: number; percent: number; up: number }>;

/**
 * The same share if one, two or three more pupils had done better. No more than are there: with two pupils to go only two lines
 * are given. `up` is in percentage points.
 */
export const ifBetter = ({ count, of }: Share, most = 3): readonly Better[] =>
  Array.from({ length: Math.max(0, Math.min(most, of - count)) }, (_, at) => {
    const more = at + 1;
    return { more, count: count + more, percent: ((count + more) / of) * 100, up: (more / of) * 100 };
  });

/** How many pupils a gap of so many percentage points is, in a group of `of`: 2.4 points of 42 pupils are one pupil. */
export const pupilsIn = (points: number, of: number): number => (Math.abs(points) / 100) * of;

/** From here on one pupil moves the figure so much that a single year says little. In percentage points. */
export const muchFromOne = 5;

/** One sentence beside a percentage: what one pupil is worth, and the caution that goes with few pupils. */
export const worthSentence = (of: number, figure: (value: number) => string): string | null => {
  const worth = worthOf(of);
  if (worth === null) return null;
  const caution = worth >= muchFromOne ? ' One or two pupils can change this figure by chance.' : '';
  return `One pupil is worth ${figure(worth)} percentage points of this group of ${of}.${caution}`;
};
