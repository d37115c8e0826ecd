/** The half-termly review: the working party looks at every open action, decides, and agrees when it meets next. */

export type ReviewState = 'planned' | 'held' | 'missed' | 'called-off';

export type Review = Readonly<{
  id: string;
  plannedOn: string;
  startsAt: string | null;
  place: string;
  heldOn: string | null;
  calledOffOn: string | null;
  calledOffBecause: string;
  others: string;
  decisions: string;
  nextId: string | null;
  version: number;
}>;

export const reviewWords = {
  planned: { word: 'Planned', tag: 'waiting' },
  held: { word: 'Held', tag: 'done' },
  missed: { word: 'Missed', tag: 'late' },
  'called-off': { word: 'Called off', tag: 'not-yet' },
} as const;

/** A meeting whose day has passed without a record is missed, and says so until it is recorded, moved or called off. */
export const reviewState = (
  review: Pick<Review, 'plannedOn' | 'heldOn' | 'calledOffOn'>,
  today: string,
): ReviewState => {
  if (review.heldOn !== null) return 'held';
  if (review.calledOffOn !== null) return 'called-off';
  return review.plannedOn < today ? 'missed' : 'planned';
};

/** What may be done with a meeting, and in which states. */
export const reviewActs = {
  record: ['planned', 'missed'],
  move: ['planned', 'missed'],
  'call-off': ['planned', 'missed'],
  correct: ['held'],
} as const satisfies Record<string, readonly ReviewState[]>;

export type ReviewAct = keyof typeof reviewActs;
export type ReviewRefusal = Readonly<{
  kind: 'refused';
  because: 'already-held' | 'was-called-off' | 'not-held' | 'still-ahead';
}>;

/** Whether the act fits the meeting today. Nobody records a meeting whose day has not come. */
export const mayReview = (
  act: ReviewAct,
  review: Pick<Review, 'plannedOn' | 'heldOn' | 'calledOffOn'>,
  today: string,
): Readonly<{ kind: 'allowed' }> | ReviewRefusal => {
  const state = reviewState(review, today);
  // The table's rows are narrower than the state asked about; the cast only widens what may be looked for.
  if (!(reviewActs[act] as readonly ReviewState[]).includes(state)) {
    if (act === 'correct') return { kind: 'refused', because: 'not-held' };
    return { kind: 'refused', because: state === 'held' ? 'already-held' : 'was-called-off' };
  }
  return act === 'record' && review.plannedOn > today
    ? { kind: 'refused', because: 'still-ahead' }
    : { kind: 'allowed' };
};

export type Rhythm =
  | Readonly<{ kind: 'none-yet' }>
  | Readonly<{ kind: 'next'; on: string; id: string }>
  | Readonly<{ kind: 'missed'; on: string; id: string }>
  | Readonly<{ kind: 'nothing-planned'; lastOn: string | null; dueBy: string | null }>;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Where the rhythm of reviews stands: a missed one first, then the next; without one, by when it is due. `everyWeeks` is the scheme's. */
export const rhythmOf = (reviews: readonly Review[], everyWeeks: number, today: string): Rhythm => {
  if (reviews.length === 0) return { kind: 'none-yet' };
  const inOrder = [...reviews].sort((one, other) => one.plannedOn.localeCompare(other.plannedOn));
  const next = inOrder.find((review) => reviewState(review, today) === 'planned');
  const missed = inOrder.findLast((review) => reviewState(review, today) === 'missed');
  if (missed !== undefined) return { kind: 'missed', on: missed.plannedOn, id: missed.id };
  if (next !== undefined) return { kind: 'next', on: next.plannedOn, id: next.id };
  const lastOn =
    inOrder
      .map(({ heldOn }) => heldOn)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  return { kind: 'nothing-planned', lastOn, dueBy: lastOn === null ? null : addDays(lastOn, everyWeeks * 7) };
};
