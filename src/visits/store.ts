import type { Db } from '#platform/db';
import type { Finding, VisitState } from './rules.ts';

export type Visit = Readonly<{
  id: string;
  onDate: string;
  state: VisitState;
  reportedAt: Date | null;
  commentBy: string | null;
  commentedAt: Date | null;
  answeredAt: Date | null;
  moderatedAt: Date | null;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Judge = Readonly<{ personId: string; now: Date }>;

const columns = (db: Db) =>
  db`v.id, v.on_date, v.state, v.reported_at, v.comment_by, v.commented_at, v.answered_at, v.moderated_at`;

export const findVisit = async (db: Db, enrolmentId: string): Promise<Visit | null> => {
  const rows = await db<Visit[]>`select ${columns(db)} from visit v where v.enrolment_id = ${enrolmentId}`;
  return rows[0] ?? null;
};

/** The visit, if it was opened, and whether the acting person has ever been given the task of advising this school. */
export const findStanding = async (
  db: Db,
  enrolment: Place,
): Promise<Readonly<{ visit: Visit | null; hasAdvised: boolean }>> => {
  const rows = await db<(Visit & { hasAdvised: boolean })[]>`
    select ${columns(db)}, app.has_advised(${enrolment.schoolId}) as has_advised
      from (select 1) one left join visit v on v.enrolment_id = ${enrolment.id}`;
  const [row] = rows;
  // The row is there whatever the join finds; without a visit its columns are null.
  const isOpen = row !== undefined && (row.id as string | null) !== null;
  return { visit: isOpen ? row : null, hasAdvised: row?.hasAdvised ?? false };
};

export type Progress = Readonly<{
  claims: number;
  claimsSeen: number;
  followed: number;
  strengths: number;
  areas: number;
}>;

/** How far the verifier has come, counted by the database. */
export const countProgress = async (db: Db, visitId: string | null): Promise<Progress> => {
  const none: Progress = { claims: 0, claimsSeen: 0, followed: 0, strengths: 0, areas: 0 };
  if (visitId === null) return none;
  const rows = await db<Progress[]>`
    select count(*) as claims, count(*) filter (where supported is not null) as claims_seen,
           (select count(*) from action_finding f where f.visit_id = ${visitId}) as followed,
           (select count(*) from visit_point p where p.visit_id = ${visitId} and p.removed_at is null and p.kind = 'strength') as strengths,
           (select count(*) from visit_point p where p.visit_id = ${visitId} and p.removed_at is null and p.kind = 'area') as areas
      from visit_sample where visit_id = ${visitId}`;
  return rows[0] ?? none;
};

/** Opens the visit at the verifier's first act; while the report is unsent its day follows the one that was agreed. */
export const openVisit = async (db: Db, id: string, enrolment: Place, onDate: string, by: Judge): Promise<void> => {
  await db`
    insert into visit (id, enrolment_id, school_id, on_date, opened_by, opened_at)
    values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${onDate}, ${by.personId}, ${by.now})
    on conflict (enrolment_id) do update set on_date = excluded.on_date where visit.reported_at is null and visit.on_date <> excluded.on_date`;
};

/** Who has which open task on this enrolment. */
export const listTasks = (db: Db, enrolmentId: string) => db<{ kind: string; name: string; opensOn: string }[]>`
  select a.kind, coalesce(p.name, 'Named by the awarding body') as name, a.opens_on
    from assignment a left join person p on p.id = a.person_id
   where a.enrolment_id = ${enrolmentId} and a.closed_at is null and a.kind in ('verifier', 'moderator') order by a.kind`;

export type ListedFinding = Finding & Readonly<{ id: string; version: number; who: string; judgedAt: Date }>;

export const listFindings = (db: Db, visitId: string) => db<ListedFinding[]>`
  select f.id, f.criterion, f.level, f.reasons, f.version, coalesce(p.name, 'The verifier') as who, f.judged_at
    from finding f left join person p on p.id = f.judged_by where f.visit_id = ${visitId}`;

type NewFinding = Readonly<{
  id: string;
  visitId: string;
  criterion: string;
  level: string | null;
  reasons: string;
  version: number;
}>;

/** Saves over the version that was read (0 when there was none); false when somebody saved first. */
export const saveFinding = async (db: Db, enrolment: Place, finding: NewFinding, by: Judge): Promise<boolean> => {
  const rows = await (finding.version === 0
    ? db`
      insert into finding (id, visit_id, enrolment_id, school_id, criterion, level, reasons, judged_by, judged_at)
      values (${finding.id}, ${finding.visitId}, ${enrolment.id}, ${enrolment.schoolId}, ${finding.criterion}, ${finding.level},
        ${finding.reasons}, ${by.personId}, ${by.now}) on conflict (visit_id, criterion) do nothing returning id`
    : db`
      update finding set level = ${finding.level}, reasons = ${finding.reasons}, version = version + 1, judged_by = ${by.personId},
        judged_at = ${by.now} where visit_id = ${finding.visitId} and criterion = ${finding.criterion} and version = ${finding.version} returning id`);
  return rows.length > 0;
};

/** What the school said of each criterion in its audit: its level, comment and impact. */
export type SchoolAnswer = Readonly<{ criterion: string; level: string; comment: string; impact: string }>;

export const listAnswers = (db: Db, enrolmentId: string) => db<SchoolAnswer[]>`
  select criterion, level, comment, impact from audit_answer where enrolment_id = ${enrolmentId}`;

export type ListedClaim = Readonly<{
  id: string;
  itemId: string;
  criterion: string;
  title: string;
  says: string;
  impact: string;
}>;

/** Every claim as it stood at the cut-off: this item shows this criterion. What came or went later is no part of the submission. */
export const listClaims = (db: Db, enrolmentId: string, cutOffAt: Date | null) => db<ListedClaim[]>`
  select c.id, c.item_id, c.criterion, coalesce(r.title, i.title, 'An item of evidence') as title, c.says, c.impact
    from claim c
    left join evidence_item i on i.id = c.item_id
    left join lateral (select v.title from evidence_revision v where v.item_id = c.item_id and v.changed_at <= ${cutOffAt}
                        order by v.version desc limit 1) r on true
   where c.enrolment_id = ${enrolmentId} and c.claimed_at <= ${cutOffAt} and (c.withdrawn_at is null or c.withdrawn_at > ${cutOffAt})
   order by c.criterion, title, c.id`;

/** The times at which a report went from one hand to the next; those that are given are set. */
export type Passed = Readonly<{
  reportedAt?: Date;
  commentBy?: string;
  commentedAt?: Date;
  answeredAt?: Date;
  moderatedAt?: Date;
}>;

/** Moves the report on from a state; false when it is in another by now. */
export const moveVisit = async (db: Db, id: string, from: VisitState, passed: Passed): Promise<boolean> => {
  const rows = await db`
    update visit set reported_at = coalesce(${passed.reportedAt ?? null}, reported_at), comment_by = coalesce(${passed.commentBy ?? null}, comment_by),
      commented_at = coalesce(${passed.commentedAt ?? null}, commented_at), answered_at = coalesce(${passed.answeredAt ?? null}, answered_at),
      moderated_at = coalesce(${passed.moderatedAt ?? null}, moderated_at)
     where id = ${id} and state = ${from} returning id`;
  return rows.length > 0;
};
