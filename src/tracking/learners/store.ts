import type { Db } from '#platform/db';

/** What is known of a pupil on the roll beside the groups: the year group, and whether any provision reaches them on a day. */
export type RollRow = Readonly<{ pupilId: string; yearGroup: string | null; isReached: boolean }>;
export type RollSeen = Readonly<{ roll: readonly RollRow[]; own: ReadonlyMap<string, string> }>;

type Read = Readonly<{
  roll: readonly (readonly [string, string | null, boolean])[];
  own: readonly (readonly [string, string])[];
}>;

/** The roll's pupils with their year and whether provision reaches them, and the titles of the school's own groups. One statement. */
export const rollOn = async (db: Db, schoolId: string, on: string): Promise<RollSeen> => {
  const [row] = await db<Read[]>`
    select coalesce((select json_agg(json_build_array(p.id, p.year_group, r.pupil_id is not null))
                       from restricted.pupil p
                       left join (select distinct x.pupil_id from provision_pupil x join provision v on v.id = x.provision_id
                                   where x.school_id = ${schoolId} and x.from_on <= ${on} and (x.to_on is null or x.to_on >= ${on})
                                     and v.starts_on <= ${on} and v.ends_on >= ${on}) r on r.pupil_id = p.id
                      where p.school_id = ${schoolId}), '[]') as roll,
           coalesce((select json_agg(json_build_array(g.id, g.title)) from restricted.own_group g where g.school_id = ${schoolId}), '[]') as own`;
  return {
    roll: (row?.roll ?? []).map(([pupilId, yearGroup, isReached]) => ({ pupilId, yearGroup, isReached })),
    own: new Map(row?.own ?? []),
  };
};

export type AssessmentOffered = Readonly<{ id: string; title: string }>;

/** The school's assessments that have at least one point: attendance last, those of a primary measure before. One statement. */
export const listOffered = (db: Db, schoolId: string): Promise<readonly AssessmentOffered[]> => db<AssessmentOffered[]>`
  select a.id, a.title from assessment a
   where a.school_id = ${schoolId} and exists (select from assessment_point p where p.assessment_id = a.id)
   order by a.scale = 'attendance', exists (select from measure m where m.assessment_id = a.id and m.is_primary) desc, lower(a.title), a.id`;

export type NamedRow = Readonly<{
  pupilId: string;
  code: string;
  surname: string;
  forename: string;
  yearGroup: string | null;
}>;

/** Some of these pupils by name: those whose name or code holds the words, a page of them, and how many there are. */
export const namedAmong = async (
  db: Db,
  schoolId: string,
  ids: readonly string[],
  { words, offset, most }: Readonly<{ words: string; offset: number; most: number }>,
): Promise<Readonly<{ rows: readonly NamedRow[]; total: number }>> => {
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db<(NamedRow & { total: number })[]>`
    select p.id as pupil_id, p.code, p.surname, p.forename, p.year_group, count(*) over () as total
      from restricted.pupil p
     where p.school_id = ${schoolId} and p.id = any(${db.array([...ids])}::uuid[])
       and (${words} = '' or p.surname || ' ' || p.forename || ' ' || p.surname ilike ${like} or p.code ilike ${like})
     order by lower(p.surname), lower(p.forename), p.code offset ${offset} limit ${most}`;
  return { rows, total: rows[0]?.total ?? 0 };
};
