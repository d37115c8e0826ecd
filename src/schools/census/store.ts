import type { Db } from '#platform/db';
import { measures, missingSymbols, spreadWidth } from '../rules.ts';

export type CensusYear = Readonly<{ year: string; isDemonstration: boolean; source: string }>;

/** Makes the year anew from the sound rows; what an earlier import of the same year left goes. */
export const takeOverCensus = async (
  db: Db,
  { year, isDemonstration, source }: CensusYear,
  told: Readonly<{ read: number; totalRowsIgnored: number }>,
  now: Date,
): Promise<number> => {
  await db`delete from census_year where year = ${year} and is_demonstration = ${isDemonstration}`;
  await db`
    insert into census_year (year, is_demonstration, source, rows_read, schools, total_rows_ignored, imported_at)
    values (${year}, ${isDemonstration}, ${source}, ${told.read}, 0, ${told.totalRowsIgnored}, ${now})`;
  const symbols = Object.fromEntries(missingSymbols) as never;
  const written = await db.unsafe(takeOverSql, [year, isDemonstration, symbols]);
  await db`
    update census_year set schools = ${written.count} where year = ${year} and is_demonstration = ${isDemonstration}`;
  await spread(db, year, isDemonstration);
  return written.count;
};

const number = (column: string) => `case when ${column} ~ '^[0-9.]+$' then ${column}::double precision end`;
const whole = (column: string) => `case when ${column} ~ '^[0-9]+$' then ${column}::integer end`;
/** Why a cell holds no number; a percentage of no pupils is not applicable. */
const why = (measure: string, column: string) =>
  `'${measure}', case when ${column} ~ '^[0-9.]+$' then null else $3::jsonb ->> upper(${column}) end`;

const takeOverSql = `
  insert into census_school (is_demonstration, year, urn, population, has_pupils, pupils, girls, fsm, fsm_pupils, eal, fsm6, sen_support, missing)
  select $2::boolean, $1::text, urn::integer, population, coalesce(${whole('nor')} > 0, false), ${whole('nor')},
         ${number('girls')},
         case when ${whole('nor')} > 0 then 100::double precision * (${whole('fsm_pupils')}) / (${whole('nor')}) end,
         ${whole('fsm_pupils')}, ${number('eal')}, ${number('fsm6')}, ${number('sen_support')},
         jsonb_strip_nulls(jsonb_build_object(${why('girls', 'girls')}, ${why('eal', 'eal')}, ${why('fsm6', 'fsm6')},
           ${why('sen_support', 'sen_support')},
           'fsm', case when fsm_pupils !~ '^[0-9]+$' then $3::jsonb ->> upper(fsm_pupils)
                       when nor !~ '^[0-9]+$' then $3::jsonb ->> upper(nor)
                       when nor::integer = 0 then 'not-applicable' end))
    from staged_census`;

/** Counts the schools in each bar of each measure's spread, so that a school's page need not read its whole population. */
const spread = (db: Db, year: string, isDemonstration: boolean) => {
  const figures = measures.map((each) => `('${each.id}', c.${each.id})`).join(', ');
  return db.unsafe(
    `insert into census_spread (is_demonstration, year, population, measure, bin, schools)
     select c.is_demonstration, c.year, c.population, m.measure, least(39, floor(m.figure / ${spreadWidth}))::smallint as bin, count(*)
       from census_school c cross join lateral (values ${figures}) as m (measure, figure)
      where c.year = $1 and c.is_demonstration = $2::boolean and c.has_pupils and m.figure is not null
      group by c.is_demonstration, c.year, c.population, m.measure, bin`,
    [year, isDemonstration],
  );
};
