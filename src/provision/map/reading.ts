import { schoolYearOf } from '#platform/clock';
import { yearGroups } from '#pupils/rules';
import { countedFor, dayOf, place, provisionsFor, termsOf, type Asked as AskedOf } from '../asking.ts';
import { schoolYearsOf } from '../school-years.ts';
import { menus, tiers, type Menu, type Tier } from '../rules.ts';
import type { Provision } from '../store.ts';
import type { MapProps } from './pages.tsx';
import { countsOf, reachOf } from './counts.ts';
import { mapRows, sorts, wanted, yearsOf, type Asked, type Effect, type Sort } from './rules.ts';
import { membersOfAll } from './store.ts';

type Effects = (shown: readonly Provision[]) => Promise<ReadonlyMap<string, Effect>>;

const within = <Key extends string>(table: Readonly<Record<Key, unknown>>, asked: string | undefined): Key | null =>
  // What the table has as its own key is one of its keys.
  asked !== undefined && Object.hasOwn(table, asked) ? (asked as Key) : null;

/** What the address asks to see; what makes no sense asks for everything. */
const askedIn = (query: Readonly<Record<string, string>>, years: readonly string[], today: string): Asked => ({
  year: years.find((year) => year === query['year']) ?? schoolYearOf(today),
  tier: within<Tier>(tiers, query['tier']),
  menu: within<Menu>(menus, query['menu']),
  yearGroup: yearGroups.find((year) => year === query['for']) ?? null,
  sort: within<Sort>(sorts, query['sort']) ?? 'strength',
});

/**
 * The map as this reader may see it; `effects` is asked of the room that has the results. A file may leave the school, so its small
 * numbers are hidden whoever takes it.
 */
export const mapFor = async (ask: AskedOf, effects: Effects, isFile = false): Promise<MapProps> => {
  const on = dayOf(ask);
  const here = isFile ? { ...place(ask), isTeam: false } : place(ask);
  const all = await provisionsFor(ask);
  const years = yearsOf(all, on);
  const asked = askedIn(ask.query, years, on);
  const shown = wanted(all, asked);
  const dates = await termsOf(ask);
  const ids = all.map(({ id }) => id);
  const members = await countedFor(ask, (db) => membersOfAll(db, ids, on));
  const counts = countsOf(all, members, on, here.isTeam);
  const isAll = asked.tier === null && asked.menu === null && asked.yearGroup === null;
  const rows = mapRows(shown, {
    dates,
    on,
    year: asked.year,
    effects: await effects(shown),
    pupilsOf: counts.of,
    isTeam: here.isTeam,
  });
  return {
    ...here,
    rows,
    asked,
    years,
    schoolYears: await countedFor(ask, (db) => schoolYearsOf(db, ask.scope.schoolId)),
    isThisYear: asked.year === schoolYearOf(on),
    reach: reachOf(shown, members, { counts, year: asked.year, isAll, isTeam: here.isTeam }),
    hasAny: all.length > 0,
  };
};
