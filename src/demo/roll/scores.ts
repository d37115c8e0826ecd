import { uuidv7 } from '#platform/db';
import { normal } from '#platform/random';
import type { Scene } from '../acts/stage.ts';
import type { OnRoll } from './invent.ts';
import { termOf, within, type Kind, type Plan } from './plans.ts';

/** A pupil who is tested: what work reached them and when, in days from today, and why a result is missing. */
export type Tested = Readonly<{
  pupil: OnRoll;
  kind: Kind;
  from: number;
  to: number;
  /** The reason in place of a result; null when nothing at all was written; undefined when the pupil was there. */
  missing: (day: number) => string | null | undefined;
}>;

export type Points = Readonly<{ assessmentId: string; pointOn: ReadonlyMap<number, string> }>;

/** Writes an assessment, its points in time and, for these pupils, a score at each point at which they were here. */
export const keepScores = async (
  scene: Scene,
  plan: Plan,
  days: readonly number[],
  tested: readonly Tested[],
): Promise<Points> => {
  const { db, calendar, random, schoolId, lead } = scene;
  const assessmentId = uuidv7();
  const first = days[0] ?? -20;
  await db`insert into assessment ${db([
    {
      ...{ id: assessmentId, school_id: schoolId, title: plan.title, scale: plan.scale, subject: plan.subject },
      ...{ unit: plan.unit, lowest: plan.low, highest: plan.high, expected: plan.expected },
      higher_is_better: plan.higherIsBetter,
      ...{ declared_by: lead.personId, declared_at: calendar.at(first - 3) },
    },
  ])}`;
  const pointOn = new Map(days.map((day) => [day, uuidv7()]));
  await db`insert into assessment_point ${db(
    days.map((day) => ({
      ...{ id: pointOn.get(day) ?? '', school_id: schoolId, assessment_id: assessmentId },
      ...{ label: termOf(calendar.day(day)), taken_on: calendar.day(day) },
    })),
  )}`;
  const rows = tested.flatMap(({ pupil, kind, from, to, missing }) => {
    const level = plan.usual(pupil, random);
    // Pupils answer to the same work differently.
    const gain = normal(random, plan.gain[kind], Math.abs(plan.gain.target) / 2);
    return days
      .filter((day) => pupil.joinedOn <= calendar.day(day))
      .flatMap((day) => {
        const away = missing(day);
        if (away === null) return [];
        const share = Math.min(1, Math.max(0, (day - from) / (to - from)));
        const value = within(normal(random, level + share * gain, plan.noise), plan);
        return {
          ...{ school_id: schoolId, point_id: pointOn.get(day) ?? '', pupil_id: pupil.id, seq: 1 },
          value: away === undefined ? value : null,
          missing_because: away ?? null,
          ...{ source: plan.title, recorded_by: lead.personId, recorded_at: calendar.at(day, 15) },
        };
      });
  });
  for (let at = 0; at < rows.length; at += 6_000)
    await db`insert into restricted.score ${db(rows.slice(at, at + 6_000))}`;
  return { assessmentId, pointOn };
};
