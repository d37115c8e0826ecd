/** The half-termly review: the working party looks at every open action, decides, and agrees when it meets next. */
import { addDays } from '#platform/clock';

export type ReviewState = 'planned' | 'under-way' | 'held' | 'missed' | 'called-off';

export type Review = Readonly<{
  id: string;
  plannedOn: string;
  startsAt: string | null;
  minutesLong: number;
  place: string;
  ledBy: string | null;
  asksAdviser: boolean;
  beganAt: Date | null;
  heldOn: string | null;
  calledOffOn: string | null;
  calledOffBecause: string;
  others: string;
  decisions: string;
  minutes: string;
  minutesVersion: number;
  approvedOn: string | null;
  nextId: string | null;
  agendaVersion: number;
  version: number;
}>;

export const reviewWords = {
  planned: { word: 'Planned', tag: 'waiting' },
  'under-way': { word: 'Record not finished', tag: 'progress' },
  held: { word: 'Held', tag: 'done' },
  missed: { word: 'Missed', tag: 'late' },
  'called-off': { word: 'Called off', tag: 'not-yet' },
} as const;

type Dates = Pick<Review, 'plannedOn' | 'heldOn' | 'calledOffOn' | 'beganAt'>;

/**
 * A meeting whose day has passed with nothing recorded is missed, and says so until it is recorded, moved or called off. It counts
 * as held only when its record is finished.
 */
export const reviewState = (review: Dates, today: string): ReviewState => {
  if (review.heldOn !== null) return 'held';
  if (review.calledOffOn !== null) return 'called-off';
  if (review.beganAt !== null) return 'under-way';
  return review.plannedOn < today ? 'missed' : 'planned';
};

/** One that was called off after its day did not take place: nobody was told beforehand. */
export const didNotTakePlace = ({ plannedOn, calledOffOn }: Pick<Review, 'plannedOn' | 'calledOffOn'>): boolean =>
  calledOffOn !== null && calledOffOn > plannedOn;

export const stateWord = (review: Dates, today: string): string =>
  didNotTakePlace(review) ? 'Did not take place' : reviewWords[reviewState(review, today)].word;

/** What may be done with a meeting, and in which states. */
export const reviewActs = {
  arrange: ['planned', 'missed'],
  begin: ['planned', 'missed'],
  record: ['under-way', 'held'],
  finish: ['under-way'],
  approve: ['held'],
  move: ['planned', 'missed'],
  'call-off': ['planned', 'missed'],
} as const satisfies Record<string, readonly ReviewState[]>;

export type ReviewAct = keyof typeof reviewActs;
export type ReviewRefusal = Readonly<{
  kind: 'refused';
  because: 'already-held' | 'has-begun' | 'was-called-off' | 'not-begun' | 'not-held' | 'still-ahead';
}>;

const refusalIn = (act: ReviewAct, state: ReviewState): ReviewRefusal['because'] => {
  switch (state) {
    case 'held':
      return 'already-held';
    case 'called-off':
      return 'was-called-off';
    case 'under-way':
      return act === 'approve' ? 'not-held' : 'has-begun';
    case 'planned':
    case 'missed':
      return act === 'approve' ? 'not-held' : 'not-begun';
  }
};

/** Whether the act fits the meeting today. Nobody records a meeting whose day has not come. */
export const mayReview = (
  act: ReviewAct,
  review: Dates,
  today: string,
): Readonly<{ kind: 'allowed' }> | ReviewRefusal => {
  const state = reviewState(review, today);
  // The table's rows are narrower than the state asked about; the cast only widens what may be looked for.
  if (!(reviewActs[act] as readonly ReviewState[]).includes(state))
    return { kind: 'refused', because: refusalIn(act, state) };
  return act === 'begin' && review.plannedOn > today
    ? { kind: 'refused', because: 'still-ahead' }
    : { kind: 'allowed' };
};

export type Rhythm =
  | Readonly<{ kind: 'none-yet' }>
  | Readonly<{ kind: 'next'; on: string; id: string }>
  | Readonly<{ kind: 'missed'; on: string; id: string }>
  | Readonly<{ kind: 'unfinished'; on: string; id: string }>
  | Readonly<{ kind: 'nothing-planned'; lastOn: string | null; dueBy: string | null }>;

/**
 * Where the rhythm of reviews stands: a missed one first, then one whose record is not finished, then the next; without one, by
 * when it is due. `everyWeeks` is the scheme's.
 */
export const rhythmOf = (
  reviews: readonly (Dates & Pick<Review, 'id'>)[],
  everyWeeks: number,
  today: string,
): Rhythm => {
  if (reviews.length === 0) return { kind: 'none-yet' };
  const inOrder = [...reviews].sort((one, other) => one.plannedOn.localeCompare(other.plannedOn));
  const last = (state: ReviewState) => inOrder.findLast((review) => reviewState(review, today) === state);
  const next = inOrder.find((review) => reviewState(review, today) === 'planned');
  const missed = last('missed');
  const unfinished = last('under-way');
  if (missed !== undefined) return { kind: 'missed', on: missed.plannedOn, id: missed.id };
  if (unfinished !== undefined) return { kind: 'unfinished', on: unfinished.plannedOn, id: unfinished.id };
  if (next !== undefined) return { kind: 'next', on: next.plannedOn, id: next.id };
  const lastOn =
    inOrder
      .map(({ heldOn }) => heldOn)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  return { kind: 'nothing-planned', lastOn, dueBy: lastOn === null ? null : addDays(lastOn, everyWeeks * 7) };
};
