import { uuidv7, type Db } from '#platform/db';
import type { Unit } from './forms.ts';

export type QuotedFigure = Readonly<{
  id: string;
  title: string;
  value: number | null;
  unit: Unit;
  percentile: number | null;
  source: string;
  recordedBy: string;
  recordedAt: Date;
}>;
export type Quotation = Readonly<{ id: string; inspectedIn: string; inspectorate: string; words: string }>;
export type Trend = Readonly<{ id: string; what: string; reason: string }>;

/** What a school says about itself; empty for those who may not read it. */
export type Portrait = Readonly<{
  settingType: string | null;
  attainmentOnEntry: string | null;
  /** 0 until somebody has written. */
  version: number;
  updatedBy: string | null;
  updatedAt: Date | null;
  figures: readonly QuotedFigure[];
  quotations: readonly Quotation[];
  trends: readonly Trend[];
}>;

type Row = Portrait & Readonly<{ figures: readonly (Omit<QuotedFigure, 'recordedAt'> & { recordedAt: string })[] }>;

/** One statement for the whole portrait. */
export const portraitOf = async (db: Db, schoolId: string): Promise<Portrait> => {
  const [row] = await db<Row[]>`
    select p.setting_type, p.attainment_on_entry, coalesce(p.version, 0) as version,
      author.name as updated_by, p.updated_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'value', f.value, 'unit', f.unit, 'percentile', f.percentile,
          'source', f.source, 'recordedBy', who.name, 'recordedAt', f.recorded_at) order by f.recorded_at, f.id)
        from school_quoted_figure f left join person who on who.id = f.recorded_by where f.school_id = ${schoolId}), '[]') as figures,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'inspectedIn', q.inspected_in, 'inspectorate', q.inspectorate, 'words', q.words)
          order by q.inspected_in desc, q.recorded_at) from school_inspection_quote q where q.school_id = ${schoolId}), '[]') as quotations,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'what', t.what, 'reason', t.reason) order by t.recorded_at, t.id)
        from school_trend t where t.school_id = ${schoolId}), '[]') as trends
      from (select 1) as one left join school_portrait p on p.school_id = ${schoolId}
      left join person author on author.id = p.updated_by`;
  if (row === undefined) throw new Error('The query for a portrait gave no row. It must always give one.');
  return { ...row, figures: row.figures.map((each) => ({ ...each, recordedAt: new Date(each.recordedAt) })) };
};

type Setting = Readonly<{ settingType: string | null; attainmentOnEntry: string | null; version: number }>;

/** False when somebody else saved since this version was shown. */
export const saveSetting = async (
  db: Db,
  schoolId: string,
  setting: Setting,
  by: string,
  now: Date,
): Promise<boolean> => {
  const { settingType, attainmentOnEntry, version } = setting;
  const saved =
    version === 0
      ? await db`
          insert into school_portrait (school_id, setting_type, attainment_on_entry, updated_by, updated_at)
          values (${schoolId}, ${settingType}, ${attainmentOnEntry}, ${by}, ${now}) on conflict do nothing`
      : await db`
          update school_portrait set setting_type = ${settingType}, attainment_on_entry = ${attainmentOnEntry},
                 version = version + 1, updated_by = ${by}, updated_at = ${now}
           where school_id = ${schoolId} and version = ${version}`;
  return saved.count === 1;
};

type By = Readonly<{ schoolId: string; personId: string; now: Date }>;

export const addFigure = (db: Db, figure: Omit<QuotedFigure, 'id' | 'recordedBy' | 'recordedAt'>, by: By) => db`
  insert into school_quoted_figure (id, school_id, title, value, unit, percentile, source, recorded_by, recorded_at)
  values (${uuidv7()}, ${by.schoolId}, ${figure.title}, ${figure.value}, ${figure.unit}, ${figure.percentile}, ${figure.source}, ${by.personId}, ${by.now})`;

export const addQuotation = (db: Db, quotation: Omit<Quotation, 'id'>, by: By) => db`
  insert into school_inspection_quote (id, school_id, inspected_in, inspectorate, words, recorded_by, recorded_at)
  values (${uuidv7()}, ${by.schoolId}, ${quotation.inspectedIn}, ${quotation.inspectorate}, ${quotation.words}, ${by.personId}, ${by.now})`;

export const addTrend = (db: Db, trend: Omit<Trend, 'id'>, by: By) => db`
  insert into school_trend (id, school_id, what, reason, recorded_by, recorded_at)
  values (${uuidv7()}, ${by.schoolId}, ${trend.what}, ${trend.reason}, ${by.personId}, ${by.now})`;

const tables = { figure: 'school_quoted_figure', quotation: 'school_inspection_quote', trend: 'school_trend' } as const;

/** False when there is no such statement of this school. */
export const removeStatement = async (
  db: Db,
  schoolId: string,
  kind: keyof typeof tables,
  id: string,
): Promise<boolean> => {
  const removed = await db`delete from ${db(tables[kind])} where id = ${id} and school_id = ${schoolId}`;
  return removed.count === 1;
};
