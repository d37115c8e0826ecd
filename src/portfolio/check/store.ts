import type { Db } from '#platform/db';
import type { ConsentState, ItemKind } from '#evidence/rules';

/** What stands now, in parts: when a part differs from what somebody saw, that part was changed since. */
export type Mark = Readonly<{ evidence: string; audit: string; plan: string; figures: string; review: string }>;

type RawItem = Readonly<{
  id: string;
  title: string;
  kind: ItemKind;
  url: string | null;
  voices: readonly string[];
  toOn: string;
  fromOn: string | null;
  fileState: string | null;
  fileType: string | null;
  twin: string | null;
  consent: ConsentState;
  consentUntil: string | null;
  linkOpens: boolean | null;
  linkResult: string | null;
  claims: readonly Readonly<{ criterion: string; words: number; impactWords: number; impact: string }>[];
}>;

type RawNames = Readonly<{
  ranAt: string;
  names: number;
  unreadFiles: number;
  places: readonly Readonly<{
    place: string;
    says: string;
    standard: string | null;
    item: string | null;
    isSure: boolean;
  }>[];
}>;

export type Library = Readonly<{
  items: readonly RawItem[];
  judged: readonly Readonly<{ criterion: string; isAgreed: boolean; differs: boolean }>[];
  isAuditFinished: boolean;
  reviewsHeld: number;
  names: RawNames | null;
  mark: Mark;
  /** Lines of each standard's checklist that are ticked, and how its reflection stands. */
  ticks: readonly Readonly<{ standard: string; line: string }>[];
  reflections: readonly Readonly<{ standard: string; isHanded: boolean; isRead: boolean }>[];
}>;

/**
 * Everything that the check asks of items, judgements and names, as of one moment. One statement: a portfolio of 600 criteria
 * is checked on every look at its page.
 */
export const readLibrary = async (db: Db, enrolmentId: string): Promise<Library> => {
  const [row] = await db<Library[]>`
    with live as (
      select c.* from claim c join evidence_item i on i.id = c.item_id and i.removed_at is null
       where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null),
    said as (
      select item_id, jsonb_agg(jsonb_build_object('criterion', criterion,
               'words', cardinality(regexp_split_to_array(btrim(says), '\\s+')),
               'impactWords', case when btrim(impact) = '' then 0 else cardinality(regexp_split_to_array(btrim(impact), '\\s+')) end,
               'impact', impact) order by criterion) as claims
        from live group by item_id),
    used as (
      select i.id, i.kind, r.title, r.voices, r.to_on, r.from_on, r.url, f.state, f.type, f.original_sha256,
             said.claims, i.consent, i.consent_until, i.link_opens
        from said join evidence_item i on i.id = said.item_id
        join evidence_revision r on r.item_id = i.id and r.version = i.version
        left join file f on f.id = r.file_id)
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'title', u.title, 'kind', u.kind, 'voices', u.voices, 'toOn', u.to_on, 'fromOn', u.from_on,
          'fileState', u.state, 'fileType', u.type, 'consent', u.consent, 'consentUntil', u.consent_until, 'url', u.url, 'linkOpens', u.link_opens,
          'linkResult', l.result, 'claims', u.claims,
          'twin', (select min(t.title) from used t where t.original_sha256 = u.original_sha256 and t.id > u.id)) order by u.title, u.id)
        from used u left join link_check l on l.item_id = u.id and l.url = u.url), '[]') as items,
      coalesce((select jsonb_agg(jsonb_build_object('criterion', a.criterion, 'isAgreed', a.agreed_by is not null,
          'differs', a.agreed_by is null and app.raters_differ(a.enrolment_id, a.criterion, a.level, a.version)))
        from (
          select criterion, agreed_by, level, version, enrolment_id from audit_answer where enrolment_id = ${enrolmentId}
             and criterion not in (select criterion from audit_not_applicable
                where enrolment_id = ${enrolmentId} and ended_at is null and agreed_at is not null)
          -- What is agreed not to apply is answered.
          union all select criterion, agreed_by, '', 0, enrolment_id from audit_not_applicable
             where enrolment_id = ${enrolmentId} and ended_at is null and agreed_at is not null) a), '[]') as judged,
      exists (select from audit_finish f where f.enrolment_id = ${enrolmentId}) as is_audit_finished,
      (select count(*) from review_meeting m where m.enrolment_id = ${enrolmentId} and m.held_on is not null) as reviews_held,
      (select jsonb_build_object('ranAt', n.ran_at, 'names', n.names, 'unreadFiles', n.unread_files, 'places', coalesce((
          select jsonb_agg(distinct jsonb_build_object('place', h.place, 'says', h.place_says, 'standard', h.standard,
                   'item', h.item_id, 'isSure', h.is_sure))
            from restricted.name_hit h where h.enrolment_id = n.enrolment_id and not exists (
              select from restricted.name_cleared c where c.school_id = h.school_id and c.words_key = h.words_key
                 and (c.place is null and not h.is_sure or c.place = h.place and c.place_id = h.place_id))), '[]'))
         from name_check n where n.enrolment_id = ${enrolmentId}) as names,
      coalesce((select jsonb_agg(jsonb_build_object('standard', k.standard, 'line', k.line)) from checklist_tick k
        where k.enrolment_id = ${enrolmentId}), '[]') as ticks,
      coalesce((select jsonb_agg(jsonb_build_object('standard', x.standard, 'isHanded', x.handed_at is not null, 'isRead', x.read_at is not null))
        from reflection x where x.enrolment_id = ${enrolmentId}), '[]') as reflections,
      jsonb_build_object(
        'evidence', (select concat(count(*), '.', md5(string_agg(l.id::text, ',' order by l.id))) from live l)
          || '.' || (select coalesce(md5(string_agg(concat(i.id, i.version, i.kind), ',' order by i.id)), '') from evidence_item i where i.id in (select item_id from live)),
        'audit', (select coalesce(md5(string_agg(concat(a.criterion, a.version, a.agreed_at), ',' order by a.criterion)), '') from audit_answer a where a.enrolment_id = ${enrolmentId}),
        'plan', (select coalesce(md5(string_agg(concat(p.id, p.version), ',' order by p.id)), '') from action p where p.enrolment_id = ${enrolmentId}),
        'figures', (select concat(count(*), '.', max(t.recorded_at)) from result t where t.enrolment_id = ${enrolmentId}),
        'review', (select concat(count(*), '.', sum(c.version)) from review_comment c where c.enrolment_id = ${enrolmentId})) as mark`;
  if (row === undefined)
    throw new Error('The check read nothing. Its one statement always gives a row: look at the database.');
  return row;
};
