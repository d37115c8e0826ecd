import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';

/** What a submission froze: each thing by its id and the hash of what it said. */
export type Manifest = Readonly<{
  scheme: string;
  version: string;
  items: readonly Readonly<{ id: string; version: number; title: string; sha256: string; file: string | null }>[];
  claims: readonly Readonly<{ id: string; item: string; criterion: string; sha256: string }>[];
  audit: readonly Readonly<{ criterion: string; level: string; sha256: string }>[];
  actions: readonly Readonly<{ id: string; sha256: string }>[];
  figures: readonly Readonly<{ measure: string; title: string; results: number; sha256: string }>[];
}>;

export type Submission = Readonly<{
  id: string;
  submittedName: string;
  submittedAt: Date;
  cutOffAt: Date;
  manifestSha256: string;
  items: number;
  claims: number;
  withdrawnName: string | null;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}>;

type By = Readonly<{ personId: string; name: string; now: Date }>;

/** Every submission of the enrolment, newest first; those taken back stay. */
export const listSubmissions = (db: Db, enrolmentId: string): Promise<Submission[]> =>
  db<Submission[]>`
    select id, submitted_name, submitted_at, cut_off_at, manifest_sha256, jsonb_array_length(manifest -> 'items') as items,
           jsonb_array_length(manifest -> 'claims') as claims, withdrawn_name, withdrawn_at, withdrawn_because
      from submission where enrolment_id = ${enrolmentId} order by submitted_at desc, id desc`;

export const findManifest = async (db: Db, enrolmentId: string, id: string): Promise<Manifest | null> => {
  const rows = await db<{ manifest: Manifest }[]>`
    select manifest from submission where enrolment_id = ${enrolmentId} and id = ${id}`;
  return rows[0]?.manifest ?? null;
};

/** Freezes what stands now and keeps it as a submission; gives the hash that names all of it. One statement, so it is of one moment. */
export const freeze = async (db: Db, enrolment: Enrolment, id: string, by: By): Promise<string | null> => {
  const rows = await db<{ manifestSha256: string }[]>`
    with live as (
      select c.* from claim c join evidence_item i on i.id = c.item_id
       where c.enrolment_id = ${enrolment.id} and c.withdrawn_at is null and i.removed_at is null),
    items as (
      select r.item_id, r.version, r.title, f.sha256 as file, encode(sha256(convert_to(to_jsonb(r)::text, 'UTF8')), 'hex') as sha256
        from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
        left join file f on f.id = r.file_id
       where i.id in (select item_id from live)),
    frozen as (
      select jsonb_build_object(
        'scheme', ${enrolment.scheme}::text, 'version', ${enrolment.schemeVersion}::text,
        'items', coalesce((select jsonb_agg(jsonb_build_object('id', item_id, 'version', version, 'title', title,
            'sha256', sha256, 'file', file) order by item_id) from items), '[]'),
        'claims', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'item', item_id, 'criterion', criterion,
            'sha256', encode(sha256(convert_to(to_jsonb(live)::text, 'UTF8')), 'hex')) order by criterion, id) from live), '[]'),
        'audit', coalesce((select jsonb_agg(jsonb_build_object('criterion', criterion, 'level', level,
            'sha256', encode(sha256(convert_to(to_jsonb(a)::text, 'UTF8')), 'hex')) order by criterion)
            from audit_answer a where a.enrolment_id = ${enrolment.id}), '[]'),
        'actions', coalesce((select jsonb_agg(jsonb_build_object('id', id,
            'sha256', encode(sha256(convert_to(to_jsonb(p)::text, 'UTF8')), 'hex')) order by id)
            from action p where p.enrolment_id = ${enrolment.id}), '[]'),
        'figures', coalesce((select jsonb_agg(jsonb_build_object('measure', m.id, 'title', m.title, 'results', n.results,
            'sha256', n.sha256) order by m.id)
            from measure m cross join lateral (
              select count(*) as results,
                     encode(sha256(convert_to(coalesce(string_agg(to_jsonb(r)::text, '' order by r.point, r.pupil_id, r.seq), ''), 'UTF8')), 'hex') as sha256
                from result r where r.measure_id = m.id) n
            where m.enrolment_id = ${enrolment.id}), '[]')) as manifest)
    insert into submission (id, enrolment_id, school_id, submitted_by, submitted_name, submitted_at, cut_off_at, manifest, manifest_sha256)
    select ${id}, ${enrolment.id}, ${enrolment.schoolId}, ${by.personId}, ${by.name}, ${by.now}, ${by.now}, manifest,
           encode(sha256(convert_to(manifest::text, 'UTF8')), 'hex')
      from frozen
    on conflict do nothing returning manifest_sha256`;
  return rows[0]?.manifestSha256 ?? null;
};

export const writeWithdrawn = async (db: Db, enrolmentId: string, because: string, by: By): Promise<boolean> => {
  const rows = await db`
    update submission set withdrawn_by = ${by.personId}, withdrawn_name = ${by.name}, withdrawn_at = ${by.now}, withdrawn_because = ${because}
     where enrolment_id = ${enrolmentId} and withdrawn_at is null returning id`;
  return rows.length > 0;
};
