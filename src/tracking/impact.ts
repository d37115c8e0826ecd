import type { Db } from '#platform/db';
import { afterGaps, baselineCount, figureOf, type AfterGap, type Figure, type TrackedMeasure } from './rules.ts';
import { measuresOf, resultsOf, type Measure } from './store.ts';

export type MeasureImpact = Readonly<{ measure: Measure; figure: Figure }>;

const tracked = async (db: Db, enrolmentId: string, asOf: Date | null) => {
  const measures = await measuresOf(db, enrolmentId);
  const results = await resultsOf(db, enrolmentId, asOf);
  const all: readonly TrackedMeasure[] = measures.map(({ id, title }) => ({ id, title, results: results(id) }));
  return { measures, all, pupils: results('') };
};

/** Every measure's figures, as they stand now or stood at a submission's cut-off. Three statements. */
export const impactOf = async (
  db: Db,
  enrolmentId: string,
  asOf: Date | null = null,
): Promise<readonly MeasureImpact[]> => {
  const { measures, all } = await tracked(db, enrolmentId, asOf);
  return measures.map((measure, at) => ({ measure, figure: figureOf(measure.higherIsBetter, all[at]?.results ?? []) }));
};

/** For the audit's gate: target pupils still followed, and how many of them have no baseline in any measure. */
export const baselinesOf = async (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ pupils: number; without: number }>> => {
  const { all, pupils } = await tracked(db, enrolmentId, null);
  const targets = pupils.filter((each) => each.kind === 'target' && each.leftOn === null).map((each) => each.pupilId);
  return baselineCount(targets, all);
};

/** Both at once for the portfolio's page: every measure's figures, and where a result after the work or its reason is missing. */
export const figuresOf = async (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ measures: readonly MeasureImpact[]; gaps: readonly AfterGap[] }>> => {
  const { measures, all } = await tracked(db, enrolmentId, null);
  return {
    measures: measures.map((measure, at) => ({
      measure,
      figure: figureOf(measure.higherIsBetter, all[at]?.results ?? []),
    })),
    // A measure that is reported as not obtained has its reason: that is what is reported in its place.
    gaps: afterGaps(all.filter((_, at) => measures[at]?.notObtainedBecause === null)),
  };
};
