import { uuidv7, type Db } from '#platform/db';
import { namesPerPage, type ListedName } from './rules.ts';

type Which = Readonly<{ id: string; schoolId: string }>;
type By = Readonly<{ personId: string; name: string; now: Date }>;

/** A pupil's name on the school's own list. */
export type KeptName = ListedName & Readonly<{ addedAt: Date; matches: number }>;

/** One page of the list, by surname. */
export const listNames = (db: Db, schoolId: string, words: string, page: number): Promise<KeptName[]> => {
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db<KeptName[]>`
    select id, surname, forename, added_at, count(*) over () as matches from restricted.pupil_name
     where school_id = ${schoolId} and (${words} = '' or surname || ', ' || forename ilike ${like} or forename || ' ' || surname ilike ${like})
     order by lower(surname), lower(forename), id limit ${namesPerPage} offset ${(page - 1) * namesPerPage}`;
};

/** Every name to look for: the school's list, and the pupils whom its work follows. */
export const namesToFind = (db: Db, schoolId: string): Promise<ListedName[]> =>
  db<ListedName[]>`
    select id, surname, forename from restricted.pupil_name where school_id = ${schoolId}
    union all select id, surname, forename from restricted.pupil where school_id = ${schoolId}`;

/** Grown-ups of the school: one of them may share a name with a pupil. */
export const staffNames = async (db: Db, schoolId: string): Promise<string[]> =>
  (
    await db<{ name: string }[]>`
      select distinct p.name from membership m join person p on p.id = m.person_id where m.school_id = ${schoolId}`
  ).map(({ name }) => name);

type Name = Readonly<{ surname: string; forename: string }>;

/** Adds names that are not there yet; gives how many were new. */
export const insertNames = async (db: Db, schoolId: string, names: readonly Name[], by: By): Promise<number> => {
  let added = 0;
  for (let at = 0; at < names.length; at += 1000) {
    const rows = names
      .slice(at, at + 1000)
      .map((name) => ({ id: uuidv7(), schoolId, ...name, addedBy: by.personId, addedAt: by.now }));
    const kept = await db`insert into restricted.pupil_name ${db(rows)} on conflict do nothing returning id`;
    added += kept.length;
  }
  return added;
};

/** Takes one name off the list, or all of them; gives how many went. */
export const deleteNames = async (db: Db, schoolId: string, id: string | null): Promise<number> => {
  const gone = await db`
    delete from restricted.pupil_name where school_id = ${schoolId} and (${id}::uuid is null or id = ${id}) returning id`;
  return gone.length;
};

/** One text in which a name may stand: where it is, for which criterion or item, and whether those shown have agreed. */
export type Text = Readonly<{
  place: 'judgement' | 'area' | 'claim' | 'item' | 'file' | 'action' | 'reflection';
  placeId: string;
  says: string;
  criterion: string | null;
  itemId: string | null;
  hasConsent: boolean;
  text: string;
}>;

/** Everything that people wrote and that would leave the school with a submission. */
export const textsOf = (db: Db, enrolmentId: string): Promise<Text[]> =>
  db<Text[]>`
    with live as (
      select c.*, i.consent = 'given' as has_consent, i.title as item_title
        from claim c join evidence_item i on i.id = c.item_id and i.removed_at is null
       where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null)
    select 'judgement' as place, criterion as place_id, 'Judgement of ' || criterion as says, criterion, null::uuid as item_id,
           false as has_consent, concat_ws(E'\n', comment, evidence, impact) as text
      from audit_answer where enrolment_id = ${enrolmentId}
    union all
    select 'area', id::text, case kind when 'strength' then 'A strength of the audit' else 'An area for improvement' end, criterion, null,
           false, concat_ws(E'\n', text, evidence) from area where enrolment_id = ${enrolmentId}
    union all
    select 'claim', id::text, item_title || ', for ' || criterion, criterion, item_id, has_consent, concat_ws(E'\n', says, impact) from live
    union all
    select 'item', i.id::text, r.title, (select min(l.criterion) from live l where l.item_id = i.id), i.id,
           i.consent = 'given', concat_ws(E'\n', r.title, r.shows, r.note, r.by_whom, r.source, f.name)
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version left join file f on f.id = r.file_id
     where i.id in (select item_id from live)
    union all
    select 'file', i.id::text, r.title || ': ' || f.name, (select min(l.criterion) from live l where l.item_id = i.id), i.id,
           i.consent = 'given', t.words
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
      join file f on f.id = r.file_id join file_text t on t.file_id = f.id and t.problem is null and t.words <> ''
     where i.id in (select item_id from live)
    union all
    select 'action', a.id::text, 'Action ' || a.number, a.criterion, null, false,
           concat_ws(E'\n', a.objective, a.core_change, a.pupils, a.resources, a.stays_fixed, a.may_adapt, a.done_as_meant, a.sustained_how, a.sustained_by,
             (select string_agg(m.what, E'\n') from milestone m where m.action_id = a.id),
             (select string_agg(m.title || E'\n' || m.figure_from, E'\n') from success_measure m where m.action_id = a.id))
      from action a where a.enrolment_id = ${enrolmentId}
    union all
    select 'reflection', x.standard, 'Reflection on ' || x.standard, null, null, false,
           (select string_agg(value, E'\n') from jsonb_each_text(x.answers)) from reflection x where x.enrolment_id = ${enrolmentId}`;

/** How many files of the portfolio hold no words that could be read: pictures, scans, and those not read yet. */
export const countUnread = async (db: Db, enrolmentId: string): Promise<number> => {
  const [counted] = await db<{ files: number }[]>`
    select count(distinct f.id) as files
      from claim c join evidence_item i on i.id = c.item_id and i.removed_at is null
      join evidence_revision r on r.item_id = i.id and r.version = i.version join file f on f.id = r.file_id
      left join file_text t on t.file_id = f.id and t.problem is null and t.words <> ''
     where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null and t.file_id is null`;
  return counted?.files ?? 0;
};

/** A place in which words that may be a pupil's name were found. */
export type Hit = Readonly<{
  place: Text['place'];
  placeId: string;
  placeSays: string;
  standard: string | null;
  itemId: string | null;
  words: string;
  wordsKey: string;
  excerpt: string;
  isSure: boolean;
}>;

export type Looked = Readonly<{ mark: string; names: number; texts: number; files: number; unreadFiles: number }>;

/** Keeps what a look found in place of what the one before it found. */
export const replaceHits = async (db: Db, { id, schoolId }: Which, looked: Looked, hits: readonly Hit[], by: By) => {
  await db`delete from restricted.name_hit where enrolment_id = ${id}`;
  await db`
    insert into name_check (enrolment_id, school_id, ran_by, ran_name, ran_at, mark, names, texts, files, unread_files)
    values (${id}, ${schoolId}, ${by.personId}, ${by.name}, ${by.now}, ${looked.mark}, ${looked.names}, ${looked.texts}, ${looked.files}, ${looked.unreadFiles})
    on conflict (enrolment_id) do update set ran_by = excluded.ran_by, ran_name = excluded.ran_name, ran_at = excluded.ran_at,
      mark = excluded.mark, names = excluded.names, texts = excluded.texts, files = excluded.files, unread_files = excluded.unread_files`;
  for (let at = 0; at < hits.length; at += 500) {
    const rows = hits
      .slice(at, at + 500)
      .map((hit) => ({ id: uuidv7(), enrolmentId: id, schoolId, ...hit, foundAt: by.now }));
    await db`insert into restricted.name_hit ${db(rows)}`;
  }
};

/** What was found and is not cleared, the sure ones first. */
export type ListedHit = Hit & Readonly<{ id: string; matches: number }>;

const open = (db: Db) => db`not exists (
  select from restricted.name_cleared c where c.school_id = h.school_id and c.words_key = h.words_key
     and (c.place is null and not h.is_sure or c.place = h.place and c.place_id = h.place_id))`;

export const listHits = (db: Db, enrolmentId: string, page: number): Promise<ListedHit[]> =>
  db<ListedHit[]>`
    select h.id, h.place, h.place_id, h.place_says, h.standard, h.item_id, h.words, h.words_key, h.excerpt, h.is_sure, count(*) over () as matches
      from restricted.name_hit h where h.enrolment_id = ${enrolmentId} and ${open(db)}
     order by h.is_sure desc, h.place_says, h.id limit ${namesPerPage} offset ${(page - 1) * namesPerPage}`;

export const findHit = async (db: Db, enrolmentId: string, id: string): Promise<ListedHit | null> => {
  const rows = await db<ListedHit[]>`
    select h.*, 1 as matches from restricted.name_hit h where h.enrolment_id = ${enrolmentId} and h.id = ${id}`;
  return rows[0] ?? null;
};

export type Cleared = Readonly<{
  id: string;
  words: string;
  place: string | null;
  because: string;
  clearedName: string;
  clearedAt: Date;
}>;

export const listCleared = (db: Db, schoolId: string): Promise<Cleared[]> =>
  db<Cleared[]>`
    select id, words, place, because, cleared_name, cleared_at from restricted.name_cleared
     where school_id = ${schoolId} order by cleared_at desc, id limit 200`;

/** Keeps that words are no pupil's name: in this place, or, where they were only worth a look, wherever they stand. */
export const insertCleared = async (db: Db, schoolId: string, hit: Hit, because: string, by: By): Promise<boolean> => {
  const [place, placeId] = hit.isSure ? [hit.place, hit.placeId] : [null, null];
  const rows = await db`
    insert into restricted.name_cleared (id, school_id, words_key, words, place, place_id, because, cleared_by, cleared_name, cleared_at)
    values (${uuidv7()}, ${schoolId}, ${hit.wordsKey}, ${hit.words}, ${place}, ${placeId}, ${because}, ${by.personId}, ${by.name}, ${by.now})
    on conflict do nothing returning id`;
  return rows.length > 0;
};

export const deleteCleared = async (db: Db, schoolId: string, id: string): Promise<boolean> => {
  const rows = await db`delete from restricted.name_cleared where school_id = ${schoolId} and id = ${id} returning id`;
  return rows.length > 0;
};

export type LastLook = Readonly<{ ranName: string; ranAt: Date } & Looked>;

export const lastLook = async (db: Db, enrolmentId: string): Promise<LastLook | null> => {
  const rows = await db<LastLook[]>`
    select ran_name, ran_at, mark, names, texts, files, unread_files from name_check where enrolment_id = ${enrolmentId}`;
  return rows[0] ?? null;
};
