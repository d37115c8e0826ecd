/** Which national assessments did not take place, and what a school uses instead. Pure. */
import type { ScaleKey } from './rules.ts';

/** School years, by the calendar year in which they end, without national curriculum tests in England: the pandemic years. */
const yearsWithoutTests = [2020, 2021] as const;

/** Results that a national table of these years cannot give, by scale. */
const nationalTests: Partial<Readonly<Record<ScaleKey, string>>> = {
  'scaled-score': 'key stage 2 test',
  judgement: 'national teacher assessment',
};

/** The calendar year in which the school year of a day ends: 2021 for 1 September 2020 to 31 August 2021. */
export const schoolYearEnd = (day: string): number => Number(day.slice(0, 4)) + (day.slice(5, 7) >= '09' ? 1 : 0);

/** True when somebody born on that day was in year 6 in a school year with key stage 2 tests; those of 2020 and 2021 have no result. */
export const hasKeyStage2 = (bornOn: string): boolean => {
  // Year 6 is the school year in which a child becomes eleven, from September to August.
  const yearSix = schoolYearEnd(bornOn) + 11;
  return !(yearsWithoutTests as readonly number[]).includes(yearSix);
};

export type BaselineFault = Readonly<{ because: 'no-tests'; year: number; sentence: string }>;

/**
 * Whether results of a scale taken on a day may serve as a baseline. Key stage 2 tests and national teacher assessments of 2020
 * and 2021 were not held (Department for Education, both years): what stands there is something else, and another dated test is named.
 */
export const baselineFault = (scale: ScaleKey, takenOn: string | null): BaselineFault | null => {
  const test = nationalTests[scale];
  if (test === undefined || takenOn === null) return null;
  const year = schoolYearEnd(takenOn);
  if (!(yearsWithoutTests as readonly number[]).includes(year)) return null;
  return {
    because: 'no-tests',
    year,
    sentence: `No ${test} was held in ${year}. Use another baseline with its own day: a test on entry to the school, such as a reading or a cognitive abilities test, or key stage 1.`,
  };
};
