import { tierNames, type Tier } from '../rules.ts';

/** Something that Pupil Premium pays a share of: a provision of the provision map, or an action of the plan. In pence. */
export type Source = Readonly<{
  kind: 'provision' | 'action';
  id: string;
  title: string;
  /** Where the menu puts it; null while nobody said so of an action. */
  tier: Tier | null;
  plannedPence: number;
  toDatePence: number;
  /** The activity of the strategy that it belongs to. */
  activityId: string | null;
  /** Of an action: the provision in which the same money stands already. */
  sameAs: string | null;
}>;

export type Counted = Source & Readonly<{ counts: boolean; because: string | null }>;

/**
 * Which sources count. The same money is counted once: an action whose money stands in a provision of this year is left out, and
 * says where it is counted. A provision that is not among the year's sources takes nothing away.
 */
export const countOnce = (sources: readonly Source[]): readonly Counted[] => {
  const provisions = new Map(sources.filter(({ kind }) => kind === 'provision').map(({ id, title }) => [id, title]));
  return sources.map((source) => {
    const title = source.sameAs === null ? undefined : provisions.get(source.sameAs);
    return { ...source, counts: title === undefined, because: title === undefined ? null : `Counted in ${title}` };
  });
};

export type TierSpend = Readonly<{ tier: Tier | null; plannedPence: number; toDatePence: number; sources: number }>;

/** What is planned and spent by tier; what has no tier yet comes last, and only when there is some. */
export const byTier = (counted: readonly Counted[]): readonly TierSpend[] =>
  [...tierNames, null].flatMap((tier) => {
    const own = counted.filter((each) => each.counts && each.tier === tier);
    if (tier === null && own.length === 0) return [];
    return [
      {
        tier,
        plannedPence: own.reduce((sum, each) => sum + each.plannedPence, 0),
        toDatePence: own.reduce((sum, each) => sum + each.toDatePence, 0),
        sources: own.length,
      },
    ];
  });

export type Balance = Readonly<{ plannedPence: number; toDatePence: number; leftPence: number }>;

/** Planned, spent so far, and what has no use yet; below zero when more is planned than was given. */
export const balanceOf = (counted: readonly Counted[], totalPence: number): Balance => {
  const tiered = byTier(counted);
  const plannedPence = tiered.reduce((sum, each) => sum + each.plannedPence, 0);
  return {
    plannedPence,
    toDatePence: tiered.reduce((sum, each) => sum + each.toDatePence, 0),
    leftPence: totalPence - plannedPence,
  };
};

/**
 * How much of an action's money is spent by a day, by the days that have passed: nothing before it begins, all of it when it has
 * ended. A plan knows no invoices, so this is an estimate and is called one.
 */
export const spentByDays = ({
  pence,
  begins,
  ends,
  today,
}: Readonly<{ pence: number; begins: string | null; ends: string; today: string }>): number => {
  if (begins === null || today < begins) return 0;
  if (today >= ends) return pence;
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const whole = Math.max(1, day(ends) - day(begins));
  return Math.round(pence * ((day(today) - day(begins)) / whole));
};
