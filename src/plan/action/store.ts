import type { Db } from '#platform/db';
import type { CourseFacts } from './course/rules.ts';
import type { ActionTexts } from './edit/rules.ts';
import type { Action, ActionStatus, EndDecision } from './rules.ts';

/** An action with the names that its page and the list show. */
export type ListedAction = Action &
  CourseFacts &
  Readonly<{
    ownerName: string;
    /** The day on which its owner left the school or the team, as far as this reader may know. */
    ownerLeftOn: string | null;
    partnerName: string | null;
    partnerEndedOn: string | null;
    areaSays: string | null;
    /** Where the area was seen, when that is a whole standard or a cell of it. */
    areaStandard: string | null;
    measures: number;
    milestones: number;
    milestonesDone: number;
    /** How many target pupils it names by code; 0 for whoever may not see pupils. */
    pupilCount: number;
    savedByName: string;
    savedAt: Date;
  }>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const selected = (db: Db) => db`
  select a.id, a.number, a.area_id, a.criterion, a.objective, a.core_change, a.owner_id, a.partnership_id, a.target_groups, a.pupils,
         a.resources, a.cost_pence, a.premium_pence, a.begins_on, a.due_on, a.stays_fixed, a.may_adapt, a.delivered_by, a.staff_need,
         a.done_as_meant, a.status, a.started_on, a.ended_on, a.decision, a.sustained_how, a.sustained_by, a.version,
         a.saved_by, a.saved_at, coalesce(o.name, 'A colleague at the school') as owner_name,
         coalesce(om.ended_on, t.left_on) as owner_left_on, q.name as partner_name, p.ended_on as partner_ended_on, r.text as area_says, r.standard as area_standard,
         (select count(*) from success_measure m where m.action_id = a.id) as measures,
         s.milestones, s.milestones_done, s.milestone_due, s.milestone_reached,
         (select max((n.written_at at time zone 'Europe/London')::date) from action_note n where n.action_id = a.id) as noted_on,
         (select count(*) from action_pupil u where u.action_id = a.id) as pupil_count,
         coalesce(w.name, 'A colleague at the school') as saved_by_name
    from action a
    left join membership om on om.id = a.owner_id
    left join person o on o.id = om.person_id
    left join team_member t on t.enrolment_id = a.enrolment_id and t.membership_id = a.owner_id
    left join partnership p on p.id = a.partnership_id
    left join partner q on q.id = p.partner_id
    left join area r on r.id = a.area_id
    left join person w on w.id = a.saved_by
    cross join lateral (select count(*) as milestones, count(done_on) as milestones_done,
         min(due_on) filter (where done_on is null) as milestone_due, max(done_on) as milestone_reached
         from milestone where action_id = a.id) s`;

/** The plan by the day on which things are due. */
export const listActions = (db: Db, enrolmentId: string) =>
  db<ListedAction[]>`${selected(db)} where a.enrolment_id = ${enrolmentId} order by a.due_on, a.number`;

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

/** An area for improvement with its place among those that the senior leaders put in order; null where they have not. */
export type Area = Readonly<{
  id: string;
  criterion: string | null;
  standard: string | null;
  text: string;
  rank: number | null;
  actions: number;
}>;

/** The areas for improvement of the initial audit in the order in which they are taken up, and how many actions answer each. */
export const listAreas = (db: Db, enrolmentId: string) => db<Area[]>`
  select r.id, r.criterion, r.standard, r.text, array_position(o.areas, r.id) as rank,
         (select count(*) from action a where a.area_id = r.id and a.status <> 'stopped') as actions
    from area r left join area_order o on o.enrolment_id = r.enrolment_id
   where r.enrolment_id = ${enrolmentId} and r.kind = 'improvement' order by rank nulls last, r.criterion, r.id`;

/** The columns of an action's texts. */
const columns = (texts: ActionTexts) => ({
  areaId: texts.areaId,
  criterion: texts.criterion,
  objective: texts.objective,
  coreChange: texts.coreChange,
  ownerId: texts.ownerId,
  partnershipId: texts.partnershipId,
  targetGroups: [...texts.targetGroups],
  pupils: texts.pupils,
  resources: texts.resources,
  costPence: texts.costPence,
  premiumPence: texts.premiumPence,
  beginsOn: texts.beginsOn,
  dueOn: texts.dueOn,
  staysFixed: texts.staysFixed,
  mayAdapt: texts.mayAdapt,
  deliveredBy: texts.deliveredBy,
  staffNeed: texts.staffNeed,
  doneAsMeant: texts.doneAsMeant,
});

/** Adds an action under the next number. The number is taken under the enrolment's lock, so two at once get two. */
export const insertAction = async (
  db: Db,
  id: string,
  enrolment: Place,
  texts: ActionTexts,
  by: Saver,
): Promise<number> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`plan ${enrolment.id}`}, 0))`;
  const [last] = await db<{ number: number }[]>`
    select coalesce(max(number), 0) as number from action where enrolment_id = ${enrolment.id}`;
  const number = (last?.number ?? 0) + 1;
  const place = { id, enrolmentId: enrolment.id, schoolId: enrolment.schoolId, number };
  await db`insert into action ${db({ ...place, ...columns(texts), savedBy: by.personId, savedAt: by.now })}`;
  await writePupils(db, id, enrolment, texts.pupilIds);
  return number;
};

/** Names the target pupils for whom an action is, and no others. */
const writePupils = async (db: Db, actionId: string, enrolment: Place, pupilIds: readonly string[]) => {
  await db`
    with kept as (select unnest(${[...pupilIds]}::uuid[]) as pupil_id),
    gone as (delete from action_pupil where action_id = ${actionId} and pupil_id not in (select pupil_id from kept))
    insert into action_pupil (action_id, pupil_id, enrolment_id, school_id)
    select ${actionId}::uuid, pupil_id, ${enrolment.id}::uuid, ${enrolment.schoolId}::uuid from kept on conflict do nothing`;
};

/** The target pupils for whom an action is, in order. */
export const listPupilIds = async (db: Db, actionId: string): Promise<readonly string[]> => {
  const rows = await db<{ pupilId: string }[]>`
    select pupil_id from action_pupil where action_id = ${actionId} order by pupil_id`;
  return rows.map(({ pupilId }) => pupilId);
};

/** The same by code, as far as this reader may see them. */
export const listPupilCodes = async (db: Db, actionId: string): Promise<readonly string[]> => {
  const rows = await db<{ code: string }[]>`
    select t.code from action_pupil u join target_pupil t on t.enrolment_id = u.enrolment_id and t.pupil_id = u.pupil_id
     where u.action_id = ${actionId} order by t.code`;
  return rows.map(({ code }) => code);
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
  values (${id}, ${version}, ${enrolment.id}, ${enrolment.schoolId}, ${db.json({ ...columns(texts), pupilIds: [...texts.pupilIds] })}, ${by.personId}, ${by.now})`;

export const updateAction = async (
  db: Db,
  id: string,
  enrolment: Place,
  version: number,
  texts: ActionTexts,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update action set ${db(columns(texts))}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  if (rows.length > 0) await writePupils(db, id, enrolment, texts.pupilIds);
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

export type Revision = Readonly<{ version: number; said: ActionTexts; who: string; savedAt: Date }>;

export const listRevisions = (db: Db, actionId: string) => db<Revision[]>`
  select r.version, r.said, coalesce(p.name, 'A colleague at the school') as who, r.saved_at
    from action_revision r left join person p on p.id = r.saved_by where r.action_id = ${actionId} order by r.version desc`;
