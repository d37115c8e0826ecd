import { inSentence, number } from '#platform/kit';
import type { InputPupil, MeasureInputs } from '../figures/inputs.ts';
import { expectedGrowth } from '../methods/expected-growth.ts';
import type { Interval } from '../methods/interval.ts';
import { ownBaseline } from '../methods/own-baseline.ts';
import { ratioGain, type RatioGain } from '../methods/ratio-gain.ts';
import { expectedGain, type ScaleKey } from '../scales/rules.ts';
import { designOf, type DesignKey } from './designs.ts';
import { sentenceOf, type Sentence } from './sentence.ts';
import { strengthOf, type StrengthOf } from './strength.ts';

/** What can be said of target pupils where nobody like them is compared, with its weaker label. */
export type Alone = Readonly<{ design: DesignKey; n: number; figure: Interval; words: Sentence; claim: StrengthOf }>;

const dayMs = 86_400_000;

/** Months between two days, of 30.4375 days each; null where a day is not known or they are not in order. */
export const monthsBetween = (from: string | null, to: string | null): number | null => {
  if (from === null || to === null) return null;
  const months = (Date.parse(to) - Date.parse(from)) / dayMs / 30.4375;
  return months > 0 ? months : null;
};

const turned = (of: Interval, higherIsBetter: boolean): Interval =>
  higherIsBetter ? of : { estimate: -of.estimate, se: of.se, low: -of.high, high: -of.low };

const told = (
  inputs: MeasureInputs,
  of: Readonly<{ design: DesignKey; n: number; figure: Interval; listed: number; digits: number }>,
): readonly Alone[] => {
  const { design, n, listed, digits } = of;
  if (n < designOf(design).fewest.target) return [];
  const { title, unit, higherIsBetter } = inputs.measure;
  const figure = turned(of.figure, higherIsBetter);
  const claim = strengthOf({
    design,
    n: { target: n, comparison: 0 },
    balance: null,
    missing: { listed, followed: n },
    interval: figure,
  });
  if (claim === null) return [];
  const measure = inSentence(title);
  return [
    {
      design,
      n,
      figure,
      claim,
      words: sentenceOf({ measure, unit, design, figure, higherIsBetter, digits, strength: claim }),
    },
  ];
};

const at = (pupil: InputPupil, point: number): number | null => pupil.readings[point]?.value ?? null;

/** The designs that need no like pupils and that these readings allow: expected growth first, then the pupils' own earlier pace. */
export const aloneOf = (inputs: MeasureInputs, scale: ScaleKey): readonly Alone[] => {
  const { baseline, after, points } = inputs;
  const targets = inputs.pupils.filter(({ kind }) => kind === 'target');
  const during = monthsBetween(points[baseline]?.on ?? null, points[after]?.on ?? null);
  if (baseline < 0 || after < 0 || during === null) return [];
  const growth = expectedGain(scale, during);
  const expected =
    growth === null
      ? null
      : expectedGrowth(
          targets.flatMap((pupil) => {
            const [before, end] = [at(pupil, baseline), at(pupil, after)];
            return before === null || end === null ? [] : [{ before, after: end, growth }];
          }),
        );
  const before = baseline === 0 ? null : monthsBetween(points[0]?.on ?? null, points[baseline]?.on ?? null);
  const own =
    before === null
      ? null
      : ownBaseline(
          targets.flatMap((pupil) => {
            const [earlier, start, end] = [at(pupil, 0), at(pupil, baseline), at(pupil, after)];
            return earlier === null || start === null || end === null
              ? []
              : [{ earlier, start, after: end, monthsBefore: before, monthsDuring: during }];
          }),
        );
  const listed = targets.length;
  return [
    ...(expected === null
      ? []
      : told(inputs, { design: 'expected-growth', n: expected.n, figure: expected.beyond, listed, digits: 1 })),
    ...(own === null ? [] : told(inputs, { design: 'own-baseline', n: own.n, figure: own.faster, listed, digits: 2 })),
  ];
};

/** Months of age gained for each month that passed, on reading and spelling ages; null on any other scale. */
export const ratioOf = (inputs: MeasureInputs, scaleKind: string): RatioGain | null => {
  const { baseline, after, points } = inputs;
  const months = monthsBetween(points[baseline]?.on ?? null, points[after]?.on ?? null);
  if (scaleKind !== 'age' || months === null) return null;
  return ratioGain(
    inputs.pupils.flatMap((pupil) => {
      const [before, end] = [at(pupil, baseline), at(pupil, after)];
      return pupil.kind !== 'target' || before === null || end === null ? [] : [{ before, after: end, months }];
    }),
  );
};

/** "Half of the pupils gained 1.6 months or more for each month (middle half 0.9 to 2.4)". */
export const ratioWords = ({ quartiles, meanOfRatios, unstable }: RatioGain): string =>
  `Half of the target pupils gained ${number(quartiles.median, 1)} months or more of age for each month that passed; the middle half ${number(quartiles.lower, 1)} to ${number(quartiles.upper, 1)}, the mean of pupils’ own ratios ${number(meanOfRatios, 1)}.${
    unstable === null ? '' : ' Under three months between the tests it is unstable.'
  }`;
