import { shortDate, Tag, type Frame } from '#platform/kit';
import { stateOf, type PartnershipCount, type PartnershipRefusal } from './rules.ts';
import type { ListedPartnership } from './store.ts';

/** What every page of partnerships knows: where it stands, which day it is, and whether its reader may change things. */
export type Place = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string; schoolName: string }>;
  today: string;
  mayWrite: boolean;
}>;

export const stateWords = {
  live: { word: 'Live', tag: 'done' },
  proposed: { word: 'Proposed', tag: 'waiting' },
  ended: { word: 'Ended', tag: 'not-yet' },
} as const;

/** Its state, or the day on which it begins. */
export const StateTag = ({ of, today }: { of: ListedPartnership; today: string }) => {
  const state = stateOf(of, today);
  if (state === 'proposed' && of.liveOn !== null) return <Tag kind="waiting">Live from {shortDate(of.liveOn)}</Tag>;
  return <Tag kind={stateWords[state].tag}>{stateWords[state].word}</Tag>;
};

/** A refusal in words: why, and what to do next. */
export const partnershipRefusal = (because: PartnershipRefusal['because']): Readonly<{ why: string; next: string }> => {
  switch (because) {
    case 'already-live':
      return { why: 'It is live already.', next: 'To set other days, end it and propose it anew.' };
    case 'already-ended':
      return {
        why: 'It has ended, and its record stays as it was.',
        next: 'To work with this partner again, propose a new partnership.',
      };
    case 'nobody-agreed':
      return {
        why: 'Nobody at the partner is named as having agreed to it.',
        next: 'Change the partnership and say who agreed it.',
      };
    case 'nothing-for-pupils':
      return { why: 'It does not say what pupils get by it.', next: 'Change the partnership and say what they get.' };
    case 'not-active':
      return { why: 'This enrolment is not active.', next: 'Your coordinator can resume it on its own page.' };
  }
};

/** What is live against what the scheme asks, in one sentence. */
export const countSentence = ({ asked, live, proposed }: PartnershipCount): string => {
  const now =
    live === 0
      ? 'No partnership is live yet'
      : live === 1
        ? 'One partnership is live'
        : `${live} partnerships are live`;
  const more = proposed > 0 ? `, ${proposed} proposed` : '';
  if (asked === 0) return `${now}${more}.`;
  return live >= asked
    ? `${now}${more}. The scheme asks for ${asked}: that is met.`
    : `${now}${more}. The scheme asks for ${asked}.`;
};
