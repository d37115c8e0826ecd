import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { reachedCodes } from '../partnership/rules.ts';
import { readReached, type Reached } from '../partnership/store.ts';
import { asTheHouse, cutOffFor, groupsFor, isOutside, type Worked } from './asking.ts';
import { byGroup, type Group, type GroupRow } from './by-group.ts';
import { aroundOf, type Around } from './store.ts';
import { tellTogether, type Told } from './told.ts';

/** The target pupils whom each partner reached, read by the house for readers who may not see pupils row by row. */
export const reachedFor = (ask: Ask<Enrolment>): Promise<readonly Reached[]> =>
  isOutside(ask)
    ? asTheHouse(ask, (own) => readReached(own, ask.scope, cutOffFor(ask)))
    : readReached(ask.db, ask.scope, cutOffFor(ask));

/** What this reader may be told of groups and partners of one measure; null for the school's own team. */
const toldOf = (
  ask: Ask<Enrolment>,
  { inputs, series }: Worked,
  groups: readonly Group[],
  partners: readonly Reached[],
) => (isOutside(ask) ? tellTogether(inputs, groups, reachedCodes(series, partners)) : null);

/** The rows by group of a measure for the page: beside partners' rows, which the reader opens too. */
export const groupRowsFor = async (
  ask: Ask<Enrolment>,
  chosen: Worked,
  around: Around,
): Promise<readonly GroupRow[]> => {
  const groups = await groupsFor(ask, chosen, around);
  const partners = isOutside(ask) ? await reachedFor(ask) : [];
  return byGroup(chosen.inputs, groups, toldOf(ask, chosen, groups, partners));
};

/** The same for the page by partnership, where the groups stand behind the partners. */
export const toldBesideGroups = async (
  ask: Ask<Enrolment>,
  chosen: Worked,
  partners: readonly Reached[],
): Promise<Told | null> => {
  if (!isOutside(ask)) return null;
  const around = await asTheHouse(ask, (db) => aroundOf(db, ask.scope));
  return toldOf(ask, chosen, await groupsFor(ask, chosen, around), partners);
};
