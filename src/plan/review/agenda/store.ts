import type { Db } from '#platform/db';
import type { Scheme } from '#schemes/rules';
import { courseOf } from '../../action/course/rules.ts';
import { listActions } from '../../action/store.ts';
import type { AgendaFacts, KeptPoint, PointKind } from './rules.ts';

type Place = Readonly<{ id: string; enrolmentId: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

export const listPoints = (db: Db, reviewId: string) => db<KeptPoint[]>`
  select id, kind, about, title, place, led_by, is_left_out, note, note_version
    from review_point where review_id = ${reviewId} order by place, id`;

type NewPoint = Readonly<{
  id: string;
  kind: PointKind;
  about: string;
  title: string;
  place: number;
  ledBy: string | null;
  isLeftOut: boolean;
}>;

/** Keeps the whole agenda as it is arranged: new points are added, known ones keep their notes. One statement. */
export const writePoints = (db: Db, review: Place, points: readonly NewPoint[], by: Saver) => db`
  insert into review_point (id, review_id, enrolment_id, school_id, kind, about, title, place, led_by, is_left_out, saved_by, saved_at)
  select p.id, ${review.id}, ${review.enrolmentId}, ${review.schoolId}, p.kind, p.about, p.title, p.place, p.led_by, p.is_left_out,
         ${by.personId}, ${by.now}
    from jsonb_to_recordset(${db.json(points.map(({ ledBy, isLeftOut, ...rest }) => ({ ...rest, led_by: ledBy, is_left_out: isLeftOut })))}::jsonb)
      as p (id uuid, kind text, about text, title text, place integer, led_by uuid, is_left_out boolean)
  on conflict (review_id, kind, about) do update set title = excluded.title, place = excluded.place, led_by = excluded.led_by,
    is_left_out = excluded.is_left_out, saved_by = excluded.saved_by, saved_at = excluded.saved_at`;

/** Takes the next number of the agenda; false when somebody else arranged it meanwhile. */
export const takeAgenda = async (db: Db, reviewId: string, version: number): Promise<boolean> => {
  const rows = await db`
    update review_meeting set agenda_version = agenda_version + 1 where id = ${reviewId} and agenda_version = ${version} returning id`;
  return rows.length > 0;
};

/** What was said of a point; false when somebody else wrote first. */
export const writeNote = async (db: Db, id: string, version: number, note: string, by: Saver): Promise<boolean> => {
  const rows = await db`
    update review_point set note = ${note}, note_version = note_version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and note_version = ${version} returning id`;
  return rows.length > 0;
};

type AuditRow = Readonly<{ criterion: string; isDiffering: boolean }>;
type Facts = Omit<AgendaFacts, 'standards' | 'actions'> &
  Readonly<{
    judged: readonly AuditRow[];
    assigned: readonly Readonly<{ standard: string; dueOn: string | null; isHandedIn: boolean }>[];
    minders: readonly Readonly<{ membershipId: string; standards: readonly string[] }>[];
    isAuditOpen: boolean;
  }>;

/** What the agenda of a meeting is made of: what stands open before its day. Two statements. */
export const readAgendaFacts = async (
  db: Db,
  enrolmentId: string,
  scheme: Scheme,
  before: string,
  today: string,
): Promise<AgendaFacts> => {
  const [facts] = await db<Facts[]>`
    select (select jsonb_build_object('id', r.id, 'heldOn', r.held_on, 'isApproved', r.approved_on is not null)
              from review_meeting r where r.enrolment_id = ${enrolmentId} and r.held_on is not null and r.planned_on < ${before}
             order by r.planned_on desc limit 1) as last_held,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'says', d.says, 'ownerId', d.owner_id, 'dueOn', d.due_on)
             order by d.due_on nulls last, r.planned_on, d.number)
         from review_decision d join review_meeting r on r.id = d.review_id
        where d.enrolment_id = ${enrolmentId} and d.ended_on is null and r.planned_on < ${before}), '[]') as decisions,
      coalesce((select jsonb_agg(jsonb_build_object('standard', x.standard, 'dueOn', x.due_on, 'isHandedIn', x.state in ('submitted', 'closed')))
         from audit_assignment x where x.enrolment_id = ${enrolmentId}), '[]') as assigned,
      coalesce((select jsonb_agg(jsonb_build_object('membershipId', t.membership_id, 'standards', t.standards) order by t.membership_id)
         from team_member t where t.enrolment_id = ${enrolmentId} and t.left_on is null and cardinality(t.standards) > 0), '[]') as minders,
      not exists (select from audit_finish f where f.enrolment_id = ${enrolmentId}) as is_audit_open,
      coalesce((select jsonb_agg(jsonb_build_object('criterion', a.criterion,
             'isDiffering', a.agreed_at is null and app.raters_differ(a.enrolment_id, a.criterion, a.level, a.version)))
         from audit_answer a where a.enrolment_id = ${enrolmentId}), '[]') as judged`;
  if (facts === undefined) throw new Error('A select of values gave no row. It must always give one.');
  const { judged, assigned, minders, isAuditOpen, ...rest } = facts;
  const known = new Map(judged.map((row) => [row.criterion, row]));
  const standards = !isAuditOpen
    ? []
    : scheme.standards.map(({ code, name }) => {
        const criteria = scheme.criteria.filter(({ standard }) => standard === code);
        return {
          code,
          name,
          left: criteria.filter((each) => !known.has(each.code)).length,
          differing: criteria.filter((each) => known.get(each.code)?.isDiffering === true).length,
          // A standard that was given to nobody is never handed in: it only is judged.
          ...(assigned.find(({ standard }) => standard === code) ?? { dueOn: null, isHandedIn: true }),
          minderId: minders.find(({ standards: theirs }) => theirs.includes(code))?.membershipId ?? null,
        };
      });
  const actions = (await listActions(db, enrolmentId)).filter((action) => courseOf(action, today) !== 'closed');
  return { ...rest, actions, standards };
};
