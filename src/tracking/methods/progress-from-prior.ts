import type { Pair } from './before-after.ts';
import { interval, type Interval } from './interval.ts';
import { leastSquares } from './least-squares.ts';
import { summary } from './mean.ts';

/** Fewest comparison pupils from whom a line is drawn. */
const fewestForLine = 30;

export type Progress =
  | Readonly<{
      kind: 'found';
      n: Readonly<{ target: number; comparison: number }>;
      line: Readonly<{ intercept: number; slope: number; sigma: number }>;
      /** Mean of (end − foretold) of the target pupils. Its SE is of the pupils and of the line, together. */
      beyond: Interval;
      /** Each target pupil's own, in the order given. */
      residuals: readonly number[];
      /** Target pupils who start outside the starts from which the line was drawn. */
      outside: number;
    }>
  | Readonly<{ kind: 'refused'; because: 'few-comparison' | 'few-target' | 'starts-alike' }>;

/** Progress of target pupils beyond what their start foretells in this school: the line is drawn through comparison pupils. */
export const progressFromPrior = (target: readonly Pair[], comparison: readonly Pair[]): Progress => {
  if (comparison.length < fewestForLine) return { kind: 'refused', because: 'few-comparison' };
  if (target.length < 2) return { kind: 'refused', because: 'few-target' };
  const line = leastSquares(comparison.map(({ before, after }) => ({ y: after, x: [before] })));
  const [intercept, slope] = line?.beta ?? [];
  if (line === null || intercept === undefined || slope === undefined)
    return { kind: 'refused', because: 'starts-alike' };
  const residuals = target.map(({ before, after }) => after - intercept - slope * before);
  const own = summary(residuals);
  const meanStart = summary(target.map(({ before }) => before)).mean ?? 0;
  const starts = comparison.map(({ before }) => before);
  const [lowest, highest] = [Math.min(...starts), Math.max(...starts)];
  const se = Math.sqrt((own.sd ?? 0) ** 2 / own.n + line.at([meanStart]).variance);
  return {
    kind: 'found',
    n: { target: target.length, comparison: comparison.length },
    line: { intercept, slope, sigma: line.sigma },
    beyond: interval(own.mean ?? 0, se),
    residuals,
    outside: target.filter(({ before }) => before < lowest || before > highest).length,
  };
};
