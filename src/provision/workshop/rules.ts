/** Parent workshops: places, the waiting list, who came and what they said. Pure. */
import { longDate } from '#platform/kit';

/** What a school may ask families that they need: what it can provide for, and nothing that says why. */
export const needs = {
  interpreter: 'Somebody who interprets',
  childcare: 'Somebody who looks after children meanwhile',
  'step-free': 'A way in without steps',
} as const;
export type Need = keyof typeof needs;
export const needOrder = ['interpreter', 'childcare', 'step-free'] as const satisfies readonly Need[];

/** "Interpreter (Polish), childcare": what a family asked for, in one line for the list. */
export const needsWords = ({ needs: asked, language }: Pick<Place, 'needs' | 'language'>): string =>
  needOrder
    .filter((need) => asked.includes(need))
    .map((need) => shortNeeds[need] + (need === 'interpreter' && language !== '' ? ` (${language})` : ''))
    .join(', ');
const shortNeeds = { interpreter: 'interpreter', childcare: 'childcare', 'step-free': 'no steps' } as const;

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
  /** How many grown-ups each sign-up brings, in the order of the list. */
  parties: readonly number[];
  came: number;
  heard: number;
  /** What families are asked that they need. */
  asks: readonly Need[];
  linkNo: number;
  linkHash: Uint8Array | null;
  linkClosedAt: Date | null;
}>;

export type Place = Readonly<{
  id: string;
  parentName: string;
  contact: string;
  pupilId: string | null;
  isFromLink: boolean;
  party: number;
  needs: readonly Need[];
  language: string;
  signedAt: Date;
  erasedAt: Date | null;
  came: boolean | null;
}>;

/** What one press says of who came: those ticked, those unticked who were ticked on the page, and those never ticked. */
export type Came = Readonly<{ yes: readonly string[]; no: readonly string[]; rest: readonly string[] }>;

export type Seated = Place & Readonly<{ /** From 1; null has a place. */ waiting: number | null }>;

/** How much of a list of sign-ups has places: strictly in order, so that a place that was told is never taken back. */
const seatsOf = (parties: readonly number[], capacity: number) => {
  let [seated, taken] = [0, 0];
  for (const party of parties) {
    if (taken + party > capacity) break;
    seated += 1;
    taken += party;
  }
  return { seated, taken, waiting: parties.slice(seated).reduce((sum, party) => sum + party, 0) };
};

/** Places taken and grown-ups waiting. While somebody waits nobody else is let in before them, so that no place is left. */
export const takenOf = ({ parties, capacity }: Pick<Workshop, 'parties' | 'capacity'>) => {
  const { taken, waiting } = seatsOf(parties, capacity);
  return { taken, waiting, left: waiting > 0 ? 0 : capacity - taken };
};

/** First come, first served: who stands beyond the capacity waits, and moves up when a name is taken off. */
export const seated = <One extends Pick<Place, 'party'>>(
  places: readonly One[],
  capacity: number,
): readonly (One & Pick<Seated, 'waiting'>)[] => {
  const inside = seatsOf(
    places.map(({ party }) => party),
    capacity,
  ).seated;
  return places.map((place, at) => ({ ...place, waiting: at < inside ? null : at - inside + 1 }));
};

/** Where the last of these stands: null has a place, else their number on the waiting list. `parties` are those before them, and theirs. */
export const standingOf = (parties: readonly number[], capacity: number): number | null =>
  seated(
    parties.map((party) => ({ party })),
    capacity,
  ).at(-1)?.waiting ?? null;

export const usefulWords = {
  '5': 'Very useful',
  '4': 'Useful',
  '3': 'Partly useful',
  '2': 'Little use',
  '1': 'Not useful',
} as const;

/** Fewest answers before anything of them is shown, to anybody: fewer would say who said what. */
export const fewestAnswers = 10;

export const surerWords = { yes: 'Yes', 'a-little': 'A little', no: 'No' } as const;
export const againWords = { yes: 'Yes', perhaps: 'Perhaps', no: 'No' } as const;

export type Heard = Readonly<{
  useful: number;
  /** Surer how to help their child at home; null is not answered, as on paper that does not ask. */
  surer: keyof typeof surerWords | null;
  again: keyof typeof againWords | null;
  says: string;
}>;

export type Feedback =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'few'; k: number }>
  | Readonly<{ kind: 'shown'; n: number; counts: readonly number[]; more: readonly More[]; says: readonly string[] }>;

/** Of one further question: how many said yes, of how many who answered it. */
export type More = Readonly<{ ask: string; yes: number; n: number }>;

/** The further questions, with the same care: one that fewer than ten answered is not shown. */
const moreOf = (heard: readonly Heard[]): readonly More[] =>
  (
    [
      ['Surer how to help their child', heard.map(({ surer }) => surer)],
      ['Would come again', heard.map(({ again }) => again)],
    ] as const
  ).flatMap(([ask, said]) => {
    const answered = said.filter((one) => one !== null);
    if (answered.length < fewestAnswers) return [];
    return { ask, yes: answered.filter((one) => one === 'yes').length, n: answered.length };
  });

/** What parents said: nothing under ten answers, neither counts nor words. Counts go from 5 down to 1. */
export const feedbackOf = (heard: readonly Heard[]): Feedback => {
  if (heard.length === 0) return { kind: 'none' };
  if (heard.length < fewestAnswers) return { kind: 'few', k: fewestAnswers };
  return {
    kind: 'shown',
    n: heard.length,
    counts: [5, 4, 3, 2, 1].map((value) => heard.filter(({ useful }) => useful === value).length),
    more: moreOf(heard),
    says: heard.map(({ says }) => says).filter((says) => says !== ''),
  };
};

/** "14 of 20 places taken"; with the waiting list once somebody waits. */
export const placesWords = (workshop: Pick<Workshop, 'parties' | 'capacity'>): string => {
  const { taken, waiting } = takenOf(workshop);
  return waiting === 0
    ? `${taken} of ${workshop.capacity} places taken`
    : `full: ${workshop.capacity} places, ${waiting} waiting`;
};

/** What makes a session's day impossible though it is a day; null where nothing does. */
export const dayFault = (heldOn: string, runs: Readonly<{ startsOn: string; endsOn: string }>): string | null =>
  heldOn < runs.startsOn || heldOn > runs.endsOn
    ? `Choose a day from ${longDate(runs.startsOn)} to ${longDate(runs.endsOn)}, when the provision runs, or change its days first`
    : null;
