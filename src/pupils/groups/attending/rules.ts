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

/** Sessions of one pupil as a form or a line of a file gives them. */
export type GivenSessions = Sessions & Readonly<{ pupilId: string }>;

export type GivenSuspension = Readonly<{
  pupilId: string;
  kind: 'suspension' | 'permanent-exclusion';
  beganOn: string;
  /** Half-days; null for a permanent exclusion. */
  sessions: number | null;
  reason: string | null;
}>;

/** Why sessions cannot be recorded beside those that are held. */
export type SessionsFault =
  | 'ends-before'
  | 'absent-over-possible'
  | 'unauthorised-over-absent'
  | 'overlaps'
  | 'too-many';

/** Judges given sessions: a span with the same first day is corrected by them, one that only shares days is refused. */
export const sessionsFault = (given: Sessions, held: readonly Sessions[]): SessionsFault | null => {
  if (given.toOn < given.fromOn) return 'ends-before';
  if (given.possible > 1000) return 'too-many';
  if (given.absent > given.possible) return 'absent-over-possible';
  if (given.unauthorised !== null && given.unauthorised > given.absent) return 'unauthorised-over-absent';
  const shares = held.some(
    (each) => each.fromOn !== given.fromOn && each.fromOn <= given.toOn && given.fromOn <= each.toOn,
  );
  return shares ? 'overlaps' : null;
};

/** What to do about each fault, and at which field it is shown. */
export const sessionsFaultWords = {
  'ends-before': { field: 'toOn', message: 'Enter a last day that is not before the first' },
  'too-many': { field: 'possible', message: 'Enter 1,000 sessions or fewer: a year has about 380' },
  'absent-over-possible': { field: 'absent', message: 'Enter no more sessions missed than were possible' },
  'unauthorised-over-absent': { field: 'unauthorised', message: 'Enter no more unauthorised than were missed' },
  overlaps: {
    field: 'fromOn',
    message: 'These days overlap a span that is recorded. To correct that one, enter its own first day',
  },
} as const satisfies Record<SessionsFault, Readonly<{ field: string; message: string }>>;
