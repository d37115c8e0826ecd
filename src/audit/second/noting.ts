import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';

export type Noting = Readonly<{ db: Db; actor: Actor; enrolment: Enrolment; now: Date }>;

/** The trail says that a rating was given or settled, never at which level: one of the raters may read it. */
export const noted = (
  { db, actor, enrolment, now }: Noting,
  act: string,
  about: Record<string, string | number | string[]>,
) => note(db, actor, { act, schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
