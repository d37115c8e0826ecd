/** Words brought to a criterion from elsewhere: how they stand beside what is written, never over it. Pure. */

export type OfferKind = 'earlier' | 'crosswalk' | 'grid';
export type Texts = Readonly<{ comment: string; evidence: string; impact: string }>;

/** What is written, with brought words below it; words that stand there already are not said twice. */
const below = (written: string, brought: string): string => {
  if (brought === '' || written.includes(brought)) return written;
  return written === '' ? brought : `${written}\n\n${brought}`;
};

/** The fields of the judgement's form once somebody takes brought words into it. Nothing that is written goes. */
export const taken = (written: Texts, brought: Texts): Texts => ({
  comment: below(written.comment, brought.comment),
  evidence: below(written.evidence, brought.evidence),
  impact: below(written.impact, brought.impact),
});

export type OfferRefusal = 'no-level' | 'no-reasons' | 'answered' | 'closed' | 'settled';

/** Whether a proposal of a school's own grid can become a judge's judgement by one press: never over another, never without reasons. */
export const confirmRefusal = (
  offer: Readonly<{ level: string | null; comment: string }>,
  hasAnswer: boolean,
  isLevel: (level: string) => boolean,
): OfferRefusal | null => {
  if (offer.level === null || !isLevel(offer.level)) return 'no-level';
  if (hasAnswer) return 'answered';
  return offer.comment === '' ? 'no-reasons' : null;
};

/** Why a proposal cannot be confirmed, and what to do instead. */
export const offerRefusalWords = {
  'no-level': 'It names no level. Take its words into your judgement and choose one.',
  'no-reasons': 'It gives no reasons. Take its words into your judgement and say why the level fits.',
  answered: 'Somebody has judged it meanwhile. Both stand on its page.',
  closed: 'It cannot be judged now; its page says why.',
  settled: 'A colleague has dealt with it meanwhile.',
} as const satisfies Record<OfferRefusal, string>;
