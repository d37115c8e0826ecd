import { addDays } from '#platform/clock';
import { tierNames, type Tier } from '../rules.ts';

/**
 * Something that Pupil Premium pays a share of: a provision of the provision map, an action of the plan, or what an activity of the
 * statement is budgeted beyond what is placed under it. In pence.
 */
export type Source = Readonly<{
  kind: 'provision' | 'action' | 'activity';
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

type Budgeted = Readonly<{ id: string; title: string; tier: Tier | null; costPence: number | null }>;

/** What counted sources bring to an activity. */
export const placedUnder = (counted: readonly Counted[], activity: string): number =>
  counted
    .filter((each) => each.counts && each.activityId === activity)
    .reduce((sum, each) => sum + each.plannedPence, 0);

/** What the school budgets for its activities beyond what is placed under them: salaries and training stand in no provision map. */
export const restOfActivities = (
  activities: readonly Budgeted[],
  counted: readonly Counted[],
  span: Readonly<{ from: string; to: string; today: string }>,
): readonly Source[] =>
  activities.flatMap(({ id, title, tier, costPence }) => {
    const rest = (costPence ?? 0) - placedUnder(counted, id);
    if (rest <= 0) return [];
    const toDatePence = spentByDays({ pence: rest, begins: span.from, ends: span.to, today: span.today });
    const nowhere = { activityId: null, sameAs: null } as const;
    return [{ kind: 'activity', id, title, tier, plannedPence: rest, toDatePence, ...nowhere }];
  });

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

type Run = Readonly<{ pence: number; begins: string | null; ends: string }>;

/** What of an action's money falls between two days, by its days; all of it where it falls due while nobody said when it began. */
export const actionBetween = (run: Run, { from, to }: Readonly<{ from: string; to: string }>): number => {
  const begins = run.begins ?? run.ends;
  const through = (today: string) => spentByDays({ ...run, begins, today });
  return through(to) - through(addDays(from, -1));
};
