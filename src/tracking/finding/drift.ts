import { number } from '#platform/kit';
import type { MeasureInputs } from '../figures/inputs.ts';
import { summary } from '../methods/mean.ts';
import { correlation, regressionToMean } from '../methods/regression-to-mean.ts';
import type { ScaleKey } from '../scales/rules.ts';

/** Where the mean of everybody of an age is known from the test itself. */
const normedAt: Partial<Readonly<Record<ScaleKey, number>>> = { 'standardised-score': 100 };

/** Fewest target pupils whose two results are held against each other. */
const fewest = 10;

/**
 * What target pupils would have gained with no work, had they been chosen where they stood low in a test whose mean is known; in
 * words, null where that says nothing. Their own starts lie closer together than everybody's, which makes r rather too small and
 * the drift rather too large.
 */
export const driftAlone = ({ pupils, baseline, after, measure }: MeasureInputs, scale: ScaleKey): string | null => {
  const norm = normedAt[scale];
  const pairs = pupils.flatMap(({ kind, readings }) => {
    const [start, end] = [readings[baseline]?.value ?? null, readings[after]?.value ?? null];
    return kind !== 'target' || start === null || end === null ? [] : [{ start, end }];
  });
  const [chosen, r] = [summary(pairs.map(({ start }) => start)).mean, correlation(pairs)];
  if (norm === undefined || pairs.length < fewest || chosen === null || r === null) return null;
  const drift = regressionToMean({ chosenMean: chosen, everybodyMean: norm, r });
  const size = drift === null ? '' : number(drift.expected, 1);
  if (drift === null || drift.below <= 0 || !/[1-9]/.test(size)) return null;
  return `They began ${number(drift.below, 1)} ${measure.unit} below the ${number(norm)} of all pupils of their age. Had they been chosen for that, up to ${size} ${measure.unit} of the gain would have come by itself: (1 − r) × ${number(drift.below, 1)}, with r = ${number(r, 2)} between their own two results.`;
};
