import type { Db } from '#platform/db';
import type { Answer } from '../store.ts';

/** One save of a judgement, as it was saved, and whether that save was agreed. */
export type Saved = Answer & Readonly<{ agreedBy: string | null }>;

/** Every save of a criterion's judgement, the newest first. */
export const readSaved = (db: Db, enrolmentId: string, criterion: string) => db<Saved[]>`
  select criterion, level, comment, evidence, impact, version, answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at
    from audit_saved where enrolment_id = ${enrolmentId} and criterion = ${criterion} order by version desc`;

/** Second views as they were said before ratings had tables of their own. */
export type OldView = Readonly<{ name: string; level: string; why: string; givenAt: Date; ofVersion: number }>;

export const readOldViews = (db: Db, enrolmentId: string, criterion: string) => db<OldView[]>`
  select name, level, why, given_at, of_version from audit_view
   where enrolment_id = ${enrolmentId} and criterion = ${criterion} order by given_at desc`;
