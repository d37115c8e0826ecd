/** Sessions in a span of days, both included. A session is half a day. */
export type Sessions = Readonly<{
  fromOn: string;
  toOn: string;
  possible: number;
  absent: number;
  unauthorised: number | null;
}>;

/** What a pupil could and did attend; `rate` is the percentage absent, null when no session was possible. */
export type Absence = Readonly<{ possible: number; absent: number; unauthorised: number | null; rate: number | null }>;

/** Absent at or above a threshold, compared as whole numbers; null when no session was possible. */
export const reaches = (of: Pick<Absence, 'possible' | 'absent'>, percent: number): boolean | null =>
  of.possible === 0 ? null : of.absent * 100 >= of.possible * percent;

/**
 * Adds spans up. Of two spans that share a day, the one that began first counts, and of two that begin together the longer, so
 * that no session is counted twice. Null when there is none.
 */
export const absenceIn = (spans: readonly Sessions[]): Absence | null => {
  const sorted = spans.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn) || b.toOn.localeCompare(a.toOn));
  const counted: Sessions[] = [];
  for (const span of sorted) if ((counted.at(-1)?.toOn ?? '') < span.fromOn) counted.push(span);
  if (counted.length === 0) return null;
  const sum = (of: (span: Sessions) => number) => counted.reduce((total, span) => total + of(span), 0);
  const [possible, absent] = [sum((span) => span.possible), sum((span) => span.absent)];
  const unauthorised = counted.some((span) => span.unauthorised === null)
    ? null
    : sum((span) => span.unauthorised ?? 0);
  return { possible, absent, unauthorised, rate: possible === 0 ? null : (absent / possible) * 100 };
};
