import { actsAs, type Person } from '#platform/actor';
import { londonDay, schoolYearOf } from '#platform/clock';
import type { Db } from '#platform/db';
import { note, type About } from '#platform/trail';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { daysOf, isYear, moneyOf, type Allocation, type Money } from './rules.ts';
import {
  balanceOf,
  byTier,
  countOnce,
  placedUnder,
  restOfActivities,
  type Balance,
  type Counted,
  type TierSpend,
} from './spend/rules.ts';
import { listSources } from './spend/store.ts';
import type { StatementActivity, StatementLine, StatementText } from './statement/rules.ts';
import { listActivities, listLines, listTexts } from './statement/store.ts';
import { findYear, listAllocation, type By, type PremiumYear, type Which } from './store.ts';

/** What the routes of the Pupil Premium share: who may use them, which year is asked for, and what is read for it. */

export const team = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;
export const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;
export const staff = { kind: 'roles', roles: ['head', 'lead', 'member', 'governor'] } as const;

export type Asked = Ask<Enrolment>;

/** The school year in the address; the one of today where none is named, null where it is none. */
export const yearAsked = ({ params, query, now }: Pick<Asked, 'params' | 'query' | 'now'>): string | null => {
  const text = params['year'] ?? query['year'] ?? schoolYearOf(londonDay(now));
  return isYear(text) ? text : null;
};

/** The year of the school whose page it is. */
export const whichOf = ({ scope }: Pick<Asked, 'scope'>, year: string): Which => ({
  schoolId: scope.schoolId,
  bodyId: scope.bodyId,
  year,
});

export const mayChange = ({ actor, scope }: Pick<Asked, 'actor' | 'scope'>): boolean =>
  actsAs(actor, leaders.roles) && mayDo('work', scope.state);

/** Whoever saves; a route for roles is never run for a visitor. */
export const byOf = ({ actor, now }: Asked): By => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { personId: actor.personId, name: actor.name, now };
};

export const noted = ({ actor, db, scope, now }: Asked, act: string, about: About) =>
  note(db, actor as Person, { act, schoolId: scope.schoolId, enrolmentId: scope.id, about }, now); // as in byOf

export type MoneyRead = Readonly<{
  year: string;
  stands: PremiumYear;
  allocation: readonly Allocation[];
  money: Money;
  counted: readonly Counted[];
  tiers: readonly TierSpend[];
  balance: Balance;
}>;

/** The money of a year. Eight statements. */
export const readMoney = async (db: Db, which: Which, today: string): Promise<MoneyRead> => {
  const [stands, allocation, sources, activities] = await Promise.all([
    findYear(db, which, today),
    listAllocation(db, which),
    listSources(db, which, today),
    listActivities(db, which),
  ]);
  const money = moneyOf(allocation, stands.carriedPence);
  const placed = countOnce(sources);
  const rest = restOfActivities(activities, placed, { ...daysOf(which.year), today });
  const counted = [...placed, ...rest.map((each) => ({ ...each, counts: true, because: null }))];
  return {
    year: which.year,
    stands,
    allocation,
    money,
    counted,
    tiers: byTier(counted),
    balance: balanceOf(counted, money.totalPence),
  };
};

export type StatementRead = MoneyRead &
  Readonly<{
    texts: readonly StatementText[];
    lines: readonly StatementLine[];
    activities: readonly StatementActivity[];
  }>;

/** Everything that the statement of a year says. Eleven statements. */
export const readStatement = async (db: Db, which: Which, today: string): Promise<StatementRead> => {
  const [money, texts, lines, activities] = await Promise.all([
    readMoney(db, which, today),
    listTexts(db, which),
    listLines(db, which),
    listActivities(db, which),
  ]);
  return {
    ...money,
    texts,
    lines,
    activities: activities.map((each) => ({ ...each, placedPence: placedUnder(money.counted, each.id) })),
  };
};
