import type { Db } from '#platform/db';
import { inputsOf, outlineOf } from './figures/series.ts';
import { workOut } from './figures/working.ts';
import {
  afterGaps,
  baselineCount,
  figureOf,
  noReading,
  type AfterGap,
  type Figure,
  type PupilResult,
  type TrackedMeasure,
} from './rules.ts';
import { seriesOf, type MeasureSeries } from './series/store.ts';
import { measuresOf, resultsOf, type Measure } from './store.ts';

export type MeasureImpact = Readonly<{
  measure: Measure;
  figure: Figure;
  /** As the figure is read: "percentage points". */
  unit: string;
}>;

const impactIn = (series: MeasureSeries): MeasureImpact => ({
  measure: series.measure,
  figure: figureIn(series),
  unit: outlineOf(series).measure.unit,
});

const tracked = async (db: Db, enrolmentId: string) => {
  const measures = await measuresOf(db, enrolmentId);
  const results = await resultsOf(db, enrolmentId, null);
  const all: readonly TrackedMeasure[] = measures.map(({ id, title }) => ({ id, title, results: results(id) }));
  return { all, pupils: results('') };
};

const resultsIn = ({ pupils, baseline, after }: MeasureSeries): readonly PupilResult[] =>
  pupils.map(({ readings, ...pupil }) => ({
    ...pupil,
    baseline: readings[baseline] ?? noReading,
    after: readings[after] ?? noReading,
  }));

/** How strong a claim is follows from the whole working, earlier points among it, as the impact page says it. */
const figureIn = (series: MeasureSeries): Figure => {
  const claim = workOut(inputsOf(series)).strength;
  return { ...figureOf(series.measure.higherIsBetter, resultsIn(series)), claim, strength: claim?.level ?? null };
};

/** Every measure's figures, as they stand now or stood at a submission's cut-off. Three statements. */
export const impactOf = async (
  db: Db,
  enrolmentId: string,
  asOf: Date | null = null,
): Promise<readonly MeasureImpact[]> => (await seriesOf(db, enrolmentId, asOf)).map(impactIn);

/** For the audit's gate: target pupils still followed, and how many of them have no baseline in any measure. */
export const baselinesOf = async (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ pupils: number; without: number }>> => {
  const { all, pupils } = await tracked(db, enrolmentId);
  const targets = pupils.filter((each) => each.kind === 'target' && each.leftOn === null).map((each) => each.pupilId);
  return baselineCount(targets, all);
};

/** Both at once for the portfolio's page: every measure's figures, and where a result after the work or its reason is missing. */
export const figuresOf = async (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ measures: readonly MeasureImpact[]; gaps: readonly AfterGap[] }>> => {
  const all = await seriesOf(db, enrolmentId, null);
  return {
    measures: all.map(impactIn),
    // A measure that is reported as not obtained has its reason: that is what is reported in its place.
    gaps: afterGaps(
      all
        .filter(({ measure }) => measure.notObtainedBecause === null)
        .map((series) => ({ id: series.measure.id, title: series.measure.title, results: resultsIn(series) })),
    ),
  };
};
