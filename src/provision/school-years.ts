import type { Db } from '#platform/db';
import { yearGroups } from '#pupils/rules';

/** At what age pupils of a year group begin it: nursery 2 and 3, reception 4, year 1 five, and so on. */
const beginsAt = (year: string): number => yearGroups.findIndex((each) => each === year) + 2;

/**
 * The year groups that a school has, by its youngest and oldest pupils' ages, with those that stand anywhere in its own rows. Where
 * nobody has said the ages, every year group. A school from 5 has a reception: its children turn five there.
 */
export const schoolYears = (
  ages: Readonly<{ low: number | null; high: number | null }>,
  used: readonly string[],
): readonly string[] => {
  const { low, high } = ages;
  if (low === null || high === null || low >= high) return yearGroups;
  const from = low === 5 ? 4 : low;
  return yearGroups.filter((year) => (beginsAt(year) >= from && beginsAt(year) < high) || used.includes(year));
};

export const yearOptions = (years: readonly string[]) =>
  years.map((value) => ({ value, text: /^\d/.test(value) ? `Year ${value}` : value }));
export const yearChoices = (years: readonly string[]) =>
  yearOptions(years).map(({ value, text }) => ({ value, label: text }));

/** The year groups that a school's forms offer: one statement, of nothing that says who is in them. */
export const schoolYearsOf = async (db: Db, schoolId: string): Promise<readonly string[]> => {
  const [row] = await db<{ low: number | null; high: number | null; used: readonly string[] }[]>`
    select s.low_age as low, s.high_age as high,
           array(select year_group from restricted.pupil where school_id = s.id and year_group is not null
                 union select unnest(year_groups) from provision where school_id = s.id) as used
      from school s where s.id = ${schoolId}`;
  return schoolYears(row ?? { low: null, high: null }, row?.used ?? []);
};
