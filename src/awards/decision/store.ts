import type { Db } from '#platform/db';
import type { Decision, Judgement, Tie, VisitFacts } from './rules.ts';

type VisitRow = Readonly<{ id: string; state: string; onDate: string; judgements: readonly Judgement[] }>;

/** The visit of an enrolment with both verifiers' levels, if the acting person may read them. One statement. */
export const findVisit = async (db: Db, enrolmentId: string): Promise<VisitFacts | null> => {
  const rows = await db<VisitRow[]>`
    select v.id, v.state, v.on_date,
           coalesce((select jsonb_agg(jsonb_build_object('criterion', f.criterion, 'verifier', f.level,
                              'moderator', case when m.agrees then f.level else m.level end) order by f.criterion)
                       from finding f
                       left join moderation m on m.visit_id = f.visit_id and m.criterion = f.criterion
                      where f.visit_id = v.id and f.level is not null), '[]') as judgements
      from visit v where v.enrolment_id = ${enrolmentId}`;
  return rows[0] ?? null;
};

type Row = Readonly<{
  id: string;
  enrolmentId: string;
  visitId: string;
  awards: boolean;
  outcome: string;
  outcomeName: string;
  reasons: string;
  gaps: readonly string[];
  gapsCloseBefore: 'certificate' | 'date' | null;
  gapsDueOn: string | null;
  answerBy: string | null;
  state: 'decided' | 'returned' | 'signed';
  decidedPerson: string;
  decidedName: string;
  decidedAt: Date;
  signedPerson: string | null;
  signedName: string | null;
  signedAt: Date | null;
  returnedName: string | null;
  returnedReason: string | null;
  returnedAt: Date | null;
  closed: readonly string[];
}>;

/** A decision with the days that it sets, as pages show it. */
export type KeptDecision = Decision & Readonly<{ visitId: string; gapsDueOn: string | null; answerBy: string | null }>;

/** The decisions of an enrolment, newest first: a deferred school, or a director who returned one, makes several. */
export const listDecisions = async (db: Db, enrolmentId: string): Promise<readonly KeptDecision[]> => {
  const rows = await db<Row[]>`
    select d.id, d.enrolment_id, d.visit_id, d.awards, d.outcome, d.outcome_name, d.reasons, d.gaps, d.gaps_close_before, d.gaps_due_on,
           d.answer_by, d.state, d.decided_person, d.decided_name, d.decided_at, d.signed_person, d.signed_name, d.signed_at,
           d.returned_name, d.returned_reason, d.returned_at,
           coalesce((select array_agg(g.criterion order by g.criterion) from decision_gap g where g.decision_id = d.id), '{}') as closed
      from decision d where d.enrolment_id = ${enrolmentId} order by d.decided_at desc`;
  return rows.map(decisionFrom);
};

const decisionFrom = (row: Row): KeptDecision => {
  const { id, enrolmentId, visitId, awards, outcome, outcomeName, reasons, gaps, gapsDueOn, answerBy } = row;
  const decidedBy = { personId: row.decidedPerson, name: row.decidedName, at: row.decidedAt };
  const common = {
    id,
    enrolmentId,
    visitId,
    awards,
    outcome,
    outcomeName,
    reasons,
    gaps,
    gapsDueOn,
    answerBy,
    decidedBy,
  };
  if (row.returnedAt !== null) {
    const returned = { name: row.returnedName ?? '', reason: row.returnedReason ?? '', at: row.returnedAt };
    return { ...common, state: 'returned', returned };
  }
  if (row.signedAt === null) return { ...common, state: 'decided' };
  const signedBy = { personId: row.signedPerson ?? '', name: row.signedName ?? '', at: row.signedAt };
  return { ...common, state: 'signed', signedBy, closed: row.closed, closesBefore: row.gapsCloseBefore };
};

/** What ties a person to a school, in any of their parts, now or years ago; null when nothing does. */
export const tieOf = async (db: Db, personId: string, schoolId: string): Promise<Tie | null> => {
  const rows = await db<{ tie: Tie | null }[]>`select app.tie_of(${personId}, ${schoolId}) as tie`;
  return rows[0]?.tie ?? null;
};

export type NewDecision = Readonly<{
  id: string;
  enrolmentId: string;
  schoolId: string;
  bodyId: string;
  visitId: string;
  outcome: string;
  outcomeName: string;
  awards: boolean;
  settled: Readonly<Record<string, string>>;
  gaps: readonly string[];
  gapsCloseBefore: 'certificate' | 'date' | null;
  gapsDueOn: string | null;
  answerBy: string | null;
  reasons: string;
  decidedBy: string;
  decidedPerson: string;
  decidedName: string;
  decidedAt: Date;
}>;

/** False when another panel member decided in the same moment. */
export const insertDecision = async (db: Db, decision: NewDecision): Promise<boolean> => {
  const { settled, gaps, ...plain } = decision;
  const rows = await db`
    insert into decision ${db({ ...plain, settled: db.json(settled), gaps: [...gaps] })}
    on conflict (enrolment_id) where signed_at is null and returned_at is null do nothing returning id`;
  return rows.length > 0;
};

type Signing = Readonly<{ membershipId: string | null; personId: string; name: string; at: Date }>;

/** Signs or returns only a decision that is still open, so that of two directors one is told that it is done. */
export const signRow = async (db: Db, id: string, by: Signing): Promise<boolean> => {
  const rows = await db`
    update decision set signed_by = ${by.membershipId}, signed_person = ${by.personId}, signed_name = ${by.name}, signed_at = ${by.at}
     where id = ${id} and signed_at is null and returned_at is null returning id`;
  return rows.length > 0;
};

export const returnRow = async (db: Db, id: string, by: Signing, reason: string): Promise<boolean> => {
  const rows = await db`
    update decision set returned_name = ${by.name}, returned_reason = ${reason}, returned_at = ${by.at}
     where id = ${id} and signed_at is null and returned_at is null returning id`;
  return rows.length > 0;
};

type Closing = Readonly<{ decisionId: string; schoolId: string; criterion: string; says: string }>;

export const insertGap = (db: Db, gap: Closing, by: Signing) => db`
  insert into decision_gap (decision_id, school_id, criterion, says, closed_person, closed_name, closed_at)
  values (${gap.decisionId}, ${gap.schoolId}, ${gap.criterion}, ${gap.says}, ${by.personId}, ${by.name}, ${by.at})
  on conflict (decision_id, criterion) do nothing`;

export type ListedDecision = Readonly<{
  enrolmentId: string;
  schoolName: string;
  schemeTitle: string;
  visitOn: string | null;
  isReported: boolean;
  state: 'decided' | 'returned' | 'signed' | null;
  outcomeName: string | null;
  decidedName: string | null;
  decidedAt: Date | null;
  signedName: string | null;
}>;

/** Enrolments that a panel has decided on or soon will: those waiting first, the longest waiting on top. */
export const listForDesk = (db: Db) => db<ListedDecision[]>`
  select e.id as enrolment_id, s.name as school_name, sv.title as scheme_title, v.on_date as visit_on, v.state = 'ready' as is_reported,
         d.state, d.outcome_name, d.decided_name, d.decided_at, d.signed_name
    from enrolment e
    join school s on s.id = e.school_id
    join scheme_version sv on sv.id = e.scheme_version_id
    join visit v on v.enrolment_id = e.id
    left join lateral (select * from decision dd where dd.enrolment_id = e.id order by dd.decided_at desc limit 1) d on true
   where v.reported_at is not null
   order by case when d.state = 'decided' then 0 when d.state is null or d.state = 'returned' then 1 else 2 end,
            coalesce(d.decided_at, v.moderated_at, v.reported_at), s.name
   limit 500`;
