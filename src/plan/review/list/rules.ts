import { schoolYearOf } from '#platform/clock';
import { halfTermNames, type TermDates } from '#schools/rules';

type Named = Readonly<{ name: string; startsOn: string; endsOn: string }>;

/** The reviews of a school year, each in its half-term; a half-term without one has a row of its own. */
export type ByHalfTerm<R> = Readonly<{
  title: string;
  rows: readonly Readonly<{ halfTerm: Named | null; review: R | null }>[];
}>;

type Dated = Readonly<{ plannedOn: string; heldOn: string | null }>;
const dayOf = ({ heldOn, plannedOn }: Dated): string => heldOn ?? plannedOn;

/**
 * Groups reviews by school year, the latest year first and within it in the order of the year. Where term dates are known, each
 * stands with its half-term, and half-terms from the enrolment's first day on that have no review are shown as such.
 */
export const byHalfTerm = <R extends Dated>(
  reviews: readonly R[],
  dates: readonly TermDates[],
  { from, until, today }: Readonly<{ from: string; until: string; today: string }>,
): readonly ByHalfTerm<R>[] => {
  const years = [
    ...new Set([
      ...reviews.map((review) => schoolYearOf(dayOf(review))),
      ...(reviews.length > 0 ? [schoolYearOf(today)] : []),
    ]),
  ]
    .sort()
    .reverse();
  return years
    .map((year) => {
      const known = dates.find(({ schoolYear }) => schoolYear === year);
      const halves: readonly Named[] = (known?.halfTerms ?? []).map((half, at) => ({
        ...half,
        name: halfTermNames[at] ?? '',
      }));
      const inYear = reviews.filter((review) => schoolYearOf(dayOf(review)) === year);
      const within =
        ({ startsOn, endsOn }: Named) =>
        (review: R) =>
          startsOn <= dayOf(review) && dayOf(review) <= endsOn;
      const placed = inYear.map((review) => ({
        on: dayOf(review),
        halfTerm: halves.find((half) => within(half)(review)) ?? null,
        review: review as R | null,
      }));
      const empty = halves
        .filter((half) => half.endsOn >= from && half.startsOn <= until && !inYear.some(within(half)))
        .map((halfTerm) => ({ on: halfTerm.endsOn, halfTerm, review: null }));
      const rows = [...placed, ...empty].toSorted((a, b) => a.on.localeCompare(b.on)).map(({ on: _on, ...row }) => row);
      return { title: year, rows };
    })
    .filter(({ rows }) => rows.length > 0);
};
