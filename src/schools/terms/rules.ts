import { daysBetween, schoolYearOf } from '#platform/clock';
import { isBankHoliday } from './bank-holidays.ts';

/** Term dates: the six half-terms of a school year, of an authority or of one school. Days as `2026-09-02`, both ends included. */

export { bankHolidays, isBankHoliday } from './bank-holidays.ts';

export type HalfTerm = Readonly<{ startsOn: string; endsOn: string }>;
export type TermDates = Readonly<{ schoolYear: string; halfTerms: readonly HalfTerm[]; insetOn: readonly string[] }>;

export const halfTermNames = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'] as const;

const shortest = 2;
const longest = 10;

/** "2026-27" of a year that begins in 2026. */
export const schoolYear = (begins: number): string => `${begins}-${String(begins + 1).slice(2)}`;
export const isSchoolYear = (text: string): boolean => {
  const begins = Number(/^(20\d\d)-\d\d$/.exec(text)?.[1]);
  return schoolYear(begins) === text;
};

/** The years for which dates are asked: this one and the two that follow. From June on schools plan the next one first. */
export const yearsToPlan = (today: string): readonly string[] => {
  const begins = Number(schoolYearOf(today).slice(0, 4));
  return [begins, begins + 1, begins + 2].map(schoolYear);
};

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Weeks begun between two days, both counted: Monday to Friday of one week is one. */
export const weeksOf = ({ startsOn, endsOn }: HalfTerm): number => Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7);

export type TermProblem = Readonly<{ field: string; message: string }>;

/** What is wrong with a year's dates; all of it at once, each at its field. */
export const termProblems = ({ schoolYear: year, halfTerms, insetOn }: TermDates): readonly TermProblem[] => {
  const [from, to] = [`${year.slice(0, 4)}-08-01`, `${Number(year.slice(0, 4)) + 1}-08-31`];
  const inYear = (day: string): boolean => from <= day && day <= to;
  const ofHalfTerms = halfTerms.flatMap((half, at): TermProblem[] => {
    const [name, number] = [halfTermNames[at] ?? '', at + 1];
    const before = halfTerms[at - 1];
    const problem = (end: 'starts' | 'ends', message: string) => ({
      field: `${end}-${number}`,
      message: `${name}: ${message}`,
    });
    if (!inYear(half.startsOn)) return [problem('starts', `enter a day of the school year ${year}`)];
    if (!inYear(half.endsOn)) return [problem('ends', `enter a day of the school year ${year}`)];
    if (isWeekend(half.startsOn)) return [problem('starts', 'it begins on a week-end: enter the first day in school')];
    if (isWeekend(half.endsOn)) return [problem('ends', 'it ends on a week-end: enter the last day in school')];
    if (half.endsOn <= half.startsOn) return [problem('ends', 'enter a last day after the first')];
    if (before !== undefined && half.startsOn <= before.endsOn)
      return [problem('starts', `it begins before ${halfTermNames[at - 1]} has ended`)];
    const weeks = weeksOf(half);
    if (weeks < shortest || weeks > longest)
      return [
        problem(
          'ends',
          `it would be ${weeks === 1 ? 'one week' : `${weeks} weeks`} long; enter from ${shortest} to ${longest} weeks`,
        ),
      ];
    return [];
  });
  const ofInset = insetOn.flatMap((day): TermProblem[] => {
    if (!inYear(day)) return [{ field: 'insetOn', message: `An INSET day is outside the school year ${year}: ${day}` }];
    return isWeekend(day) ? [{ field: 'insetOn', message: `An INSET day is on a week-end: ${day}` }] : [];
  });
  return [...ofHalfTerms, ...ofInset];
};

/** True on a day on which pupils are in school: inside a half-term, no week-end, bank holiday or INSET day. */
export const isSchoolOpen = (dates: TermDates, day: string): boolean =>
  !isWeekend(day) &&
  !isBankHoliday(day) &&
  !dates.insetOn.includes(day) &&
  dates.halfTerms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
