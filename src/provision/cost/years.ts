import { addDays } from '#platform/clock';
import type { TermDates } from '#schools/rules';
import { partBySource, plannedPence, sessionsOn, share, type Shares, type Sources, type Terms } from './rules.ts';

/**
 * What a run that goes over the end of a school year costs in each. Every part is a difference of two sums up to a day, so the parts
 * add up to the whole to the penny, as do their sources. Pence.
 */

/** First and last day of a school year like 2026-27. */
export const yearSpan = (year: string): Readonly<{ from: string; to: string }> => ({
  from: `${year.slice(0, 4)}-09-01`,
  to: `${Number(year.slice(0, 4)) + 1}-08-31`,
});

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** How much of the run lies up to a day: its sessions in term, or its days where none of them is in term. */
const partThrough = (terms: Terms, dates: readonly TermDates[], on: string): readonly [part: number, whole: number] => {
  const whole = sessionsOn(terms, dates, terms.endsOn);
  if (whole > 0) return [sessionsOn(terms, dates, on), whole];
  return [dayNumber(on) - dayNumber(terms.startsOn) + 1, dayNumber(terms.endsOn) - dayNumber(terms.startsOn) + 1];
};

/** What is planned up to a day: resources from the first day, staff with the sessions that the timetable has. */
export const plannedThrough = (terms: Terms, dates: readonly TermDates[], on: string): number => {
  if (on < terms.startsOn) return 0;
  const all = plannedPence(terms);
  if (on >= terms.endsOn) return all;
  const [part, whole] = partThrough(terms, dates, on);
  return terms.resourcesPence + share((all - terms.resourcesPence) * part, whole);
};

const less = (a: Sources, b: Sources): Sources => ({ pp: a.pp - b.pp, sen: a.sen - b.sen, other: a.other - b.other });

/** What of a sum that grows from `before` to `until` falls between them, by source. */
export const sourcesBetween = (before: number, until: number, shares: Shares): Sources =>
  less(partBySource(until, shares), partBySource(before, shares));

/** What is planned between two days, both included: a school year, as a rule. */
export const plannedBetween = (
  terms: Terms & Shares,
  dates: readonly TermDates[],
  { from, to }: Readonly<{ from: string; to: string }>,
): Readonly<{ pence: number; sources: Sources }> => {
  const [before, until] = [plannedThrough(terms, dates, addDays(from, -1)), plannedThrough(terms, dates, to)];
  return { pence: until - before, sources: sourcesBetween(before, until, terms) };
};
