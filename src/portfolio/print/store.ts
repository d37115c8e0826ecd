import type { Db } from '#platform/db';
import type { ConsentState, ItemKind } from '#evidence/rules';

/** Which portfolio is printed: of which enrolment, as of when (null: now), and one standard's criteria or all of them. */
export type Wanted = Readonly<{ enrolmentId: string; upTo: Date | null; criteria: readonly string[] }>;

export type PrintedClaim = Readonly<{ itemId: string; criterion: string; says: string; impact: string }>;

export type PrintedItem = Readonly<{
  id: string;
  kind: ItemKind;
  title: string;
  shows: string;
  voices: readonly string[];
  fromOn: string | null;
  toOn: string;
  url: string | null;
  note: string | null;
  byWhom: string;
  measure: string | null;
  value: number | null;
  unit: string;
  pupils: number | null;
  source: string;
  sha256: string | null;
  addedBy: string;
  addedAt: Date;
  consent: ConsentState;
  consentUntil: string | null;
  fileId: string | null;
  fileName: string | null;
  fileType: string | null;
  fileSize: number | null;
  fileSha256: string | null;
  fileState: string | null;
}>;

export type PrintedAnswer = Readonly<{
  criterion: string;
  level: string;
  comment: string;
  impact: string;
  answeredName: string;
  agreedName: string | null;
  agreedAt: Date | null;
}>;

/** Claims that stood, by criterion; an item that may not leave the school brings none. */
export const printedClaims = (
  db: Db,
  { enrolmentId, upTo, criteria }: Wanted,
  today: string,
): Promise<PrintedClaim[]> =>
  db<PrintedClaim[]>`
    select c.item_id, c.criterion, c.says, c.impact from claim c join evidence_item i on i.id = c.item_id
     where c.enrolment_id = ${enrolmentId} and c.criterion = any(${[...criteria]}) and ${stood(db, upTo)}
       and not exists (select from evidence_hold h where h.item_id = c.item_id and h.from_on <= ${today})
     order by c.criterion, c.claimed_at, c.id`;

const stood = (db: Db, upTo: Date | null) =>
  upTo === null
    ? db`c.withdrawn_at is null and i.removed_at is null`
    : db`c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo}) and (i.removed_at is null or i.removed_at > ${upTo})`;

/** How many items of the portfolio are kept back because those shown did not agree, or no longer do. */
export const countHeld = async (db: Db, { enrolmentId, upTo, criteria }: Wanted, today: string): Promise<number> => {
  const [counted] = await db<{ items: number }[]>`
    select count(distinct c.item_id) as items from claim c join evidence_item i on i.id = c.item_id
      join evidence_hold h on h.item_id = c.item_id and h.from_on <= ${today}
     where c.enrolment_id = ${enrolmentId} and c.criterion = any(${[...criteria]}) and ${stood(db, upTo)}`;
  return counted?.items ?? 0;
};

/** These items with the text that stood. */
export const printedItems = (db: Db, ids: readonly string[], upTo: Date | null): Promise<PrintedItem[]> =>
  db<PrintedItem[]>`
    select i.id, i.kind, r.title, r.shows, r.voices, r.from_on, r.to_on, r.url, r.note, r.by_whom, r.measure, r.value, r.unit, r.pupils,
           r.source, r.sha256, coalesce(p.name, 'A colleague at the school') as added_by, i.added_at, i.consent, i.consent_until,
           f.id as file_id, f.name as file_name, f.type as file_type, f.size as file_size, f.sha256 as file_sha256, f.state as file_state
      from evidence_item i
      join lateral (select * from evidence_revision v where v.item_id = i.id and (${upTo}::timestamptz is null or v.changed_at <= ${upTo})
                     order by v.version desc limit 1) r on true
      left join file f on f.id = r.file_id
      left join membership m on m.id = i.added_by left join person p on p.id = m.person_id
     where i.id = any(${[...ids]})`;

export const printedAnswers = (db: Db, { enrolmentId, upTo }: Wanted): Promise<PrintedAnswer[]> =>
  db<PrintedAnswer[]>`
    select criterion, level, comment, impact, answered_name, agreed_name, agreed_at from audit_answer
     where enrolment_id = ${enrolmentId} and (${upTo}::timestamptz is null or answered_at <= ${upTo})`;

export type PrintState = 'waiting' | 'ready' | 'failed';

/** A document that was asked for: of a submission, or of the work as it stood. */
export type Print = Readonly<{
  id: string;
  submissionId: string | null;
  standard: string | null;
  mark: string;
  state: PrintState;
  says: string;
  pages: number | null;
  size: number | null;
  sha256: string | null;
  askedBy: string;
  askedAs: string;
  askedName: string;
  askedAt: Date;
  doneAt: Date | null;
}>;

const columns = (db: Db) => db`
  id, submission_id, standard, mark, state, says, pages, size, sha256, asked_by, asked_as, asked_name, asked_at, done_at`;

/** The documents of an enrolment that the reader may have, newest first. */
export const listPrints = (db: Db, enrolmentId: string): Promise<Print[]> =>
  db<
    Print[]
  >`select ${columns(db)} from portfolio_print where enrolment_id = ${enrolmentId} order by asked_at desc, id desc limit 60`;

export const findPrint = async (db: Db, enrolmentId: string, id: string): Promise<Print | null> => {
  const rows = await db<Print[]>`
    select ${columns(db)} from portfolio_print where enrolment_id = ${enrolmentId} and id = ${id}`;
  return rows[0] ?? null;
};

export type FoundPrint = Print & Readonly<{ enrolmentId: string; schoolId: string }>;

/** The document of this id, wherever it belongs: for the worker. */
export const findPrintAnywhere = async (db: Db, id: string): Promise<FoundPrint | null> => {
  const rows = await db<FoundPrint[]>`
    select enrolment_id, school_id, ${columns(db)} from portfolio_print where id = ${id}`;
  return rows[0] ?? null;
};

/** The document of this mark that waits or is ready, if there is one. */
export const printOfMark = async (db: Db, enrolmentId: string, mark: string): Promise<string | null> => {
  const rows = await db<{ id: string }[]>`
    select id from portfolio_print where enrolment_id = ${enrolmentId} and mark = ${mark} and state <> 'failed'`;
  return rows[0]?.id ?? null;
};

type NewPrint = Pick<
  Print,
  'id' | 'submissionId' | 'standard' | 'mark' | 'askedBy' | 'askedAs' | 'askedName' | 'askedAt'
> &
  Readonly<{ enrolmentId: string; schoolId: string }>;

/** Asks for a document; false when one with this mark is under way or there already. */
export const insertPrint = async (db: Db, print: NewPrint): Promise<boolean> => {
  const made = await db`insert into portfolio_print ${db(print)} on conflict do nothing`;
  return made.count === 1;
};

/** What became of it. */
export const writePrinted = (
  db: Db,
  id: string,
  to: Readonly<{
    state: PrintState;
    says: string;
    pages: number | null;
    size: number | null;
    sha256: string | null;
    doneAt: Date;
  }>,
) => db`
  update portfolio_print set state = ${to.state}, says = ${to.says}, pages = ${to.pages}, size = ${to.size}, sha256 = ${to.sha256},
         done_at = ${to.doneAt} where id = ${id}`;

/** Documents that nobody needs any more: older than this day; the newest of each submission stays. */
export const forgetOldPrints = async (db: Db, before: Date): Promise<string[]> =>
  (
    await db<{ id: string }[]>`
      delete from portfolio_print p where p.asked_at < ${before} and (p.submission_id is null
        or exists (select from portfolio_print n where n.submission_id = p.submission_id and n.standard is not distinct from p.standard
                      and n.state = 'ready' and n.asked_at > p.asked_at))
      returning id`
  ).map(({ id }) => id);

/** Which of these documents still have a row. */
export const printsAmong = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await db<{ id: string }[]>`select id from portfolio_print where id = any(${[...ids]})`).map(({ id }) => id));

type Marked = Wanted & Readonly<{ submissionId: string | null; standard: string | null }>;

/**
 * What a print depends on, as one hash: asked for twice with nothing changed, one document does for both. What was submitted
 * does not change, except that consent may end.
 */
export const printMark = async (db: Db, wanted: Marked, today: string): Promise<string> => {
  const { enrolmentId, submissionId, standard } = wanted;
  const [row] = await db<{ mark: string }[]>`
    select encode(sha256(convert_to(concat_ws('|', 'paper 1', ${submissionId}::text, ${standard}::text, (
      select string_agg(h.item_id::text, ',' order by h.item_id) from evidence_hold h
        join enrolment e on e.school_id = h.school_id where e.id = ${enrolmentId} and h.from_on <= ${today}),
      ${submissionId === null ? liveMark(db, enrolmentId) : db`''`}), 'UTF8')), 'hex') as mark`;
  return row?.mark ?? '';
};

const liveMark = (db: Db, enrolmentId: string) => db`concat_ws('|',
  (select string_agg(concat(c.id, i.version, i.consent, i.title), ',' order by c.id) from claim c join evidence_item i on i.id = c.item_id
    where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null and i.removed_at is null),
  (select string_agg(concat(f.id, f.state), ',' order by f.id) from claim c join evidence_revision r on r.item_id = c.item_id
     join file f on f.id = r.file_id where c.enrolment_id = ${enrolmentId}),
  (select string_agg(concat(a.criterion, a.version, a.agreed_at), ',' order by a.criterion) from audit_answer a where a.enrolment_id = ${enrolmentId}),
  (select string_agg(concat(p.id, p.version), ',' order by p.id) from action p where p.enrolment_id = ${enrolmentId}),
  (select string_agg(concat(x.id, x.version), ',' order by x.id) from reflection x where x.enrolment_id = ${enrolmentId}),
  (select string_agg(concat(k.standard, k.line, k.ticked_at), ',' order by k.standard, k.line) from checklist_tick k where k.enrolment_id = ${enrolmentId}),
  (select concat(count(*), max(t.recorded_at)) from result t where t.enrolment_id = ${enrolmentId}))`;
