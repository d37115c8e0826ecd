import type { Option } from '#platform/kit';
import { pointTarget } from '../scores/bulk/columns.ts';
import type { KnownAssessment } from '../scores/bulk/rules.ts';

/** Points of one assessment that are offered by name; with more of them, the latest. */
const mostPoints = 20;

/** What a column of results may be: a point in time that the school has, or a new one of an assessment. */
export const resultOptions = (known: readonly KnownAssessment[]): readonly Option[] =>
  known.flatMap(({ id, title, points }) => [
    ...points
      .slice(-mostPoints)
      .map(({ label }) => ({ value: pointTarget(id, label), text: `Results: ${title}, ${label}` })),
    { value: `result:${id}`, text: `Results: ${title}, a new point` },
  ]);
