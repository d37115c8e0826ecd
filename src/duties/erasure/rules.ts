/** Months for which a leaver is kept where a school has said nothing: an award's three years. */
export const usualMonths = 36;
/** What a head may choose, in months after the last day on roll. */
export const monthsOffered = [12, 24, 36, 60, 84] as const;
/** Days between the notice that leavers' records are due to go and the day on which they go. */
export const noticeDays = 30;
/** For how long nothing is proposed again after somebody stopped it, in months. */
export const stoppedForMonths = 12;

export type ErasureKind = 'asked' | 'leaver';
export type AgreeRefusal = 'own' | 'not-open';

/** Two people decide: whoever asked does not agree. A leaver's goes by the school's own period and needs no second word. */
export const mayAgree = (
  erasure: Readonly<{ kind: ErasureKind; askedBy: string | null; isOpen: boolean }>,
  personId: string,
): AgreeRefusal | null => {
  if (!erasure.isOpen || erasure.kind !== 'asked') return 'not-open';
  return erasure.askedBy === personId ? 'own' : null;
};

/** What went, in words: "12 results, 4 groups". */
export const removedWords = (removed: Readonly<Record<string, number>> | null): string => {
  const parts = Object.entries(removed ?? {}).filter(([, n]) => n > 0);
  return parts.length === 0 ? 'the pupil’s own row' : parts.map(([what, n]) => `${n} ${what}`).join(', ');
};
