/**
 * The Pupil Premium of a school year: what a school is given and on what basis, what it plans to spend by the tiers of the
 * Education Endowment Foundation's menu, and when a strategy statement is owed. Pure. Money is in pence.
 */

import { yearSpan } from '#provision/rules';

/** On what basis money is given. Only the first two are the school's own to spend as Pupil Premium. */
export const bases = {
  ever6: { title: 'Free school meals now or in the last six years', short: 'Ever 6 free meals', isOwn: true },
  'previously-looked-after': {
    title: 'Previously looked after, or adopted from care',
    short: 'Previously looked after',
    isOwn: true,
  },
  'looked-after': { title: 'Looked after by the local authority', short: 'Looked after', isOwn: false },
  service: { title: 'Children of service families', short: 'Service children', isOwn: false },
} as const;
export type Basis = keyof typeof bases;
// The keys are the ones written above; Object.keys only forgets it.
export const basisNames = Object.keys(bases) as Basis[];

/** The tiers as the Education Endowment Foundation's menu and the statement name them. */
export const tiers = {
  teaching: { title: 'Teaching', part: 'teaching' },
  targeted: { title: 'Targeted academic support', part: 'targeted-support' },
  wider: { title: 'Wider strategies', part: 'wider-strategies' },
} as const;
export type Tier = keyof typeof tiers;
// As above.
export const tierNames = Object.keys(tiers) as Tier[];

/** The tier of an activity in the school's own list, whose parts the scheme names; null when it is none of the three. */
export const tierOfPart = (part: string): Tier | null =>
  tierNames.find((name) => tiers[name].part === part || name === part) ?? null;

export type Allocation = Readonly<{ basis: Basis; pupils: number; eachPence: number; source: string }>;

export type Money = Readonly<{
  /** The school's own: Ever 6 and previously looked after. */
  ownPence: number;
  /** With the Virtual School Head of the local authority; a school receives what the personal education plan agrees. */
  apartPence: number;
  /** Service children's, pastoral, paid with it. */
  servicePence: number;
  carriedPence: number;
  /** What the school can plan with: its own, carried forward, and service children's. */
  totalPence: number;
  /** Pupils on whom the allocation rests; service children are not counted as disadvantaged. */
  eligible: number;
}>;

/** What a year's allocation comes to. Looked-after funding is kept apart and never in the total. */
export const moneyOf = (allocation: readonly Allocation[], carriedPence: number): Money => {
  const of = (wanted: (basis: Basis) => boolean) => allocation.filter(({ basis }) => wanted(basis));
  const sum = (rows: readonly Allocation[]) => rows.reduce((total, row) => total + row.pupils * row.eachPence, 0);
  const ownPence = sum(of((basis) => bases[basis].isOwn));
  const servicePence = sum(of((basis) => basis === 'service'));
  return {
    ownPence,
    apartPence: sum(of((basis) => basis === 'looked-after')),
    servicePence,
    carriedPence,
    totalPence: ownPence + servicePence + carriedPence,
    eligible: of((basis) => basis !== 'service').reduce((total, { pupils }) => total + pupils, 0),
  };
};

/** A statement is owed when the allocation rests on more than five eligible pupils; with fewer it could name them. */
export const fewestForStatement = 6;
export const isStatementOwed = (eligible: number): boolean => eligible >= fewestForStatement;

/** The last day on which a year's statement may be published: 31 December in its first term. */
export const statementDue = (year: string): string => `${year.slice(0, 4)}-12-31`;

/** "2026 to 2027". */
export const yearWords = (year: string): string => `${year.slice(0, 4)} to ${year.slice(0, 2)}${year.slice(5)}`;

/** The school year before or after. */
export const yearFrom = (year: string, by: number): string => {
  const first = Number(year.slice(0, 4)) + by;
  return `${first}-${String(first + 1).slice(2)}`;
};

/** First and last day of a school year. */
export const daysOf = yearSpan;

export const isYear = (text: string): boolean =>
  /^20\d\d-\d\d$/.test(text) && Number(text.slice(5)) === (Number(text.slice(2, 4)) + 1) % 100;

/** Days on which a school is reminded of its statement: the first of December and each week after it until the last day. */
export const isReminderDay = (today: string): boolean =>
  today.slice(5, 7) === '12' && (Number(today.slice(8)) - 1) % 7 === 0;
