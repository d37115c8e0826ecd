import { uuidv7, type Db } from '#platform/db';
import type { EnrolmentState, StepFacts } from './rules.ts';

/** One school undertaking one version of one scheme, as every page of it needs to know. */
export type Enrolment = Readonly<{
  id: string;
  schoolId: string;
  bodyId: string;
  bodyName: string;
  schoolName: string;
  schemeVersionId: string;
  scheme: string;
  schemeVersion: string;
  schemeTitle: string;
  route: string;
  /** Optional standards that the school leaves aside, and criteria that the awarding body exempted it from. */
  notChosen: readonly string[];
  exempt: readonly string[];
  cohort: string;
  state: EnrolmentState;
  startedOn: string;
  dueOn: string;
  submittedAt: Date | null;
  cutOffAt: Date | null;
  visitOn: string | null;
  version: number;
  steps: readonly StepFacts[];
}>;

/** The enrolment of this id, if the acting person may see it. One statement. */
export const findEnrolment = async (db: Db, id: string): Promise<Enrolment | null> => {
  const rows = await db<Enrolment[]>`
    select e.id, e.school_id, e.body_id, b.name as body_name, s.name as school_name, e.scheme_version_id,
           v.scheme, v.version as scheme_version, v.title as scheme_title, e.route, e.not_chosen, e.exempt, e.cohort, e.state,
           e.started_on, e.due_on, e.submitted_at, e.cut_off_at, e.visit_on, e.version,
           coalesce((select jsonb_agg(jsonb_build_object('step', t.step, 'startedOn', t.started_on, 'doneOn', t.done_on) order by t.step)
                       from enrolment_step t where t.enrolment_id = e.id), '[]') as steps
      from enrolment e
      join school s on s.id = e.school_id
      join body b on b.id = e.body_id
      join scheme_version v on v.id = e.scheme_version_id
     where e.id = ${id}`;
  return rows[0] ?? null;
};

export const writeStepStarted = (db: Db, enrolment: Pick<Enrolment, 'id' | 'schoolId'>, step: number, on: string) => db`
  insert into enrolment_step (enrolment_id, school_id, step, started_on) values (${enrolment.id}, ${enrolment.schoolId}, ${step}, ${on})
  on conflict (enrolment_id, step) do update set started_on = coalesce(enrolment_step.started_on, excluded.started_on)`;

export const writeStepDone = (
  db: Db,
  enrolment: Pick<Enrolment, 'id' | 'schoolId'>,
  step: number,
  on: string | null,
) => db`
  insert into enrolment_step (enrolment_id, school_id, step, started_on, done_on)
  values (${enrolment.id}, ${enrolment.schoolId}, ${step}, ${on}, ${on})
  on conflict (enrolment_id, step) do update
    set done_on = excluded.done_on, started_on = coalesce(enrolment_step.started_on, excluded.started_on)`;

/** A submission stands from now (or, with nulls, no longer does): the awarding body may read the work only while it stands. */
export const writeSubmission = (db: Db, enrolmentId: string, submittedAt: Date | null, cutOffAt: Date | null) =>
  db`update enrolment set submitted_at = ${submittedAt}, cut_off_at = ${cutOffAt}, version = version + 1 where id = ${enrolmentId}`;

/** Takes one more criterion out of what the enrolment is judged on. */
export const writeExempt = (db: Db, enrolmentId: string, criterion: string) =>
  db`update enrolment set exempt = array_append(exempt, ${criterion}), version = version + 1
      where id = ${enrolmentId} and not ${criterion} = any (exempt)`;

/** The optional standards that the school leaves aside; false when somebody else moved the enrolment meanwhile. */
export const writeNotChosen = async (
  db: Db,
  enrolmentId: string,
  standards: readonly string[],
  version: number,
): Promise<boolean> =>
  (
    await db`update enrolment set not_chosen = ${[...standards]}, version = version + 1
      where id = ${enrolmentId} and version = ${version} returning id`
  ).length > 0;

export const writeVisitDate = (db: Db, enrolmentId: string, on: string | null) =>
  db`update enrolment set visit_on = ${on}, version = version + 1 where id = ${enrolmentId}`;

/** True when it was still under way: an enrolment is completed once. */
export const writeCompleted = async (
  db: Db,
  enrolment: Pick<Enrolment, 'id' | 'schoolId'>,
  by: string,
  now: Date,
  on: string,
): Promise<boolean> => {
  const rows = await db`
    update enrolment set state = 'completed', ended_on = ${on}, version = version + 1
     where id = ${enrolment.id} and state = 'active' returning id`;
  if (rows.length === 0) return false;
  await db`insert into enrolment_event (id, enrolment_id, school_id, kind, happened_at, by_name)
    values (${uuidv7()}, ${enrolment.id}, ${enrolment.schoolId}, 'completed', ${now}, ${by})`;
  return true;
};

/** Closes the open tasks of these kinds: whoever judged no longer reads the school's work. */
export const writeTasksClosed = (db: Db, enrolmentId: string, kinds: readonly string[], now: Date) =>
  db`update assignment set closed_at = ${now} where enrolment_id = ${enrolmentId} and kind = any(${[...kinds]}) and closed_at is null`;
