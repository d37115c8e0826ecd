import { uuidv7, type Db } from '#platform/db';
import {
  namedPerPage,
  namedShape,
  rollUpShape,
  summaryShape,
  type Named,
  type RollUp,
  type SchoolFigures,
  type Summary,
} from './rules.ts';
import { similarShape, type CensusContext, type Sharing, type Similar } from './similar.ts';

export const audiences = ['body', 'similar-schools'] as const;
export type Audience = (typeof audiences)[number];

export type Spell = Readonly<{
  id: string;
  withWhom: Audience;
  begunAt: Date;
  begunBy: string;
  endedAt: Date | null;
  endedBy: string | null;
}>;

/** Every spell of sharing of a school with a body, newest first. */
export const listSpells = (db: Db, schoolId: string, bodyId: string): Promise<Spell[]> => db<Spell[]>`
  select f.id, f.with_whom, f.begun_at, coalesce(b.name, 'Somebody at the school') as begun_by, f.ended_at,
         case when f.ended_at is null then null else coalesce(e.name, 'Somebody at the school') end as ended_by
    from figure_sharing f left join person b on b.id = f.begun_by left join person e on e.id = f.ended_by
   where f.school_id = ${schoolId} and f.body_id = ${bodyId} order by f.begun_at desc, f.id`;

type Where = Readonly<{ schoolId: string; bodyId: string; withWhom: Audience }>;

/** False when it is shared already: a second press changes nothing. */
export const beginSharing = async (
  db: Db,
  { schoolId, bodyId, withWhom }: Where,
  by: Readonly<{ enrolmentId: string; personId: string; now: Date }>,
): Promise<boolean> => {
  const rows = await db`
    insert into figure_sharing (id, school_id, enrolment_id, body_id, with_whom, begun_by, begun_at)
    values (${uuidv7()}, ${schoolId}, ${by.enrolmentId}, ${bodyId}, ${withWhom}, ${by.personId}, ${by.now})
    on conflict (school_id, body_id, with_whom) where ended_at is null do nothing returning id`;
  return rows.length > 0;
};

export const endSharing = async (db: Db, { schoolId, bodyId, withWhom }: Where, personId: string, now: Date) => {
  const rows = await db`
    update figure_sharing set ended_at = ${now}, ended_by = ${personId}
     where school_id = ${schoolId} and body_id = ${bodyId} and with_whom = ${withWhom} and ended_at is null returning id`;
  return rows.length > 0;
};

export type YearToMake = Readonly<{
  enrolmentId: string;
  schoolId: string;
  bodyId: string;
  year: string;
  upTo: Date | null;
  madeAt: Date;
  methodVersion: string;
}>;

/** Adds a version when the figures differ from the last; false when they are the same. */
export const appendYear = async (db: Db, at: YearToMake, summary: Summary, sha256: string): Promise<boolean> => {
  const rows = await db`
    insert into school_year (id, school_id, enrolment_id, body_id, year, version, upto, summary, method_version, sha256, made_at)
    select ${uuidv7()}, ${at.schoolId}, ${at.enrolmentId}, ${at.bodyId}, ${at.year}, coalesce(last.version, 0) + 1, ${at.upTo},
           ${db.json(summary as never)}, ${at.methodVersion}, ${sha256}, ${at.madeAt}
      from (select) one
      left join lateral (select version, sha256 from school_year
                          where enrolment_id = ${at.enrolmentId} and year = ${at.year} order by version desc limit 1) last on true
     where last.sha256 is distinct from ${sha256}
    on conflict (enrolment_id, year, version) do nothing returning id`;
  return rows.length > 0;
};

export type HeldYear = Readonly<{ year: string; version: number; summary: Summary; madeAt: Date; upTo: Date | null }>;

/** A school's latest figures, whatever their year and of whichever award: a school shares once. */
export const findYear = async (db: Db, schoolId: string): Promise<HeldYear | null> => {
  const [row] = await db<HeldYear[]>`
    select year, version, summary, made_at, upto as up_to from school_year
     where school_id = ${schoolId} order by made_at desc, year desc, version desc limit 1`;
  return row === undefined ? null : { ...row, summary: summaryShape.parse(row.summary) };
};

type Counted = SchoolFigures & Readonly<{ schoolId: string; enrolmentId: string }>;

/**
 * The figures of every school that has submitted to the body or shares with it: the latest of each school. One statement over
 * rows that hold no pupil.
 */
export const yearsToAdd = async (db: Db, bodyId: string, year: string): Promise<readonly Counted[]> => {
  const rows = await db<Counted[]>`
    select distinct on (y.school_id) y.school_id, y.enrolment_id, y.summary, e.submitted_at is not null as is_submitted,
           f.id is not null as is_sharing
      from school_year y
      join enrolment e on e.id = y.enrolment_id
      left join figure_sharing f on f.school_id = y.school_id and f.body_id = y.body_id and f.with_whom = 'body' and f.ended_at is null
     where y.body_id = ${bodyId} and y.year = ${year}
       and (f.id is not null or (e.submitted_at is not null and y.upto = e.cut_off_at))
     order by y.school_id, e.submitted_at desc nulls last, y.made_at desc, y.version desc`;
  return rows.map((row) => ({ ...row, summary: summaryShape.parse(row.summary) }));
};

export type NamedSchool = Readonly<{ schoolId: string; enrolmentId: string; named: Named }>;

/** Roll-ups of one year are made one after the other, also those of several bodies: similar schools are found across them. */
export const lockYear = (db: Db, year: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`roll-up ${year}`}, 0))`;

/** Puts a new roll-up in place of the year's last one. What it was made of stays in the schools' own rows. */
export const replaceRollUp = async (
  db: Db,
  at: Readonly<{ bodyId: string; year: string; now: Date; methodVersion: string }>,
  output: RollUp,
  named: readonly NamedSchool[],
): Promise<void> => {
  const id = uuidv7();
  await db`delete from roll_up where body_id = ${at.bodyId} and year = ${at.year}`;
  await db`
    insert into roll_up (id, body_id, year, output, method_version, made_at)
    values (${id}, ${at.bodyId}, ${at.year}, ${db.json(output as never)}, ${at.methodVersion}, ${at.now})`;
  if (named.length === 0) return;
  const rows = named.map(({ schoolId, enrolmentId, named: seen }) => ({ schoolId, enrolmentId, output: seen }));
  await db`
    insert into roll_up_school (roll_up_id, body_id, school_id, enrolment_id, output)
    select ${id}, ${at.bodyId}, (r ->> 'schoolId')::uuid, (r ->> 'enrolmentId')::uuid, r -> 'output'
      from jsonb_array_elements(${db.json(rows as never)}::jsonb) r`;
};

export type HeldRollUp = Readonly<{ id: string; year: string; output: RollUp; madeAt: Date; methodVersion: string }>;

export const listRollUpYears = async (db: Db): Promise<readonly string[]> =>
  (await db<{ year: string }[]>`select distinct year from roll_up order by year desc`).map(({ year }) => year);

export const findRollUp = async (db: Db, year: string): Promise<HeldRollUp | null> => {
  const [row] = await db<HeldRollUp[]>`
    select id, year, output, made_at, method_version from roll_up where year = ${year} order by made_at desc limit 1`;
  return row === undefined ? null : { ...row, output: rollUpShape.parse(row.output) };
};

export type NamedRow = Readonly<{ schoolId: string; name: string; named: Named }>;

/** Schools that have submitted and share, by name; the policy lets no other through. `page` null gives all. */
export const listNamed = async (
  db: Db,
  rollUpId: string,
  search: string,
  page: number | null,
): Promise<Readonly<{ rows: readonly NamedRow[]; count: number }>> => {
  const found = await db<(NamedRow & { count: number })[]>`
    select r.school_id, s.name, r.output as named, count(*) over ()::int as count
      from roll_up_school r join school s on s.id = r.school_id
     where r.roll_up_id = ${rollUpId} and (${search} = '' or strpos(lower(s.name), lower(${search})) > 0)
     order by s.name, r.school_id
     limit ${page === null ? null : namedPerPage} offset ${page === null ? 0 : (page - 1) * namedPerPage}`;
  return {
    count: found[0]?.count ?? 0,
    rows: found.map(({ schoolId, name, named }) => ({ schoolId, name, named: namedShape.parse(named) })),
  };
};

type SharingRow = Readonly<{ schoolId: string; summary: Summary; context: CensusContext | null }>;

/** Every school that shares with similar schools, with its latest figures of the year and the newest school census. */
export const listSharing = async (db: Db, year: string): Promise<readonly Sharing[]> => {
  const rows = await db<SharingRow[]>`
    select distinct on (y.school_id) y.school_id, y.summary,
           case when c.urn is null then null else jsonb_build_object('population', c.population, 'pupils', c.pupils, 'fsm', c.fsm,
             'senSupport', c.sen_support, 'eal', c.eal, 'year', c.year) end as context
      from school_year y
      join figure_sharing f on f.school_id = y.school_id and f.body_id = y.body_id and f.with_whom = 'similar-schools' and f.ended_at is null
      join school s on s.id = y.school_id
      left join lateral (select * from census_school n where n.urn = s.urn and n.is_demonstration = s.is_demonstration
                          order by n.year desc limit 1) c on true
     where y.year = ${year} order by y.school_id, y.made_at desc, y.version desc`;
  return rows.map((row) => ({ ...row, summary: summaryShape.parse(row.summary) }));
};

/** What every sharing school reads of itself; whoever shares no longer has nothing left here. */
export const replaceSimilar = async (
  db: Db,
  year: string,
  found: readonly Readonly<{ schoolId: string; output: Similar }>[],
  methodVersion: string,
  now: Date,
): Promise<void> => {
  // Two roll-ups may end at the same moment: the second waits for the first.
  await db`select pg_advisory_xact_lock(hashtextextended(${`similar schools ${year}`}, 0))`;
  await db`delete from similar_schools where year = ${year}`;
  await db`
    insert into similar_schools (school_id, year, output, method_version, made_at)
    select (r ->> 'schoolId')::uuid, ${year}, r -> 'output', ${methodVersion}, ${now}
      from jsonb_array_elements(${db.json(found as never)}::jsonb) r`;
};

export const findSimilar = async (
  db: Db,
  schoolId: string,
): Promise<Readonly<{ year: string; output: Similar; madeAt: Date }> | null> => {
  const [row] = await db<{ year: string; output: Similar; madeAt: Date }[]>`
    select year, output, made_at from similar_schools where school_id = ${schoolId} order by year desc limit 1`;
  return row === undefined ? null : { ...row, output: similarShape.parse(row.output) };
};

/** On which scale each measure of an enrolment is written. */
export const scalesOf = async (db: Db, enrolmentId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db<{ id: string; scale: string }[]>`
    select m.id, a.scale from measure m join assessment a on a.id = m.assessment_id where m.enrolment_id = ${enrolmentId}`;
  return new Map(rows.map(({ id, scale }) => [id, scale]));
};

export type Due = Readonly<{ enrolmentId: string }>;

/** Enrolments whose figures are to be made: submitted and not yet made at that cut-off, or shared and older than `before`. */
export const listDue = (db: Db, before: Date): Promise<Due[]> => db<Due[]>`
  select e.id as enrolment_id from enrolment e
   where (e.submitted_at is not null and e.cut_off_at is not null
          and not exists (select from school_year y where y.enrolment_id = e.id and y.upto = e.cut_off_at))
      or (e.submitted_at is null
          and exists (select from figure_sharing f where f.enrolment_id = e.id and f.ended_at is null)
          and not exists (select from school_year y where y.enrolment_id = e.id and y.made_at > ${before}))
   order by e.id`;

/** Every body and year of which there are figures. */
export const listRollUpsToMake = (db: Db) => db<{ bodyId: string; year: string }[]>`
  select distinct body_id, year from school_year order by body_id, year`;
