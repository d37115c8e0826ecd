/** What of a measure may leave the school's team. Pure; the limits are those of #platform/disclosure. */
import { cellWords, fewestUnderMean, hideSmall, showCount, showMean, type Cell } from '#platform/disclosure';
import type { Figure, Group } from './rules.ts';
import { findingOf } from './words.ts';

/** A mean, or who has a result so far, would speak of few pupils. */
const speaksOfFew = ({ listed, figures }: Group): boolean =>
  figures.n > 0 ? showMean(0, figures.n).kind === 'hidden' : listed > 0 && showCount(listed).kind === 'hidden';

export const isWithheld = ({ target, comparison }: Figure): boolean => speaksOfFew(target) || speaksOfFew(comparison);

export const withheldWords = `Hidden: fewer than ${fewestUnderMean} pupils stand behind it.`;

/** The finding for readers outside: no count of who is missing stands in it. */
export const outsideFindingOf = (title: string, figure: Figure): string => {
  if (isWithheld(figure)) return `${title}: hidden`;
  return figure.gain === null ? `${title}: no figure yet` : findingOf(title, figure);
};

/** Of a group of any figure: everybody who was listed, and those with both results. */
type Counted = Readonly<{ listed: number; figures: Readonly<{ n: number }> }>;

export type SeenGroup = Readonly<{ listed: Cell; both: Cell }>;

/** How many are listed, and how many have both results: neither shown where the rest would be few. */
export const seenGroupOf = ({ listed, figures }: Counted): SeenGroup => {
  const { cells, rowTotals } = hideSmall({
    counts: [[figures.n, listed - figures.n]],
    totals: { columns: false },
    nought: 'shown',
  });
  const none = showCount(0);
  return { listed: rowTotals[0] ?? none, both: cells[0]?.[0] ?? none };
};

/** "38 of 52 target pupils have both results." Who is missing, and why, stays in the school. */
export const outsideCountWords = (name: string, group: Group): string => {
  const { listed, both } = seenGroupOf(group);
  if (listed.kind === 'shown' && both.kind === 'shown')
    return `${cellWords(both)} of ${cellWords(listed)} ${name}s have both results.`;
  if (both.kind === 'shown') return `${cellWords(both)} ${name}s have both results; how many were listed is hidden.`;
  return `How many of the ${name}s have both results is hidden: the others are few.`;
};
