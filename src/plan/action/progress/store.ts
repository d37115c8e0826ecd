import type { Db } from '#platform/db';
import type { ActionStatus } from '../rules.ts';

/** How an action goes: its notes, its milestones, and what the adviser and the school say of it. */

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

export type Note = Readonly<{
  status: ActionStatus;
  note: string;
  reviewId: string | null;
  who: string;
  writtenAt: Date;
}>;

export const listNotes = (db: Db, actionId: string) => db<Note[]>`
  select n.status, n.note, n.review_id, coalesce(p.name, 'A colleague at the school') as who, n.written_at
    from action_note n left join person p on p.id = n.written_by where n.action_id = ${actionId} order by n.written_at desc, n.id desc`;

type NewNote = Readonly<{ id: string; actionId: string; status: ActionStatus; note: string; reviewId: string | null }>;

export const insertNote = (db: Db, enrolment: Place, note: NewNote, by: Saver) => db`
  insert into action_note (id, action_id, enrolment_id, school_id, status, note, review_id, written_by, written_at)
  values (${note.id}, ${note.actionId}, ${enrolment.id}, ${enrolment.schoolId}, ${note.status}, ${note.note}, ${note.reviewId}, ${by.personId}, ${by.now})`;

export type Milestone = Readonly<{ id: string; what: string; dueOn: string; doneOn: string | null; version: number }>;

export const listMilestones = (db: Db, actionId: string) => db<Milestone[]>`
  select id, what, due_on, done_on, version from milestone where action_id = ${actionId} order by due_on, id`;

export const insertMilestone = (
  db: Db,
  id: string,
  actionId: string,
  enrolment: Place,
  typed: { what: string; dueOn: string },
  by: Saver,
) => db`
  insert into milestone (id, action_id, enrolment_id, school_id, what, due_on, saved_by, saved_at)
  values (${id}, ${actionId}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.what}, ${typed.dueOn}, ${by.personId}, ${by.now})`;

/** Puts words and day of a milestone right; false when somebody saved first. */
export const updateMilestone = async (
  db: Db,
  id: string,
  version: number,
  typed: { what: string; dueOn: string },
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update milestone set what = ${typed.what}, due_on = ${typed.dueOn}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

/** Marks a milestone reached on a day, or open again; false when it is not one of this action. */
export const setMilestone = async (
  db: Db,
  id: string,
  actionId: string,
  doneOn: string | null,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update milestone set done_on = ${doneOn}, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and action_id = ${actionId} returning id`;
  return rows.length > 0;
};

export type Comment = Readonly<{
  actionId: string | null;
  says: string;
  who: string;
  writtenAs: string;
  writtenAt: Date;
}>;

export const listComments = (db: Db, enrolmentId: string) => db<Comment[]>`
  select c.action_id, c.says, coalesce(p.name, 'A colleague at the school') as who, c.written_as, c.written_at
    from plan_comment c left join person p on p.id = c.written_by where c.enrolment_id = ${enrolmentId} order by c.written_at desc, c.id desc`;

type NewComment = Readonly<{ id: string; actionId: string | null; says: string; writtenAs: string }>;

export const insertComment = (db: Db, enrolment: Place, comment: NewComment, by: Saver) => db`
  insert into plan_comment (id, enrolment_id, school_id, action_id, says, written_by, written_as, written_at)
  values (${comment.id}, ${enrolment.id}, ${enrolment.schoolId}, ${comment.actionId}, ${comment.says}, ${by.personId}, ${comment.writtenAs}, ${by.now})`;
