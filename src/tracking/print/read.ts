import { londonDay } from '#platform/clock';
import { mediumDate } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { aroundFor, cutOffFor, groupsFor, workedFor, type Worked } from '../impact/asking.ts';
import { byGroup, type GroupRow } from '../impact/by-group.ts';
import { nothingAround } from '../impact/shown.ts';
import type { Around } from '../impact/store.ts';

/** Every measure as it may leave the school: small groups hidden whoever asks, for a file travels further than its reader. */
export type ImpactRead = Readonly<{
  school: string;
  award: string;
  printed: string;
  /** "Results up to 23 November 2026". */
  version: string;
  day: string;
  measures: readonly Readonly<{ worked: Worked; rows: readonly GroupRow[] }>[];
  around: Around;
}>;

export const readImpact = async (ask: Ask<Enrolment>): Promise<ImpactRead> => {
  const { scope, now } = ask;
  const all = await workedFor(ask);
  const around = all.length === 0 ? nothingAround : await aroundFor(ask);
  const measures: ImpactRead['measures'][number][] = [];
  for (const worked of all)
    measures.push({
      worked,
      rows:
        worked.working.beyond === null ? [] : byGroup(worked.inputs, await groupsFor(ask, worked, around, true), true),
    });
  return {
    school: scope.schoolName,
    award: scope.schemeTitle,
    printed: mediumDate(londonDay(now)),
    version: `Results up to ${mediumDate(londonDay(cutOffFor(ask) ?? now))}`,
    day: londonDay(now),
    measures,
    around,
  };
};
