import type { Db } from '#platform/db';
import { cellWords, fewestUnderMean, showMean } from '#platform/disclosure';
import { findingOf, impactOf, type MeasureImpact } from '#tracking';

/** One measure as it may be said in public: its finding, or that too few pupils stand behind it. */
const sentence = ({ measure, figure }: MeasureImpact): string => {
  const { target, comparison, gain, beyond } = figure;
  const hidden = [
    showMean(gain?.estimate ?? null, target.figures.n),
    ...(beyond === null ? [] : [showMean(beyond.estimate, comparison.figures.n)]),
  ].find((cell) => cell.kind === 'hidden');
  if (gain === null) return `${measure.title}: not yet measured after the work.`;
  if (hidden !== undefined) return `${measure.title}: ${cellWords(hidden)}, so no figure is given.`;
  return `${findingOf(measure.title, figure)}.`;
};

/**
 * Words to begin the review of a year with: every declared measure, good or bad, each with its likely range, and nothing of which
 * fewer than ten pupils stand behind it. Null while nothing is declared.
 */
export const draftReview = async (db: Db, enrolmentId: string): Promise<string | null> => {
  const all = await impactOf(db, enrolmentId);
  if (all.length === 0) return null;
  return [
    'We followed these measures for our target pupils, declared before the work began. All of them are reported.',
    ...all.map(sentence),
    `A likely range says where the true figure may well lie. Figures of fewer than ${fewestUnderMean} pupils are left out. They are consistent with what we did; they do not show what caused them.`,
  ].join('\n\n');
};
