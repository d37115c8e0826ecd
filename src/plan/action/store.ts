import type { Db } from '#platform/db';
import type { Action, ActionStatus, EndDecision } from './rules.ts';

/** An action with the names that its page and the list show. */
export type ListedAction = Action &
  Readonly<{
    ownerName: string;
    partnerName: string | null;
    areaSays: string | null;
    measures: number;
    milestones: number;
    milestonesDone: number;
    savedByName: string;
    savedAt: Date;
  }>;

/** The texts of an action as they are saved. */
export type ActionTexts = Pick<
  Action,
  | 'areaId'
  | 'criterion'
  | 'objective'
  | 'coreChange'
  | 'ownerId'
  | 'partnershipId'
  | 'pupils'
  | 'costPence'
  | 'premiumPence'
  | 'dueOn'
>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const selected = (db: Db) => db`
  select a.id, a.number, a.area_id, a.criterion, a.objective, a.core_change, a.owner_id, a.partnership_id, a.pupils, a.cost_pence,
         a.premium_pence, a.due_on, a.status, a.started_on, a.ended_on, a.decision, a.sustained_how, a.sustained_by, a.version,
         a.saved_by, a.saved_at, coalesce(o.name, 'A colleague at the school') as owner_name, q.name as partner_name, r.text as area_says,
         (select count(*) from success_measure m where m.action_id = a.id) as measures,
         (select count(*) from milestone s where s.action_id = a.id) as milestones,
         (select count(*) from milestone s where s.action_id = a.id and s.done_on is not null) as milestones_done,
         coalesce(w.name, 'A colleague at the school') as saved_by_name
    from action a
    left join membership om on om.id = a.owner_id
    left join person o on o.id = om.person_id
    left join partnership p on p.id = a.partnership_id
    left join partner q on q.id = p.partner_id
    left join area r on r.id = a.area_id
    left join person w on w.id = a.saved_by`;

/** The plan by the day on which things are due. */
export const listActions = (db: Db, enrolmentId: string) =>
  db<ListedAction[]>`${selected(db)} where a.enrolment_id = ${enrolmentId} order by a.due_on, a.number`;

/** Keeps everybody else from changing the plan's actions until this transaction ends. */
export const lockActions = (db: Db, enrolmentId: string) =>
  db`select id from action where enrolment_id = ${enrolmentId} order by id for update`;

export const findAction = async (db: Db, enrolmentId: string, id: string): Promise<ListedAction | null> => {
  const rows = await db<ListedAction[]>`${selected(db)} where a.enrolment_id = ${enrolmentId} and a.id = ${id}`;
  return rows[0] ?? null;
};

/** Whom the plan may name as owners: the enrolment's team today. */
export const listOwners = (db: Db, enrolmentId: string) => db<{ id: string; name: string }[]>`
  select t.membership_id as id, p.name from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null order by p.name`;

/** The names behind everything that the texts of an action ever named, as far as this reader may know them. */
export const namesInTexts = (db: Db, actionId: string) => db<{ id: string; name: string }[]>`
  with said as (select r.said from action_revision r where r.action_id = ${actionId})
  select m.id, p.name from membership m join person p on p.id = m.person_id where m.id in (select (said->>'ownerId')::uuid from said)
  union all
  select s.id, q.name from partnership s join partner q on q.id = s.partner_id where s.id in (select (said->>'partnershipId')::uuid from said)
  union all
  select a.id, a.text from area a where a.id in (select (said->>'areaId')::uuid from said)`;

/** The areas for improvement of the initial audit, and how many actions answer each. */
export const listAreas = (db: Db, enrolmentId: string) => db<
  { id: string; criterion: string | null; text: string; actions: number }[]
>`
  select r.id, r.criterion, r.text, (select count(*) from action a where a.area_id = r.id and a.status <> 'stopped') as actions
    from area r where r.enrolment_id = ${enrolmentId} and r.kind = 'improvement' order by r.criterion, r.id`;

/** Adds an action under the next number. The number is taken under the enrolment's lock, so two at once get two. */
export const insertAction = async (
  db: Db,
  id: string,
  enrolment: Place,
  texts: ActionTexts,
  by: Saver,
): Promise<number> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`plan ${enrolment.id}`}, 0))`;
  const rows = await db<{ number: number }[]>`
    insert into action (id, enrolment_id, school_id, number, area_id, criterion, objective, core_change, owner_id, partnership_id, pupils,
      cost_pence, premium_pence, due_on, saved_by, saved_at)
    select ${id}, ${enrolment.id}, ${enrolment.schoolId}, coalesce(max(a.number), 0) + 1, ${texts.areaId}::uuid, ${texts.criterion}::text,
      ${texts.objective}, ${texts.coreChange}, ${texts.ownerId}::uuid, ${texts.partnershipId}::uuid, ${texts.pupils}, ${texts.costPence}::bigint,
      ${texts.premiumPence}::bigint, ${texts.dueOn}::date, ${by.personId}::uuid, ${by.now}::timestamptz
      from action a where a.enrolment_id = ${enrolment.id}
    returning number`;
  return rows[0]?.number ?? 0;
};

/** Keeps what an action says at one of its versions, for whoever agreed it or lost a race. */
export const insertRevision = (
  db: Db,
  id: string,
  enrolment: Place,
  version: number,
  texts: ActionTexts,
  by: Saver,
) => db`
  insert into action_revision (action_id, version, enrolment_id, school_id, said, saved_by, saved_at)
  values (${id}, ${version}, ${enrolment.id}, ${enrolment.schoolId}, ${db.json({ ...texts })}, ${by.personId}, ${by.now})`;

export const updateAction = async (
  db: Db,
  id: string,
  version: number,
  texts: ActionTexts,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update action set area_id = ${texts.areaId}, criterion = ${texts.criterion}, objective = ${texts.objective},
      core_change = ${texts.coreChange}, owner_id = ${texts.ownerId}, partnership_id = ${texts.partnershipId}, pupils = ${texts.pupils},
      cost_pence = ${texts.costPence}, premium_pence = ${texts.premiumPence}, due_on = ${texts.dueOn}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

type Moved = Readonly<{
  status: ActionStatus;
  startedOn: string | null;
  endedOn: string | null;
  decision: EndDecision | null;
  sustainedHow: string;
  sustainedBy: string;
}>;

export const moveAction = async (db: Db, id: string, version: number, moved: Moved, by: Saver): Promise<boolean> => {
  const rows = await db`
    update action set status = ${moved.status}, started_on = ${moved.startedOn}, ended_on = ${moved.endedOn}, decision = ${moved.decision},
      sustained_how = ${moved.sustainedHow}, sustained_by = ${moved.sustainedBy}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

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

export type Revision = Readonly<{ version: number; said: ActionTexts; who: string; savedAt: Date }>;

export const listRevisions = (db: Db, actionId: string) => db<Revision[]>`
  select r.version, r.said, coalesce(p.name, 'A colleague at the school') as who, r.saved_at
    from action_revision r left join person p on p.id = r.saved_by where r.action_id = ${actionId} order by r.version desc`;

export type Milestone = Readonly<{ id: string; what: string; dueOn: string; doneOn: string | null }>;

export const listMilestones = (db: Db, actionId: string) => db<Milestone[]>`
  select id, what, due_on, done_on from milestone where action_id = ${actionId} order by due_on, id`;

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
