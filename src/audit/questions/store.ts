import type { Db } from '#platform/db';
import type { Answers } from '#schemes/rules';
import type { By } from '../store.ts';

/** What a school answered at one place of its scheme. */
export type Guided = Readonly<{
  answers: Answers;
  version: number;
  answeredName: string;
  answeredAt: Date;
}>;

export const readGuided = async (db: Db, enrolmentId: string, place: string): Promise<Guided | null> =>
  (
    await db<Guided[]>`
    select answers, version, answered_name, answered_at from audit_guiding where enrolment_id = ${enrolmentId} and place = ${place}`
  )[0] ?? null;

type Place = Readonly<{ id: string; schoolId: string }>;

/** Saves answers over the version that the form was opened on, 0 for none; false when somebody saved first. */
export const writeGuided = async (
  db: Db,
  enrolment: Place,
  place: string,
  answers: Answers,
  version: number,
  by: By,
  now: Date,
): Promise<boolean> => {
  const text = JSON.stringify(answers);
  const saved =
    version === 0
      ? await db`
          insert into audit_guiding (enrolment_id, school_id, place, answers, answered_by, answered_name, answered_at)
          values (${enrolment.id}, ${enrolment.schoolId}, ${place}, ${text}::text::jsonb, ${by.personId}, ${by.name}, ${now})
          on conflict (enrolment_id, place) do nothing returning version`
      : await db`
          update audit_guiding set answers = ${text}::text::jsonb, version = version + 1, answered_by = ${by.personId},
                 answered_name = ${by.name}, answered_at = ${now}
           where enrolment_id = ${enrolment.id} and place = ${place} and version = ${version} returning version`;
  return saved.length > 0;
};
