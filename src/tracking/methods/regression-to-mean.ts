import { summary } from './mean.ts';

export type Drift = Readonly<{
  /** How far below everybody's mean the chosen pupils start. */
  below: number;
  /** What they would rise by themselves. */
  expected: number;
  /** Share of their gain that this would be; null without a gain. */
  ofGain: number | null;
}>;

/**
 * What pupils chosen for a low start would gain with no work at all: (1 − r) × how far below everybody they start, with r the
 * correlation of two sittings (a test's reliability, at most). Null where r is no correlation from 0 to 1.
 */
export const regressionToMean = (
  of: Readonly<{ chosenMean: number; everybodyMean: number; r: number; gain?: number | null }>,
): Drift | null => {
  if (!(of.r >= 0 && of.r <= 1)) return null;
  const below = of.everybodyMean - of.chosenMean;
  const expected = (1 - of.r) * below;
  const { gain } = of;
  return { below, expected, ofGain: gain === undefined || gain === null || gain === 0 ? null : expected / gain };
};

/** Correlation of two sittings of the same pupils (Pearson); null without spread. */
export const correlation = (pairs: readonly Readonly<{ start: number; end: number }>[]): number | null => {
  const [x, y] = [summary(pairs.map(({ start }) => start)), summary(pairs.map(({ end }) => end))];
  if (x.mean === null || y.mean === null || !x.sd || !y.sd) return null;
  const [mx, my] = [x.mean, y.mean];
  const products = pairs.reduce((sum, { start, end }) => sum + (start - mx) * (end - my), 0);
  return products / ((pairs.length - 1) * x.sd * y.sd);
};
