import { addDays } from '#platform/clock';
import type { TermDates } from '#schools/rules';
import { isOpenDay, type Terms } from '../rules.ts';

/** A session of one group: on the timetable, written down, or both. */
export type SessionKey = Readonly<{ on: string; groupNo: number; startsAt: string }>;

export type KeptSession = SessionKey &
  Readonly<{
    id: string;
    minutes: number;
    calledOffBecause: string | null;
    present: number;
    late: number;
    absent: number;
    version: number;
  }>;

export type ListedSession = SessionKey & Readonly<{ minutes: number; kept: KeptSession | null }>;

const keyOf = ({ on, groupNo, startsAt }: SessionKey): string => `${on} ${groupNo} ${startsAt}`;
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Sessions of the last weeks, the latest first: what the timetable asks for on open days, and whatever else was written down. */
export const sessionsBetween = (
  terms: Terms,
  kept: readonly KeptSession[],
  dates: readonly TermDates[],
  span: Readonly<{ from: string; to: string }>,
): readonly ListedSession[] => {
  const byKey = new Map(kept.map((each) => [keyOf(each), each]));
  const from = span.from < terms.startsOn ? terms.startsOn : span.from;
  const to = span.to > terms.endsOn ? terms.endsOn : span.to;
  const due: ListedSession[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const isOpen = isOpenDay(weekdayOf(on) > 5 ? addDays(on, 5 - weekdayOf(on)) : on, dates);
    for (const slot of terms.slots)
      if (slot.weekday === weekdayOf(on)) {
        const key = { on, groupNo: slot.groupNo, startsAt: slot.startsAt };
        const found = byKey.get(keyOf(key)) ?? null;
        if (isOpen || found !== null) due.push({ ...key, minutes: slot.minutes, kept: found });
      }
  }
  const listed = new Set(due.map(keyOf));
  const more = kept
    .filter((each) => !listed.has(keyOf(each)) && span.from <= each.on && each.on <= span.to)
    .map((each) => ({
      on: each.on,
      groupNo: each.groupNo,
      startsAt: each.startsAt,
      minutes: each.minutes,
      kept: each,
    }));
  return [...due, ...more].toSorted(
    (a, b) => b.on.localeCompare(a.on) || b.startsAt.localeCompare(a.startsAt) || a.groupNo - b.groupNo,
  );
};

/** How a pupil was there. */
export const attendances = { present: 'Present', late: 'Late', absent: 'Absent' } as const;
export type Was = keyof typeof attendances;
export type Attended = Readonly<{ pupilId: string; was: Was; minutesLate: number }>;
