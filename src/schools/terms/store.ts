import { uuidv7, type Db } from '#platform/db';
import type { HalfTerm, TermDates } from './rules.ts';

/** Dates as they are kept, and whose they are. */
export type KeptDates = TermDates &
  Readonly<{
    id: string;
    laName: string | null;
    schoolId: string | null;
    version: number;
    savedByName: string;
    savedAt: Date;
  }>;

const selected = (db: Db) => db`
  select t.id, t.la_name, t.school_id, t.school_year, t.inset_on, t.version, t.saved_at,
         coalesce(p.name, 'the awarding body') as saved_by_name,
         (select jsonb_agg(jsonb_build_object('startsOn', s.on_day, 'endsOn', e.on_day) order by s.at)
            from unnest(t.starts_on) with ordinality s (on_day, at) join unnest(t.ends_on) with ordinality e (on_day, at) using (at)) as half_terms
    from term_year t left join person p on p.id = t.saved_by`;

type Row = Omit<KeptDates, 'insetOn'> & Readonly<{ insetOn: readonly (string | Date)[] }>;
const dayOf = (day: string | Date): string => (day instanceof Date ? day.toISOString().slice(0, 10) : day.slice(0, 10));
const plain = (row: Row): KeptDates => ({ ...row, insetOn: row.insetOn.map(dayOf) });

/** The years of an authority that this awarding body keeps, the latest first. */
export const listOfAuthority = async (db: Db, bodyId: string, laName: string): Promise<KeptDates[]> =>
  (
    await db<Row[]>`${selected(db)} where t.body_id = ${bodyId} and t.la_name = ${laName} order by t.school_year desc`
  ).map(plain);

/** The years that count for a school: its own, else its authority's as this awarding body keeps them. */
export const listForSchool = async (db: Db, schoolId: string, bodyId: string | null): Promise<KeptDates[]> =>
  (
    await db<Row[]>`${selected(db)}
     where t.school_id = ${schoolId}
        or (t.school_id is null and (${bodyId}::uuid is null or t.body_id = ${bodyId}) and t.la_name = (select la_name from school where id = ${schoolId})
            and not exists (select from term_year own where own.school_id = ${schoolId} and own.school_year = t.school_year))
     order by t.school_year desc, t.saved_at desc`
  )
    .map(plain)
    .filter((one, at, all) => all.findIndex((each) => each.schoolYear === one.schoolYear) === at);

export type Authority = Readonly<{ laName: string; schools: number; years: readonly string[]; total: number }>;

/** Authorities that have schools here, by name; `total` counts them all. */
export const listAuthorities = (
  db: Db,
  bodyId: string,
  { search, offset, most }: Readonly<{ search: string; offset: number; most: number }>,
) => db<Authority[]>`
  select s.la_name, count(*) as schools, count(*) over () as total,
         coalesce((select jsonb_agg(t.school_year order by t.school_year) from term_year t where t.body_id = ${bodyId} and t.la_name = s.la_name), '[]') as years
    from school s
   where s.la_name is not null and (${search} = '' or s.la_name ilike ${`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`})
   group by s.la_name
   order by exists (select from school o join enrolment e on e.school_id = o.id where o.la_name = s.la_name) desc, s.la_name
   offset ${offset} limit ${most}`;

export const listAuthorityNames = async (db: Db): Promise<string[]> =>
  (await db<{ laName: string }[]>`select distinct la_name from school where la_name is not null`).map(
    ({ laName }) => laName,
  );

type Owner =
  | Readonly<{ kind: 'authority'; bodyId: string; laName: string }>
  | Readonly<{ kind: 'school'; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const daysOf = (halfTerms: readonly HalfTerm[], end: 'startsOn' | 'endsOn'): string[] =>
  halfTerms.map((half) => half[end]);

/** Keeps a year's dates over the version that the form was opened on (0: there was none); false when somebody was first. */
export const saveDates = async (
  db: Db,
  owner: Owner,
  dates: TermDates,
  version: number,
  by: Saver,
): Promise<boolean> => {
  const [starts, ends] = [daysOf(dates.halfTerms, 'startsOn'), daysOf(dates.halfTerms, 'endsOn')];
  const inset = [...dates.insetOn];
  const [bodyId, laName] = owner.kind === 'authority' ? [owner.bodyId, owner.laName] : [null, null];
  const schoolId = owner.kind === 'school' ? owner.schoolId : null;
  const rows =
    version === 0
      ? await db`
          insert into term_year (id, body_id, la_name, school_id, school_year, starts_on, ends_on, inset_on, saved_by, saved_at)
          values (${uuidv7(by.now.getTime())}, ${bodyId}, ${laName}, ${schoolId}, ${dates.schoolYear}, ${starts}::text[]::date[],
            ${ends}::text[]::date[], ${inset}::text[]::date[], ${by.personId}, ${by.now})
          on conflict do nothing returning id`
      : await db`
          update term_year set starts_on = ${starts}::text[]::date[], ends_on = ${ends}::text[]::date[], inset_on = ${inset}::text[]::date[],
            version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
           where school_year = ${dates.schoolYear} and version = ${version} and school_id is not distinct from ${schoolId}::uuid
             and body_id is not distinct from ${bodyId}::uuid and la_name is not distinct from ${laName}::text
           returning id`;
  return rows.length > 0;
};

/** A school's own dates of a year go; its authority's count again. */
export const removeDates = async (db: Db, schoolId: string, schoolYear: string): Promise<boolean> =>
  (await db`delete from term_year where school_id = ${schoolId} and school_year = ${schoolYear} returning id`).length >
  0;
