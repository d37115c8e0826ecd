import { turnedSize } from '../finding/sentence.ts';
import { number, range, signed } from '#platform/kit';
import type { MeasureInputs } from '../figures/inputs.ts';
import { trendStart, type GroupWorking, type MeasureWorking } from '../figures/working.ts';
import { methodVersions, type MethodKey } from '../methods/versions.ts';
import { ancova } from '../methods/ancova.ts';
import { hedgesG } from '../methods/hedges.ts';
import { summary } from '../methods/mean.ts';
import { quartiles } from '../methods/quartiles.ts';

/** One step of the working: what it is, how, and what came out. */
export type Step = Readonly<{ what: string; how: string; result: string }>;

/** Steps under a method, with the formula and source that it names. */
export type Stage = Readonly<{
  title: string;
  formula: string;
  source: string;
  version: number;
  steps: readonly Step[];
}>;

const three = (value: number | null): string => (value === null ? 'none' : number(value, 3));
const interval = (of: Readonly<{ estimate: number; se: number; low: number; high: number }>): string =>
  `${number(of.estimate, 3)}, standard error ${number(of.se, 3)}, likely ${range(of.low, of.high, 3)}`;

const stage = (key: MethodKey, steps: readonly Step[]): Stage => {
  const { title, formula, source, version } = methodVersions[key];
  return { title, formula, source, version, steps };
};

type Pair = Readonly<{ before: number; after: number }>;

export const pairsIn = ({ pupils, baseline, after }: MeasureInputs, kind: 'target' | 'comparison'): readonly Pair[] =>
  pupils
    .filter((pupil) => pupil.kind === kind)
    .flatMap(({ readings }) => {
      const [start, end] = [readings[baseline]?.value ?? null, readings[after]?.value ?? null];
      return start === null || end === null ? [] : [{ before: start, after: end }];
    });

const groupSteps = (name: string, group: GroupWorking, pairs: readonly Pair[]): readonly Step[] => {
  const gains = pairs.map((pair) => pair.after - pair.before);
  const [middle, spread] = [quartiles(gains), summary(gains).sd];
  return [
    {
      what: `${name}: pupils`,
      how: 'listed; with a reading before, after, and with both',
      result: `${group.listed}; ${group.withBaseline}, ${group.withAfter}, ${group.followed}`,
    },
    {
      what: `${name}: before`,
      how: 'mean and sample SD of pupils with both',
      result: `${three(group.before.mean)}, SD ${three(group.before.sd)}`,
    },
    { what: `${name}: after`, how: 'the same', result: `${three(group.after.mean)}, SD ${three(group.after.sd)}` },
    {
      what: `${name}: gain`,
      how: 'mean of (after − before), s/√n',
      result: group.gain === null ? 'none' : `${interval(group.gain)}; SD of the gains ${three(spread)}`,
    },
    ...(middle === null
      ? []
      : [
          {
            what: `${name}: gains in order`,
            how: 'median and quartiles',
            result: `${three(middle.median)} (${three(middle.lower)} to ${three(middle.upper)})`,
          },
        ]),
  ];
};

/** The two groups at the end alone, as `waymark impact two-group` answers from a file of the same results: another question. */
const endOnly = (targets: readonly Pair[], others: readonly Pair[]): readonly Stage[] => {
  const [t, c] = [summary(targets.map(({ after }) => after)), summary(others.map(({ after }) => after))];
  if (t.mean === null || t.sd === null || c.mean === null || c.sd === null || t.sd + c.sd === 0) return [];
  const found = hedgesG({ n: t.n, mean: t.mean, sd: t.sd }, { n: c.n, mean: c.mean, sd: c.sd });
  return [
    stage('hedges-g', [
      {
        what: 'Beside it: the two groups at the end only',
        how: 'what “waymark impact two-group” gives for the results after, signs not turned. It leaves out where each pupil began, so it asks another question, and its range, from the number of pupils alone, is wider. No finding rests on it',
        result: `${number(found.g, 3)}, likely ${range(found.ci[0], found.ci[1], 3)}`,
      },
    ]),
  ];
};

/** Every intermediate number of a measure's figure, under the method that each belongs to. */
export const stagesOf = (inputs: MeasureInputs, working: MeasureWorking): readonly Stage[] => {
  const { target, comparison, beyond, effect, spread, apart, trend, months } = working;
  const [targets, others] = [pairsIn(inputs, 'target'), pairsIn(inputs, 'comparison')];
  const adjusted = beyond === null ? null : ancova(targets, others);
  const turns = inputs.measure.higherIsBetter
    ? ''
    : ' Lower is better, so signs are turned: more is better in every difference below.';
  return [
    stage('gain', [
      ...groupSteps('Target pupils', target, targets),
      ...(comparison.listed === 0 ? [] : groupSteps('Comparison pupils', comparison, others)),
    ]),
    ...(beyond === null
      ? []
      : [
          stage('difference-in-differences', [
            {
              what: 'Difference of the gains',
              how: `target pupils’ gain − comparison pupils’ gain; √(s²/n + s²/n) of the gains.${turns}`,
              result: interval(beyond),
            },
            {
              what: 'Apart at the start',
              how: 'difference of the means before ÷ pooled SD before; above 0.25 they are not alike',
              result: three(apart),
            },
          ]),
        ]),
    ...(trend === null
      ? []
      : [
          stage('parallel-trends', [
            {
              what: 'Before the work',
              how: `the same difference from ${inputs.points[trendStart(inputs)]?.label ?? 'an earlier point'}, the earliest at which five pupils of each group have a result, to the baseline`,
              result: interval(trend),
            },
          ]),
        ]),
    ...(effect === null
      ? []
      : [
          stage('standardised-gain', [
            {
              what: 'Pooled spread before',
              how: '√(((n1 − 1)s1² + (n2 − 1)s2²)/(n1 + n2 − 2))',
              result: three(spread),
            },
            {
              what: 'Small-sample factor J',
              how: `exact, ${target.followed + comparison.followed - 2} degrees of freedom`,
              result: number(effect.j, 6),
            },
            {
              what: 'Effect size',
              how: 'J × difference of the gains ÷ pooled spread; in its range the spread counts as estimated, and it leaves out 0 exactly where the range of the difference does',
              result: `${number(effect.g, 3)}, likely ${range(effect.low, effect.high, 3)}`,
            },
          ]),
          ...endOnly(targets, others),
        ]),
    ...(months === null
      ? []
      : [
          stage('eef-months', [
            {
              what: 'Months of progress',
              how: 'effect size and both ends of its range by the table',
              result: `${number(months.months)}, likely ${number(months.low)} to ${number(months.high)}${months.beyondTable ? '; an end lies beyond the table' : ''}`,
            },
          ]),
        ]),
    ...(adjusted === null
      ? []
      : [
          stage('ancova', [
            {
              what: 'The same by another way',
              how: 'difference at the end of pupils with the same start; shown to see whether both ways agree',
              result: `${interval(adjusted.adjusted)}; ${number(adjusted.df)} degrees of freedom; standard error robust to unequal spread ${number(adjusted.robustSe, 3)}`,
            },
          ]),
        ]),
  ];
};

/** How two ways of asking agree, in a sentence. */
export const agreementWords = (inputs: MeasureInputs, working: MeasureWorking): string | null => {
  const adjusted = working.beyond === null ? null : ancova(pairsIn(inputs, 'target'), pairsIn(inputs, 'comparison'));
  if (working.beyond === null || adjusted === null) return null;
  const { unit, higherIsBetter } = inputs.measure;
  const { estimate } = adjusted.adjusted;
  const other = higherIsBetter ? `${signed(estimate)} ${unit}` : turnedSize(-estimate, unit);
  return `Adjusting for the start in place of comparing gains gives ${other}. Both are shown, whichever is larger.`;
};
