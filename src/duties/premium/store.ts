import type { Db } from '#platform/db';
import { isStatementOwed, type Allocation } from './rules.ts';

/** What a school says once for a school year of its Pupil Premium. */
export type PremiumYear = Readonly<{
  onRoll: number | null;
  carriedPence: number;
  yearsCovered: string;
  authorisedBy: string;
  premiumLead: string;
  governorLead: string;
  reviewOn: string | null;
  publishedOn: string | null;
  /** 0 while nothing was saved for this year. */
  version: number;
  savedName: string;
  savedAt: Date | null;
  /** Pupils on roll today, as far as the reader may count them. */
  rollToday: number;
}>;

export type By = Readonly<{ personId: string; name: string; now: Date }>;
/** A school's year, and the awarding body whose term dates count where the school keeps none. */
export type Which = Readonly<{ schoolId: string; bodyId: string; year: string }>;

/** The year as it was saved, with version 0 where nothing was. */
export const findYear = async (db: Db, { schoolId, year }: Which, today: string): Promise<PremiumYear> => {
  const [row] = await db<PremiumYear[]>`
    select y.on_roll, coalesce(y.carried_pence, 0) as carried_pence, coalesce(y.years_covered, '') as years_covered,
           coalesce(y.authorised_by, '') as authorised_by, coalesce(y.premium_lead, '') as premium_lead,
           coalesce(y.governor_lead, '') as governor_lead, y.review_on, y.published_on, coalesce(y.version, 0) as version,
           coalesce(y.saved_name, '') as saved_name, y.saved_at,
           (select count(*) from restricted.pupil p
             where p.school_id = ${schoolId}
               and (not exists (select from restricted.spell s where s.pupil_id = p.id)
                 or exists (select from restricted.spell s where s.pupil_id = p.id and s.joined_on <= ${today}
                             and (s.left_on is null or s.left_on > ${today})))) as roll_today
      from (select 1) one left join premium_year y on y.school_id = ${schoolId} and y.school_year = ${year}`;
  // A select from one row has one row.
  return row!;
};

/** The allocation by basis; empty for whoever may not know how many pupils have which basis. */
export const listAllocation = (db: Db, { schoolId, year }: Which): Promise<readonly Allocation[]> => db<Allocation[]>`
  select basis, pupils, each_pence, source from premium_allocation
   where school_id = ${schoolId} and school_year = ${year}
   order by array_position(array['ever6', 'previously-looked-after', 'looked-after', 'service'], basis)`;

type YearFields = Partial<
  Pick<
    PremiumYear,
    | 'onRoll'
    | 'carriedPence'
    | 'yearsCovered'
    | 'authorisedBy'
    | 'premiumLead'
    | 'governorLead'
    | 'reviewOn'
    | 'publishedOn'
  >
>;

/** Writes what a form of the year holds, where the form found it; false when a colleague was first. */
export const writeYear = async (db: Db, which: Which, said: YearFields, version: number, by: By): Promise<boolean> => {
  const fields = { ...said, savedBy: by.personId, savedName: by.name, savedAt: by.now };
  const rows =
    version === 0
      ? await db`insert into premium_year ${db({ schoolId: which.schoolId, schoolYear: which.year, ...fields })}
                 on conflict do nothing returning version`
      : await db`update premium_year set ${db(fields)}, version = version + 1
                  where school_id = ${which.schoolId} and school_year = ${which.year} and version = ${version} returning version`;
  return rows.length > 0;
};

/** Puts the allocation in the place of the one that stood. Called under the year's version, which guards it. */
export const writeAllocation = async (db: Db, which: Which, rows: readonly Allocation[]): Promise<void> => {
  await db`delete from premium_allocation where school_id = ${which.schoolId} and school_year = ${which.year}`;
  const all = rows.map((row) => ({ schoolId: which.schoolId, schoolYear: which.year, ...row }));
  if (all.length > 0) await db`insert into premium_allocation ${db(all)}`;
};

/** True when so many pupils are eligible in a year that its statement may be shown outside the team. One statement. */
export const isStatementGiven = async (db: Db, schoolId: string, year: string): Promise<boolean> => {
  const [row] = await db<{ eligible: number }[]>`
    select coalesce(sum(pupils), 0)::int as eligible from premium_allocation
     where school_id = ${schoolId} and school_year = ${year} and basis <> 'service'`;
  return isStatementOwed(row?.eligible ?? 0);
};
