import { addDays } from '#platform/clock';

/** Peer mentoring: pairs of pupils, their meetings, the training of mentors. Pure. */

export const went = {
  well: 'Well',
  mixed: 'Mixed',
  badly: 'Badly',
  'did-not-meet': 'Did not meet',
} as const;
export type Went = keyof typeof went;

export type Pair = Readonly<{
  id: string;
  mentorId: string;
  mentorCode: string;
  menteeId: string;
  menteeCode: string;
  matchedBecause: string;
  fromOn: string;
  endedOn: string | null;
  endedBecause: string | null;
  version: number;
  meetings: number;
  minutes: number;
  lastMetOn: string | null;
  isTrained: boolean;
}>;

export type Meeting = Readonly<{ id: string; metOn: string; minutes: number; went: Went; note: string; who: string }>;
export type Training = Readonly<{
  id: string;
  title: string;
  heldOn: string;
  minutes: number;
  ledBy: string;
  mentors: number;
}>;

export type PairRefusal = 'same-pupil' | 'already-paired' | 'not-on-it';

/** Why two pupils cannot be matched; null when they can. The mentee is on the provision; nobody mentors themselves. */
export const pairFault = (
  wanted: Readonly<{ mentorId: string; menteeId: string }>,
  pairs: readonly Pair[],
  onIt: ReadonlySet<string>,
): PairRefusal | null => {
  if (wanted.mentorId === wanted.menteeId) return 'same-pupil';
  if (!onIt.has(wanted.menteeId)) return 'not-on-it';
  const isPaired = pairs.some(
    (pair) => pair.endedOn === null && pair.mentorId === wanted.mentorId && pair.menteeId === wanted.menteeId,
  );
  return isPaired ? 'already-paired' : null;
};

export const pairRefusalWords = {
  'same-pupil': 'Choose two different pupils: nobody mentors themselves',
  'already-paired': 'These two are a pair already: choose another mentor, or open their page',
  'not-on-it': 'Choose a mentee who is on this provision',
} as const satisfies Record<PairRefusal, string>;

/** A pair that goes on and has not met for four weeks, holidays counted: somebody should ask how they are. */
export const isQuiet = (
  { fromOn, lastMetOn, endedOn }: Pick<Pair, 'fromOn' | 'lastMetOn' | 'endedOn'>,
  today: string,
): boolean => endedOn === null && (lastMetOn ?? fromOn) < addDays(today, -28);

/** "12 pairs meet, 9 of them in the last two weeks; 1 ended". */
export const pairsSentence = (pairs: readonly Pair[], since: string): string => {
  const live = pairs.filter(({ endedOn }) => endedOn === null);
  if (pairs.length === 0) return 'No pair is matched yet.';
  const lately = live.filter(({ lastMetOn }) => lastMetOn !== null && lastMetOn >= since).length;
  const ended = pairs.length - live.length;
  return `${live.length === 1 ? 'One pair' : `${live.length} pairs`}, ${lately} of them met in the last two weeks${ended > 0 ? `; ${ended} ended` : ''}.`;
};
