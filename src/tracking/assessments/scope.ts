import { isUuid } from '#platform/db';
import type { Scope } from '#platform/route';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { scaleOf, type Scale } from '../scales/rules.ts';
import { assessmentOf, pointsOf, type Assessment, type Point } from './store.ts';

export type FoundAssessment = Readonly<{
  enrolment: Enrolment;
  assessment: Assessment;
  scale: Scale;
  points: readonly Point[];
}>;

/** The assessment named in the address, of the school whose enrolment it is, with its points. */
export const assessmentScope: Scope<FoundAssessment> = async (ask) => {
  const found = await enrolmentScope(ask);
  const id = ask.params['assessment'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const assessment = await assessmentOf(ask.db, found.value.schoolId, id);
  if (assessment === null) return null;
  const points = await pointsOf(ask.db, id);
  return { ...found, value: { enrolment: found.value, assessment, scale: scaleOf(assessment), points } };
};

export type FoundPoint = FoundAssessment & Readonly<{ point: Point }>;

export const pointScope: Scope<FoundPoint> = async (ask) => {
  const found = await assessmentScope(ask);
  const point = found?.value.points.find(({ id }) => id === ask.params['point']);
  return found === null || point === undefined ? null : { ...found, value: { ...found.value, point } };
};

/** The same while work is open: an enrolment that is paused or has ended is only read. */
const whileOpen =
  <Found extends FoundAssessment>(scope: Scope<Found>): Scope<Found> =>
  async (ask) => {
    const found = await scope(ask);
    return found !== null && mayDo('work', found.value.enrolment.state) ? found : null;
  };
export const openAssessment: Scope<FoundAssessment> = whileOpen(assessmentScope);
export const openPoint: Scope<FoundPoint> = whileOpen(pointScope);
