/** Parent workshops: places, the waiting list, who came and what they said. Pure. */

export type Workshop = Readonly<{
  id: string;
  title: string;
  about: string;
  heldOn: string;
  startsAt: string;
  minutes: number;
  place: string;
  capacity: number;
  calledOffBecause: string | null;
  version: number;
  savedAt: Date;
  savedByName: string;
  signed: number;
  came: number;
  heard: number;
}>;

export type Place = Readonly<{
  id: string;
  parentName: string;
  contact: string;
  pupilId: string | null;
  signedAt: Date;
  came: boolean | null;
}>;

export type Seated = Place & Readonly<{ /** From 1; null has a place. */ waiting: number | null }>;

/** First come, first served: who stands beyond the capacity waits, and moves up when a name is taken off. */
export const seated = (places: readonly Place[], capacity: number): readonly Seated[] =>
  places.map((place, at) => ({ ...place, waiting: at < capacity ? null : at - capacity + 1 }));

export const usefulWords = {
  '5': 'Very useful',
  '4': 'Useful',
  '3': 'Partly useful',
  '2': 'Little use',
  '1': 'Not useful',
} as const;

/** Fewest answers before anything of them is shown, to anybody: fewer would say who said what. */
export const fewestAnswers = 10;

export type Heard = Readonly<{ useful: number; says: string }>;

export type Feedback =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'few'; k: number }>
  | Readonly<{ kind: 'shown'; n: number; counts: readonly number[]; says: readonly string[] }>;

/** What parents said: nothing under ten answers, neither counts nor words. Counts go from 5 down to 1. */
export const feedbackOf = (heard: readonly Heard[]): Feedback => {
  if (heard.length === 0) return { kind: 'none' };
  if (heard.length < fewestAnswers) return { kind: 'few', k: fewestAnswers };
  return {
    kind: 'shown',
    n: heard.length,
    counts: [5, 4, 3, 2, 1].map((value) => heard.filter(({ useful }) => useful === value).length),
    says: heard.map(({ says }) => says).filter((says) => says !== ''),
  };
};

/** "14 of 20 places taken"; with the waiting list once it is full. */
export const placesWords = ({ signed, capacity }: Pick<Workshop, 'signed' | 'capacity'>): string =>
  signed <= capacity
    ? `${signed} of ${capacity} places taken`
    : `full: ${capacity} places, ${signed - capacity} waiting`;
