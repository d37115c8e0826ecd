import type { Db } from '#platform/db';
import type { Supported } from '../sample/rules.ts';

/** A target pupil's two figures on one measure, by code: a verifier never reads a name. */
export type TargetFigure = Readonly<{
  measureId: string;
  code: string;
  hasLeft: boolean;
  before: number | null;
  after: number | null;
  missingBecause: string | null;
}>;

/** The newest figure of a pupil at one point; a correction is a later row. */
const latest = (db: Db, point: 'baseline' | 'after', cutOffAt: Date | null) => db`
  select r.value, r.missing_because from result r
   where r.measure_id = m.id and r.pupil_id = t.pupil_id and r.point = ${point} and r.recorded_at <= ${cutOffAt}
   order by r.seq desc limit 1`;

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

/** Each declared target pupil's figures on each tracked measure as they stood at the cut-off, by code; null where there is none. */
export const listTargetFigures = (db: Db, enrolmentId: string, cutOffAt: Date | null) => db<TargetFigure[]>`
  select m.id as measure_id, t.code, t.left_on is not null as has_left, b.value as before, a.value as after,
         coalesce(a.missing_because, b.missing_because) as missing_because
    from measure m
    join target_pupil t on t.enrolment_id = m.enrolment_id and t.kind = 'target'
    left join lateral (${latest(db, 'baseline', cutOffAt)}) b on true
    left join lateral (${latest(db, 'after', cutOffAt)}) a on true
   where m.enrolment_id = ${enrolmentId} order by m.id, t.code`;
