import type { Db } from '#platform/db';
import type { Supported } from '../sample/rules.ts';
import type { TargetResult } from './rules.ts';

export type ActionFinding = Readonly<{
  actionId: string;
  seen: Supported;
  says: string;
  version: number;
  who: string;
  judgedAt: Date;
}>;

export const listActionFindings = (db: Db, visitId: string) => db<ActionFinding[]>`
  select f.action_id, f.seen, f.says, f.version, coalesce(p.name, 'The verifier') as who, f.judged_at
    from action_finding f left join person p on p.id = f.judged_by where f.visit_id = ${visitId}`;

type Place = Readonly<{ id: string; schoolId: string }>;
type NewFinding = Readonly<{ visitId: string; actionId: string; seen: Supported; says: string; version: number }>;

/** Saves over the version that was read (0 when there was none); false when somebody saved first. */
export const saveActionFinding = async (
  db: Db,
  enrolment: Place,
  finding: NewFinding,
  by: { personId: string; now: Date },
): Promise<boolean> => {
  const rows = await (finding.version === 0
    ? db`
      insert into action_finding (visit_id, action_id, enrolment_id, school_id, seen, says, judged_by, judged_at)
      values (${finding.visitId}, ${finding.actionId}, ${enrolment.id}, ${enrolment.schoolId}, ${finding.seen}, ${finding.says}, ${by.personId}, ${by.now})
      on conflict (visit_id, action_id) do nothing returning action_id`
    : db`
      update action_finding set seen = ${finding.seen}, says = ${finding.says}, version = version + 1, judged_by = ${by.personId}, judged_at = ${by.now}
       where visit_id = ${finding.visitId} and action_id = ${finding.actionId} and version = ${finding.version} returning action_id`);
  return rows.length > 0;
};

/** Means of the declared target pupils with a value at both points, for each tracked measure of an enrolment. */
export const listTargetResults = (db: Db, enrolmentId: string) => db<TargetResult[]>`
  select m.id as measure_id, m.scale, count(*) as targets,
         count(*) filter (where b.value is not null and a.value is not null) as pairs,
         avg(b.value) filter (where a.value is not null) as before, avg(a.value) filter (where b.value is not null) as after
    from measure m
    join target_pupil t on t.enrolment_id = m.enrolment_id and t.kind = 'target'
    left join result b on b.measure_id = m.id and b.pupil_id = t.pupil_id and b.point = 'baseline'
    left join result a on a.measure_id = m.id and a.pupil_id = t.pupil_id and a.point = 'after'
   where m.enrolment_id = ${enrolmentId}
   group by m.id, m.scale`;
