import type { Db } from '#platform/db';
import { measures, percentileOf, type MeasureId, type Missing, type PlacedMeasure } from '../rules.ts';

type Row = Readonly<{
  urn: number;
  name: string | null;
  placed: readonly {
    measure: MeasureId;
    value: number | null;
    missing: Missing | null;
    n: number;
    below: number | null;
    equal: number | null;
  }[];
}>;

const figures = measures.map(({ id }) => `('${id}', c.${id})`).join(', ');

/** Every school of a population with at least one pupil, in order of URN; the real year if it is held, else the invented one. */
const wholeSql = `
  with figure as (
    select c.urn, m.place, m.measure, m.value, coalesce(c.missing ->> m.measure, 'not-available') as missing
      from census_school c cross join lateral (
        select row_number() over () as place, measure, value from (values ${figures}) as listed (measure, value)) as m
     where c.year = $1 and c.population = $2 and c.has_pupils
       and c.is_demonstration = (select min(is_demonstration::int)::boolean from census_year where year = $1)
  ), placed as (
    select *, count(value) over (partition by measure) as n,
           rank() over (partition by measure order by value nulls last) - 1 as below,
           count(*) over (partition by measure, value) as equal
      from figure
  )
  select p.urn, s.name, json_agg(json_build_object('measure', measure, 'value', value, 'n', n,
           'missing', case when value is null then missing end,
           'below', case when value is not null then below end,
           'equal', case when value is not null then equal end) order by place) as placed
    from placed p left join school s on s.urn = p.urn
   group by p.urn, s.name order by p.urn`;

export type WholeContext = Readonly<{
  urn: number;
  name: string | null;
  year: string;
  measures: readonly PlacedMeasure[];
}>;

/** One school after another, a thousand at a time, so that a whole population is never held in memory. */
export async function* contextsOf(db: Db, population: string, year: string): AsyncGenerator<WholeContext> {
  const definitionOf = new Map(measures.map((each) => [each.id, each]));
  for await (const rows of db.unsafe<Row[]>(wholeSql, [year, population]).cursor(1000)) {
    for (const row of rows)
      yield {
        urn: row.urn,
        name: row.name,
        year,
        measures: row.placed.map((each) => ({
          measure: each.measure,
          value: each.value,
          missing: each.missing,
          unit: 'percent',
          population,
          n: each.n,
          below: each.below,
          equal: each.equal,
          percentile: each.below === null ? null : percentileOf(each.below, each.n),
          definition: definitionOf.get(each.measure)?.definition ?? '',
        })),
      };
  }
}

export type Population = Readonly<{
  population: string;
  schools: number;
  withPupils: number;
  pupils: number | null;
  fsmPupils: number | null;
  fsmPercent: number | null;
}>;

/** A year at a glance, by population; null where no school of it has the figure. */
export const summaryOf = async (db: Db, year: string): Promise<readonly Population[]> => {
  const rows = await db<Population[]>`
    select population, count(*)::int as schools, count(*) filter (where pupils > 0)::int as with_pupils,
           sum(pupils) as pupils, sum(fsm_pupils) as fsm_pupils,
           round(100 * sum(fsm_pupils)::numeric / nullif(sum(pupils), 0), 2) as fsm_percent
      from census_school
     where year = ${year} and is_demonstration = (select min(is_demonstration::int)::boolean from census_year where year = ${year})
     group by population order by population collate "C"`;
  return rows.map((row) => ({ ...row }));
};

export const heldYears = async (db: Db): Promise<readonly string[]> => {
  const rows = await db<{ year: string }[]>`select distinct year from census_year order by year`;
  return rows.map((row) => row.year);
};
