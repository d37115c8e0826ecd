import type { Db } from '#platform/db';
import { schemeFromKept } from './document/rules.ts';
import { inScope, type Scheme, type WhatIsOut } from './rules.ts';

export type KeptVersion = Readonly<{
  id: string;
  scheme: string;
  version: string;
  title: string;
  sha256: string;
  firstUsedAt: Date | null;
}>;
type KeptDocument = KeptVersion & Readonly<{ document: unknown }>;

/** Versions that a school uses never change, so what was read of one holds for as long as the program runs. */
const read = new Map<string, Scheme>();

const schemeOfRow = (row: KeptDocument): Scheme => {
  const scheme = schemeFromKept(row.document);
  if (row.firstUsedAt !== null) read.set(row.id, scheme);
  return scheme;
};

/** The scheme that an enrolment runs on. No statement at all once this process has read a version in use. */
export const schemeOf = async (db: Db, versionId: string): Promise<Scheme> => {
  const known = read.get(versionId);
  if (known !== undefined) return known;
  const rows = await db<KeptDocument[]>`
    select id, scheme, version, title, sha256, first_used_at, document from scheme_version where id = ${versionId}`;
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no scheme version ${versionId}: was the database restored in part?`);
  return schemeOfRow(row);
};

/** Schemes narrowed to what an enrolment is judged on: made once for each way of leaving something out. */
const narrowed = new WeakMap<Scheme, Map<string, Scheme>>();
const mostNarrowed = 100;

/** The scheme as this enrolment is judged by it: without what its route, its choice or an exemption leaves out. */
export const schemeFor = async (
  db: Db,
  enrolment: WhatIsOut & Readonly<{ schemeVersionId: string }>,
): Promise<Scheme> => {
  const scheme = await schemeOf(db, enrolment.schemeVersionId);
  const key = JSON.stringify([enrolment.route, enrolment.notChosen, enrolment.exempt]);
  const kept = narrowed.get(scheme) ?? new Map<string, Scheme>();
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = inScope(scheme, enrolment);
  if (kept.size >= mostNarrowed) kept.clear();
  narrowed.set(scheme, kept.set(key, found));
  return found;
};

/** A version by its public address, with whether a school uses it. */
export const findScheme = async (
  db: Db,
  scheme: string,
  version: string,
): Promise<Readonly<{ id: string; scheme: Scheme; firstUsedAt: Date | null }> | null> => {
  const rows = await db<KeptDocument[]>`
    select id, scheme, version, title, sha256, first_used_at, document from scheme_version where scheme = ${scheme} and version = ${version}`;
  const row = rows[0];
  return row === undefined
    ? null
    : { id: row.id, scheme: read.get(row.id) ?? schemeOfRow(row), firstUsedAt: row.firstUsedAt };
};

export type ListedScheme = Readonly<{
  id: string;
  scheme: string;
  version: string;
  title: string;
  summary: string;
  steps: number;
  standards: number;
  criteria: number;
  words: Scheme['words'];
  isNewest: boolean;
}>;

/** Every version kept, the newest of each scheme first. Counted by the database: no document is read. */
export const listSchemes = (db: Db) => db<ListedScheme[]>`
  select id, scheme, version, title, document ->> 'summary' as summary, document -> 'words' as words,
         jsonb_array_length(document -> 'steps') as steps,
         jsonb_array_length(document -> 'standards') as standards,
         (select sum(jsonb_array_length(standard -> 'criteria'))::int from jsonb_array_elements(document -> 'standards') standard) as criteria,
         row_number() over (partition by scheme order by string_to_array(version, '.')::int[] desc) = 1 as is_newest
    from scheme_version
   order by title, scheme, string_to_array(version, '.')::int[] desc`;

export const keptVersions = (db: Db) => db<KeptVersion[]>`
  select id, scheme, version, title, sha256, first_used_at from scheme_version`;

export const documentOf = async (db: Db, id: string): Promise<unknown> =>
  (await db<{ document: unknown }[]>`select document from scheme_version where id = ${id}`)[0]?.document;

type NewVersion = Readonly<{
  id: string;
  scheme: string;
  version: string;
  title: string;
  document: object;
  sha256: string;
}>;

/** A version that another start kept in the same moment stays as it is. */
export const keepVersion = (db: Db, kept: NewVersion) => db`
  insert into scheme_version (id, scheme, version, title, document, sha256)
  values (${kept.id}, ${kept.scheme}, ${kept.version}, ${kept.title}, ${JSON.stringify(kept.document)}::text::jsonb, ${kept.sha256})
  on conflict (scheme, version) do nothing`;

export const replaceVersion = (db: Db, kept: NewVersion) => db`
  update scheme_version set title = ${kept.title}, document = ${JSON.stringify(kept.document)}::text::jsonb, sha256 = ${kept.sha256} where id = ${kept.id}`;
