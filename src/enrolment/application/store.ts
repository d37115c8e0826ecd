import type { Db } from '#platform/db';
import type { ApplicationFacts } from '../rules.ts';

export type Application = ApplicationFacts &
  Readonly<{
    id: string;
    schoolId: string;
    schoolName: string;
    laName: string | null;
    bodyId: string;
    bodyName: string;
    schemeVersionId: string;
    schemeTitle: string;
    route: string;
    cohort: string;
    why: string;
    appliedByName: string | null;
    appliedAt: Date;
    headName: string | null;
    headEmail: string | null;
    headAskedAt: Date | null;
    headConfirmedName: string | null;
    decidedAt: Date | null;
    decisionReason: string | null;
    enrolmentId: string | null;
    version: number;
  }>;

const columns = (db: Db) => db`
  a.id, a.school_id, s.name as school_name, s.la_name, a.body_id, b.name as body_name, a.scheme_version_id, v.title as scheme_title,
  a.route, a.cohort, a.why, p.name as applied_by_name, a.applied_at, c.head_name, c.head_email, a.head_asked_at, a.head_confirmed_at,
  a.head_confirmed_name, a.decided_at, a.decision, a.decision_reason, a.school_terms_at, a.body_terms_at, a.withdrawn_at, a.enrolled_at,
  a.version, e.id as enrolment_id`;

const joined = (db: Db) => db`
  application a
  join school s on s.id = a.school_id
  join body b on b.id = a.body_id
  join scheme_version v on v.id = a.scheme_version_id
  left join membership m on m.id = a.applied_by
  left join person p on p.id = m.person_id
  left join school_contact c on c.school_id = a.school_id and c.body_id = a.body_id
  left join enrolment e on e.application_id = a.id`;

/** Applications that the acting person may see, the newest first; one page of them, with how many there are. */
export const listApplications = async (db: Db, page: number, size: number) => {
  const rows = await db<(Application & { total: number })[]>`
    select ${columns(db)}, count(*) over () as total from ${joined(db)}
     order by (a.enrolled_at is not null or a.withdrawn_at is not null or a.decision = 'refused'), a.applied_at desc
     limit ${size} offset ${(page - 1) * size}`;
  return { rows, total: rows[0]?.total ?? 0 };
};

export const findApplication = async (db: Db, id: string): Promise<Application | null> => {
  const rows = await db<Application[]>`select ${columns(db)} from ${joined(db)} where a.id = ${id}`;
  return rows[0] ?? null;
};

/** The application whose head was sent this token. Asked as the system, for the head has no account yet. */
export const findByHeadToken = async (db: Db, tokenHash: Uint8Array): Promise<Application | null> => {
  const rows = await db<Application[]>`select ${columns(db)} from ${joined(db)} where a.head_token_hash = ${tokenHash}`;
  return rows[0] ?? null;
};

export type NewApplication = Readonly<{
  id: string;
  schoolId: string;
  bodyId: string;
  schemeVersionId: string;
  route: string;
  cohort: string;
  why: string;
  appliedBy: string;
  appliedAt: Date;
}>;

export const insertApplication = (db: Db, one: NewApplication) => db`
  insert into application (id, school_id, body_id, scheme_version_id, route, cohort, why, applied_by, applied_at)
  values (${one.id}, ${one.schoolId}, ${one.bodyId}, ${one.schemeVersionId}, ${one.route}, ${one.cohort}, ${one.why}, ${one.appliedBy}, ${one.appliedAt})`;

/** Is there an application for this scheme under way, or an enrolment that has not ended? */
export const hasOpenCourse = async (db: Db, schoolId: string, scheme: string): Promise<boolean> => {
  const rows = await db`
    select 1 from application a join scheme_version v on v.id = a.scheme_version_id
     where a.school_id = ${schoolId} and v.scheme = ${scheme} and a.withdrawn_at is null and a.enrolled_at is null and a.decision is distinct from 'refused'
    union all
    select 1 from enrolment e join scheme_version v on v.id = e.scheme_version_id
     where e.school_id = ${schoolId} and v.scheme = ${scheme} and e.state in ('active', 'paused')`;
  return rows.length > 0;
};

/** Changes one application if it still has this version; false when somebody was first. */
export const changeApplication = async (
  db: Db,
  application: Pick<Application, 'id' | 'version'>,
  change: Readonly<Record<string, string | Date | Uint8Array | null>>,
): Promise<boolean> => {
  const rows = await db`
    update application set ${db(change)}, version = version + 1
     where id = ${application.id} and version = ${application.version} returning id`;
  return rows.length === 1;
};

export const keepContact = (
  db: Db,
  contact: Readonly<{ bodyId: string; schoolId: string; headName: string; headEmail: string; by: string; now: Date }>,
) => db`
  insert into school_contact (body_id, school_id, head_name, head_email, entered_by, entered_at)
  values (${contact.bodyId}, ${contact.schoolId}, ${contact.headName}, ${contact.headEmail}, ${contact.by}, ${contact.now})
  on conflict (body_id, school_id) do update
    set head_name = excluded.head_name, head_email = excluded.head_email, entered_by = excluded.entered_by, entered_at = excluded.entered_at`;

/** The enrolment that an application became, with the coordinator as the first of its team and step 1 begun. */
export const insertEnrolment = async (
  db: Db,
  made: Readonly<{ id: string; application: Application; startedOn: string; dueOn: string; now: Date }>,
): Promise<void> => {
  const { application } = made;
  await db`
    insert into enrolment (id, school_id, body_id, scheme_version_id, application_id, route, cohort, started_on, due_on)
    values (${made.id}, ${application.schoolId}, ${application.bodyId}, ${application.schemeVersionId}, ${application.id},
      ${application.route}, ${application.cohort}, ${made.startedOn}, ${made.dueOn})`;
  await db`
    insert into team_member (enrolment_id, school_id, membership_id, part, joined_on)
    select ${made.id}, a.school_id, a.applied_by, 'lead', ${made.startedOn}
      from application a where a.id = ${application.id}`;
  await db`
    insert into enrolment_event (id, enrolment_id, school_id, kind, happened_at, by_name)
    values (gen_random_uuid(), ${made.id}, ${application.schoolId}, 'enrolled', ${made.now}, ${application.bodyName})`;
  await db`insert into enrolment_step (enrolment_id, school_id, step, started_on) values (${made.id}, ${application.schoolId}, 1, ${made.startedOn})`;
};

/** Every awarding body that keeps its schemes here. */
export const bodiesOf = (db: Db) => db<{ id: string; name: string }[]>`select id, name from body order by name`;
