import { schoolYearOf } from '#platform/clock';
import { hiddenBecause, showMean, type Cell } from '#platform/disclosure';
import type { TermDates } from '#schools/rules';
import {
  costOf,
  partBySource,
  plannedBetween,
  sumSources,
  yearSpan,
  type Cost,
  type Menu,
  type Sources,
  type Tier,
} from '../rules.ts';
import type { Provision } from '../store.ts';

/** What a provision changed, as later rooms worked it out from results. Nothing here is ever a claim that it was the cause. */
export type Effect =
  | Readonly<{
      kind: 'compared';
      measure: string;
      estimate: number;
      low: number;
      high: number;
      /** With results on either side; null where a reader may not know how many are on it. */
      pupils: number | null;
      compared: number | null;
      strength: 3 | 4 | 5;
      /** What would make the claim stronger when it is not for want of pupils, in a sentence. */
      next: string | null;
      /** What a month of extra progress of one pupil has cost, in pence, with its likely range; only where the effect is clear. */
      perMonth: Readonly<{ cost: number; least: number; most: number | null }> | null;
    }>
  | Readonly<{ kind: 'before-after'; measure: string }>
  | Readonly<{ kind: 'voices' }>
  | Readonly<{ kind: 'not-measured' }>
  | Readonly<{ kind: 'hidden'; because: string }>;

export type MapRow = Readonly<{
  provision: Provision;
  cost: Cost;
  /** What of the plan falls into the school year that the map shows, and whose money that is. */
  inYear: ReturnType<typeof plannedBetween>;
  pupils: Cell;
  effect: Effect;
}>;

export const notMeasured: Effect = { kind: 'not-measured' };

export const sorts = { strength: 'Strength of claim', cost: 'Cost per pupil', pupils: 'Pupils', name: 'Name' } as const;
export type Sort = keyof typeof sorts;

/** What the map shows: of one school year, and perhaps of one tier or one part of the menu only. */
export type Asked = Readonly<{
  year: string;
  tier: Tier | null;
  menu: Menu | null;
  yearGroup: string | null;
  sort: Sort;
}>;

/** True when a provision ran in a school year, if only for a day. */
export const ranIn = ({ startsOn, endsOn }: Pick<Provision, 'startsOn' | 'endsOn'>, year: string): boolean =>
  schoolYearOf(startsOn) <= year && year <= schoolYearOf(endsOn);

export const wanted = (all: readonly Provision[], { year, tier, menu, yearGroup }: Asked): readonly Provision[] =>
  all.filter(
    (each) =>
      ranIn(each, year) &&
      (tier === null || each.tier === tier) &&
      (menu === null || each.menu === menu) &&
      (yearGroup === null || each.yearGroups.length === 0 || each.yearGroups.includes(yearGroup)),
  );

/** School years in which there is provision, the latest first, with the present one. */
export const yearsOf = (all: readonly Pick<Provision, 'startsOn' | 'endsOn'>[], today: string): readonly string[] =>
  [
    ...new Set([
      schoolYearOf(today),
      ...all.flatMap(({ startsOn, endsOn }) => [schoolYearOf(startsOn), schoolYearOf(endsOn)]),
    ]),
  ]
    .toSorted()
    .toReversed();

/** How strong a claim is, 5 down to 0 for none. */
export const strengthOf = (effect: Effect): 0 | 1 | 2 | 3 | 4 | 5 => {
  switch (effect.kind) {
    case 'compared':
      return effect.strength;
    case 'before-after':
      return 2;
    case 'voices':
      return 1;
    case 'not-measured':
    case 'hidden':
      return 0;
  }
};

const shownCount = (cell: Cell): number => (cell.kind === 'shown' ? cell.n : -1);

const orders: Readonly<Record<Sort, (row: MapRow) => number>> = {
  strength: ({ effect }) => -strengthOf(effect),
  cost: ({ cost, pupils }) => (pupils.kind === 'hidden' ? 1 : -(cost.perPupilPence ?? -1)),
  pupils: ({ pupils }) => -shownCount(pupils),
  name: () => 0,
};

/** Largest first, and by name where two are alike. A hidden figure stands last: its place must not give it away. */
export const sorted = (rows: readonly MapRow[], sort: Sort): readonly MapRow[] =>
  rows.toSorted(
    (a, b) => orders[sort](a) - orders[sort](b) || a.provision.title.localeCompare(b.provision.title, 'en-GB'),
  );

/** The rows of a map, with the counts that its reader may see. */
export const mapRows = (
  provisions: readonly Provision[],
  given: Readonly<{
    dates: readonly TermDates[];
    on: string;
    year: string;
    effects: ReadonlyMap<string, Effect>;
    pupilsOf: (id: string) => Cell;
    isTeam: boolean;
  }>,
): readonly MapRow[] =>
  provisions.map((provision) => {
    const pupils = given.pupilsOf(provision.id);
    const effect = given.effects.get(provision.id) ?? notMeasured;
    return {
      provision,
      cost: costOf(provision, provision, given.dates, given.on),
      inYear: plannedBetween(provision, given.dates, yearSpan(given.year)),
      pupils,
      effect: given.isTeam ? effect : seenOutside(effect, pupils),
    };
  });

/**
 * An effect outside the team: none of a small group, and none on fewer than ten on either side. Where the group's number is hidden only
 * to protect another, its effect is shown without any number from which it could be had.
 */
export const seenOutside = (effect: Effect, pupils: Cell): Effect => {
  if (effect.kind !== 'compared') return effect;
  if (pupils.kind === 'hidden' && pupils.because === 'small') return { kind: 'hidden', because: hiddenBecause(pupils) };
  const mean = showMean(effect.estimate, Math.min(effect.pupils ?? 0, effect.compared ?? 0));
  if (mean.kind === 'hidden') return { kind: 'hidden', because: hiddenBecause(mean) };
  return pupils.kind === 'hidden' ? { ...effect, pupils: null, compared: null, perMonth: null } : effect;
};

export type Money = Readonly<{
  toDatePence: number;
  plannedPence: number;
  sources: Sources;
  /** Of what is planned, the part that falls into the year shown, and its Pupil Premium. */
  yearPence: number;
  yearPremiumPence: number;
}>;

/** All money of a map: to date and planned apart; sources are of what is spent, or of the plan while nothing is. */
export const moneyOf = (rows: readonly MapRow[]): Money => {
  const toDatePence = rows.reduce((sum, { cost }) => sum + cost.toDatePence, 0);
  const of = (cost: Cost) => (toDatePence === 0 ? cost.plannedPence : cost.toDatePence);
  return {
    toDatePence,
    plannedPence: rows.reduce((sum, { cost }) => sum + cost.plannedPence, 0),
    yearPence: rows.reduce((sum, { inYear }) => sum + inYear.pence, 0),
    yearPremiumPence: rows.reduce((sum, { inYear }) => sum + inYear.sources.pp, 0),
    sources: sumSources(rows.map(({ provision, cost }) => partBySource(of(cost), provision))),
  };
};

/** Whole percents of three parts that add up to 100: what is lost by rounding goes to the largest remainders. */
export const percents = (parts: readonly number[]): readonly number[] => {
  const all = parts.reduce((sum, part) => sum + part, 0);
  if (all === 0) return parts.map(() => 0);
  const floors = parts.map((part) => Math.floor((100 * part) / all));
  const left = 100 - floors.reduce((sum, each) => sum + each, 0);
  const order = parts.map((part, at) => ({ at, over: (100 * part) % all })).toSorted((a, b) => b.over - a.over);
  const more = new Set(order.slice(0, left).map(({ at }) => at));
  return floors.map((floor, at) => floor + (more.has(at) ? 1 : 0));
};

/** By how much a likely range narrows, as a part of it, with half as many pupils again; other things being equal. */
export const narrowing = (pupils: number, compared: number): number => {
  const spread = (n: number) => Math.sqrt(1 / n + 1 / compared);
  return 1 - spread(Math.round(pupils * 1.5)) / spread(pupils);
};
