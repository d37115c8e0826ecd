import { addDays } from '#platform/clock';
import { isBankHoliday, isSchoolOpen, isSchoolYear, schoolYear, type TermDates } from '#schools/rules';

/**
 * What a provision costs. Money is whole pence and time whole minutes, so that no sum is off by a penny; a division is rounded
 * once, at its end, a half upwards. Formula and its worked example: cost per pupil = (sessions x length x staff hourly cost x
 * staff + resources) / group size; 20 sessions of half an hour, £18 an hour, one adult, £60 of books, a group of 4: £60 a pupil.
 */

/** How a provision is meant to run. Sessions a week are those of one group; resources are for the whole run and every group. */
export type Terms = Readonly<{
  groupSize: number;
  groupCount: number;
  sessionsPerWeek: number;
  minutes: number;
  weeks: number;
  staffCount: number;
  staffCostHourPence: number;
  resourcesPence: number;
  startsOn: string;
  endsOn: string;
  slots: readonly Slot[];
}>;

/** A meeting in the week: ISO weekday (1 Monday), the time it begins, its length, and which group meets. */
export type Slot = Readonly<{ groupNo: number; weekday: number; startsAt: string; minutes: number }>;

/** What the registers say up to a day: sessions held and called off, and the minutes that pupils were there. */
export type Held = Readonly<{
  held: number;
  heldMinutes: number;
  calledOff: number;
  attendedMinutes: number;
  pupils: number;
  /** True for workshops: each session has a date of its own, so none is due that nobody planned. */
  isDated: boolean;
}>;

/** A whole division, a half rounded away from zero. */
export const share = (of: number, parts: number): number => {
  const doubled = 2 * Math.abs(of) + parts;
  return Math.sign(of) * ((doubled - (doubled % (2 * parts))) / (2 * parts));
};

const staffPence = (minutes: number, { staffCount, staffCostHourPence }: Terms): number =>
  share(minutes * staffCount * staffCostHourPence, 60);

/** Sessions of all groups over the whole run. */
export const plannedSessions = ({ sessionsPerWeek, weeks, groupCount }: Terms): number =>
  sessionsPerWeek * weeks * groupCount;

/** The whole planned run, for all groups. Pence. */
export const plannedPence = (terms: Terms): number =>
  staffPence(plannedSessions(terms) * terms.minutes, terms) + terms.resourcesPence;

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** True on a day on which the school could hold a session. Without its term dates: Monday to Friday, no bank holiday. */
export const isOpenDay = (day: string, dates: readonly TermDates[]): boolean => {
  const begins = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);
  const year = dates.find((each) => isSchoolYear(each.schoolYear) && each.schoolYear === schoolYear(begins));
  if (year !== undefined) return isSchoolOpen(year, day);
  return weekdayOf(day) < 6 && !isBankHoliday(day);
};

/** A Saturday or Sunday counts with the Friday before it. */
const mayMeet = (day: string, dates: readonly TermDates[]): boolean => {
  const over = weekdayOf(day) - 5;
  return isOpenDay(over > 0 ? addDays(day, -over) : day, dates);
};

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

const daysFrom = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

/** Sessions that the timetable has up to and with this day, or those of the weeks in term that are over; planned or more. */
export const sessionsOn = (terms: Terms, dates: readonly TermDates[], on: string): number => {
  if (on < terms.startsOn) return 0;
  const end = on < terms.endsOn ? on : terms.endsOn;
  const days = daysFrom(terms.startsOn, end);
  if (terms.slots.length === 0) return weeksOver(days, dates, end) * terms.sessionsPerWeek * terms.groupCount;
  const meetings = (day: string) => terms.slots.filter(({ weekday }) => weekday === weekdayOf(day)).length;
  return days.reduce((sum, day) => sum + (mayMeet(day, dates) ? meetings(day) : 0), 0);
};

/**
 * Sessions that should have been held up to and with this day. With a timetable, its days in term; without one, the weeks in
 * term that are over, times the sessions of a week. Never more than are planned.
 */
export const sessionsDue = (terms: Terms, dates: readonly TermDates[], on: string): number =>
  Math.min(sessionsOn(terms, dates, on), plannedSessions(terms));

const weeksOver = (days: readonly string[], dates: readonly TermDates[], end: string): number =>
  new Set(days.filter((day) => isOpenDay(day, dates) && addDays(mondayOf(day), 4) <= end).map(mondayOf)).size;

export type Cost = Readonly<{
  plannedSessions: number;
  plannedPence: number;
  /** Planned, for one place: what the provision costs per pupil when every group is full. */
  plannedPerPupilPence: number;
  /** Held, or due with no register and not called off. */
  sessionsToDate: number;
  /** Of those, the ones that nobody wrote down. */
  unrecorded: number;
  toDatePence: number;
  /** What it has cost for each pupil who was on it; null while nobody is. */
  perPupilPence: number | null;
  /** What an hour that a pupil was there has cost; null while no register says so. */
  perHourPence: number | null;
}>;

/**
 * What a provision has cost up to a day and what the whole run will cost, shown apart. A session that was called off costs nothing;
 * resources count in full from the first day. An hour of attendance bears the staff of the sessions whose register is written and
 * those sessions' part of the resources.
 */
export const costOf = (terms: Terms, held: Held, dates: readonly TermDates[], on: string): Cost => {
  const places = terms.groupSize * terms.groupCount;
  const planned = plannedPence(terms);
  const due = held.isDated ? held.held + held.calledOff : sessionsDue(terms, dates, on);
  const unrecorded = Math.max(0, due - held.held - held.calledOff);
  const resources = on < terms.startsOn ? 0 : terms.resourcesPence;
  const toDatePence = staffPence(held.heldMinutes + unrecorded * terms.minutes, terms) + resources;
  const sessionsToDate = held.held + unrecorded;
  const written =
    held.held === 0 ? 0 : staffPence(held.heldMinutes, terms) + share(resources * held.held, sessionsToDate);
  return {
    plannedSessions: plannedSessions(terms),
    plannedPence: planned,
    plannedPerPupilPence: share(planned, places),
    sessionsToDate,
    unrecorded,
    toDatePence,
    perPupilPence: held.pupils === 0 ? null : share(toDatePence, held.pupils),
    perHourPence: held.attendedMinutes === 0 ? null : share(written * 60, held.attendedMinutes),
  };
};

/** The EEF's older bands of cost per pupil and year, named as such wherever they are shown. Upper ends in pounds, included from the second on. */
export const costBand = (pence: number): string => {
  if (pence < 8_000) return 'very low';
  if (pence <= 17_000) return 'low';
  if (pence <= 70_000) return 'moderate';
  return pence <= 120_000 ? 'high' : 'very high';
};

export type Shares = Readonly<{ ppShare: number; senShare: number; otherShare: number }>;
export type Sources = Readonly<{ pp: number; sen: number; other: number }>;

/** An amount parted by its shares in percent; the parts add up to it to the penny. */
export const partBySource = (pence: number, { ppShare, senShare }: Shares): Sources => {
  const pp = share(pence * ppShare, 100);
  const sen = Math.min(pence - pp, share(pence * senShare, 100));
  return { pp, sen, other: pence - pp - sen };
};

export const sumSources = (all: readonly Sources[]): Sources =>
  all.reduce((sum, each) => ({ pp: sum.pp + each.pp, sen: sum.sen + each.sen, other: sum.other + each.other }), {
    pp: 0,
    sen: 0,
    other: 0,
  });
