import { type Effect, type PupilOn } from '#provision';
import { costPerMonth } from '../methods/cost-per-month.ts';
import { eefMonths } from '../methods/eef-months.ts';
import { hedgesJ } from '../methods/hedges.ts';
import { standardisedGain } from '../methods/standardised-gain.ts';
import { figureOf, type Figure, type PupilResult } from '../rules.ts';

/** Scales of attainment: only an effect on one of them is said in months of progress. */
const inMonths: readonly string[] = [
  'scaled-score',
  'standardised-score',
  'reading-age',
  'spelling-age',
  'gcse',
  'gcse-combined',
];

/**
 * Those on the provision against like pupils: everybody who is or was on it and is not left out of its review counts as treated;
 * compared are the enrolment's comparison pupils who were never on it. Whoever is neither is set aside.
 */
export const sidesOf = (results: readonly PupilResult[], on: readonly PupilOn[]): readonly PupilResult[] => {
  const onIt = new Map(on.map((each) => [each.pupilId, each]));
  return results.flatMap((each): readonly PupilResult[] => {
    const place = onIt.get(each.pupilId);
    if (place !== undefined) return place.leftOutBecause === null ? [{ ...each, kind: 'target' }] : [];
    return each.kind === 'comparison' ? [each] : [];
  });
};

export type Chosen = Readonly<{
  title: string;
  scale: string;
  higherIsBetter: boolean;
  results: readonly PupilResult[];
}>;

/** What a month of extra progress has cost: only on a scale of attainment, and only when the effect is clear. */
const perMonthOf = (figure: Figure, chosen: Chosen, perPupilPence: number | null) => {
  const { did, beyond } = figure;
  if (did === null || did.g === null || beyond === null || beyond.estimate === 0 || perPupilPence === null) return null;
  if (!inMonths.includes(chosen.scale)) return null;
  const df = did.n.treated + did.n.control - 2;
  // One standard deviation at the start, in units of the measure.
  const effect = standardisedGain(beyond, { spread: Math.abs((hedgesJ(df) * did.did.estimate) / did.g), df });
  return effect === null ? null : costPerMonth(perPupilPence, eefMonths(effect), beyond);
};

/** What a provision changed: by the measure that was chosen for it, else by its own entry and exit, else by what people say. */
export const effectOf = (
  given: Readonly<{
    on: readonly PupilOn[];
    measuredBy: string;
    chosen: Chosen | null;
    perPupilPence: number | null;
    voices: number;
  }>,
): Effect => {
  const { on, chosen } = given;
  const figure = chosen === null ? null : figureOf(chosen.higherIsBetter, sidesOf(chosen.results, on));
  if (chosen !== null && figure?.beyond != null && figure.strength !== null && figure.strength >= 3)
    return {
      kind: 'compared',
      measure: chosen.title,
      estimate: figure.beyond.estimate,
      low: figure.beyond.low,
      high: figure.beyond.high,
      pupils: figure.target.figures.n,
      compared: figure.comparison.figures.n,
      strength: figure.strength === 3 ? 3 : 4,
      next: figure.claim?.held.includes('not-clear') === true ? null : (figure.claim?.next ?? null),
      perMonth: figure.strength >= 4 ? perMonthOf(figure, chosen, given.perPupilPence) : null,
    };
  if (chosen !== null && figure?.gain != null) return { kind: 'before-after', measure: chosen.title };
  const both = on.filter(
    ({ entry, exit, leftOutBecause }) => entry !== null && exit !== null && leftOutBecause === null,
  );
  if (both.length >= 2) return { kind: 'before-after', measure: given.measuredBy };
  const judged = on.filter(({ outcome }) => outcome !== null).length;
  return judged + given.voices > 0 ? { kind: 'voices' } : { kind: 'not-measured' };
};
