/** What is recorded at a meeting: who came, and when a record is complete enough to be finished. */

export const cameWords = {
  present: { word: 'There', mark: 'done' },
  apologies: { word: 'Sent apologies', mark: 'waiting' },
  absent: { word: 'Absent', mark: 'not-yet' },
} as const;
export type Came = keyof typeof cameWords;
export const isCame = (text: string): text is Came => Object.hasOwn(cameWords, text);

/** One person's attendance as the form had it when it was opened, as it was ticked, and as it stands now. */
export type Mark = Readonly<{
  membershipId: string;
  name: string;
  was: Came | null;
  ticked: Came | null;
  now: Came | null;
}>;

export type Marked = Readonly<{
  write: readonly Readonly<{ membershipId: string; came: Came }>[];
  /** People of whom somebody else recorded another thing meanwhile. */
  differing: readonly Mark[];
}>;

/**
 * Two people may record who came at once. Only what this form changed is written; where the other changed the same person to
 * something else, nobody wins silently.
 */
export const markedBy = (marks: readonly Mark[]): Marked => {
  const changed = marks.filter(({ ticked, was }) => ticked !== null && ticked !== was);
  const isTaken = ({ was, now, ticked }: Mark) => now !== was && now !== ticked;
  return {
    write: changed
      .filter((mark) => !isTaken(mark))
      // Only ticked ones were kept above.
      .flatMap(({ membershipId, ticked }) => (ticked === null ? [] : [{ membershipId, came: ticked }])),
    differing: changed.filter(isTaken),
  };
};

export type Recorded = Readonly<{
  present: number;
  progress: number;
  decisions: number;
  notes: number;
  minutes: string;
}>;
export type Missing = 'nobody-there' | 'nothing-said';

/** What a record still needs before it can be finished: somebody was there, and something was said. */
export const missingFrom = ({ present, progress, decisions, notes, minutes }: Recorded): readonly Missing[] => [
  ...(present === 0 ? (['nobody-there'] as const) : []),
  ...(progress + decisions + notes === 0 && minutes === '' ? (['nothing-said'] as const) : []),
];

export const missingWords: Readonly<Record<Missing, Readonly<{ field: string; message: string }>>> = {
  'nobody-there': { field: 'attendance', message: 'Record who was there' },
  'nothing-said': {
    field: 'minutes',
    message: 'Write what was said or decided; “nothing was decided” in the minutes is an answer',
  },
};

export type ApproveRefusal = Readonly<{ kind: 'refused'; because: 'own-minutes' | 'already-approved' | 'not-held' }>;

/** Minutes are approved by somebody who did not write them, at the next meeting or before. */
export const mayApprove = (
  review: Readonly<{ heldOn: string | null; approvedOn: string | null; minutesBy: string | null }>,
  personId: string,
): Readonly<{ kind: 'allowed' }> | ApproveRefusal => {
  if (review.heldOn === null) return { kind: 'refused', because: 'not-held' };
  if (review.approvedOn !== null) return { kind: 'refused', because: 'already-approved' };
  return review.minutesBy === personId ? { kind: 'refused', because: 'own-minutes' } : { kind: 'allowed' };
};
