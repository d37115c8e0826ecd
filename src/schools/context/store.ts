import type { Db } from '#platform/db';
import { measures, percentileOf, type MeasureId, type Missing, type PlacedMeasure } from '../rules.ts';

/** All figures of one school in one year, each placed among the schools of its kind. */
export type Context = Readonly<{
  urn: number;
  name: string | null;
  year: string;
  population: string;
  pupils: number | null;
  source: string;
  isDemonstration: boolean;
  measures: readonly PlacedMeasure[];
}>;

type ContextRow = Readonly<
  {
    urn: number;
    name: string | null;
    year: string;
    population: string;
    pupils: number | null;
    hasPupils: boolean;
    source: string;
    isDemonstration: boolean;
    missing: Partial<Record<MeasureId, Missing>>;
  } & Record<`${'value' | 'n' | 'below' | 'equal'}${number}`, number | null>
>;

// Measures are numbered in the order of the table of measures; each needs three counts over one pass of the population.
const counted = measures
  .map(
    ({ id }, at) => `me.${id} as value${at}, count(c.${id})::int as n${at},
      count(*) filter (where c.${id} < me.${id})::int as below${at}, count(*) filter (where c.${id} = me.${id})::int as equal${at}`,
  )
  .join(', ');

const contextSql = `
  select me.urn, s.name, me.year, me.population, me.pupils, me.has_pupils, me.missing, y.source, me.is_demonstration, ${counted}
    from census_school me
    join census_year y on y.year = me.year and y.is_demonstration = me.is_demonstration
    left join school s on s.urn = me.urn
    left join census_school c
      on c.is_demonstration = me.is_demonstration and c.year = me.year and c.population = me.population and c.has_pupils
   where me.urn = $1 and me.year = $2
   group by me.is_demonstration, me.year, me.urn, s.name, y.source
   order by me.is_demonstration limit 1`;

/** Null when the census of that year has no such school. */
export const contextOf = async (db: Db, urn: number, year: string): Promise<Context | null> => {
  const [row] = await db.unsafe<ContextRow[]>(contextSql, [urn, year]);
  if (row === undefined) return null;
  const { name, population, pupils, source, isDemonstration } = row;
  const placed = measures.map((measure, at): PlacedMeasure => {
    // A school without pupils is in nobody's population, its own included.
    const value = row.hasPupils ? (row[`value${at}`] ?? null) : null;
    const [n, below] = [row[`n${at}`] ?? 0, row[`below${at}`] ?? 0];
    return {
      measure: measure.id,
      value,
      missing:
        value === null ? (row.hasPupils ? (row.missing[measure.id] ?? 'not-available') : 'not-applicable') : null,
      unit: measure.unit,
      population,
      n,
      below: value === null ? null : below,
      equal: value === null ? null : (row[`equal${at}`] ?? 0),
      percentile: value === null ? null : percentileOf(below, n),
      definition: measure.definition,
    };
  });
  return { urn, name, year, population, pupils, source, isDemonstration, measures: placed };
};

/** The years in which the census has this school, latest first. */
export const yearsOf = async (db: Db, urn: number): Promise<readonly string[]> => {
  const rows = await db<
    { year: string }[]
  >`select distinct year from census_school where urn = ${urn} order by year desc`;
  return rows.map((row) => row.year);
};

/** How many schools stand in each bar, forty bars of 2.5 percentage points, by measure. */
export const spreadOf = async (db: Db, context: Context): Promise<Readonly<Record<MeasureId, readonly number[]>>> => {
  const rows = await db<{ measure: MeasureId; bin: number; schools: number }[]>`
    select measure, bin, schools from census_spread
     where is_demonstration = ${context.isDemonstration} and year = ${context.year} and population = ${context.population}`;
  const bars = (id: MeasureId) => {
    const counts = Array.from({ length: 40 }, () => 0);
    for (const row of rows) if (row.measure === id) counts[row.bin] = row.schools;
    return counts;
  };
  return {
    girls: bars('girls'),
    fsm: bars('fsm'),
    eal: bars('eal'),
    fsm6: bars('fsm6'),
    sen_support: bars('sen_support'),
  };
};
