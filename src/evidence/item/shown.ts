import type { Db } from '#platform/db';
import { findFile, lookInto, type Look } from '#platform/files';
import { pageAsked } from '#platform/form';
import { schemeFor } from '#schemes';
import type { Scheme } from '#schemes/rules';
import { isLeader, isStaff, place, sightOf, type Asked } from '../asking.ts';
import { claimsOfItem, usedAt, type Claim } from '../claim/store.ts';
import { neighboursOf } from '../framework/actions.ts';
import { suggestionsFor, takenKey } from '../framework/rules.ts';
import { claimsElsewhere, frameworkClaimsOf } from '../framework/store.ts';
import { listActivities } from '../premium/store.ts';
import type { Item } from '../store.ts';
import { ItemPage, type ItemProps } from './page.tsx';
import { listRevisions } from './store.ts';

const nowhere = { elsewhere: [], parts: [], frameworks: [], activities: [], suggestions: [] } as const;

/** Where an item counts beside this enrolment, and what the crosswalks suggest. The school alone is told. */
export const elsewhereOf = async (ask: Asked, scheme: Scheme, item: Item, claims: readonly Claim[]) => {
  const { db, scope } = ask;
  const elsewhere = await claimsElsewhere(db, item.id, scope.id);
  const parts = await frameworkClaimsOf(db, item.id);
  const neighbours = await neighboursOf({ db, enrolment: scope }, scheme);
  const taken = new Set([
    ...elsewhere.map((one) => takenKey(one.enrolmentId, one.criterion)),
    ...parts.map((one) => takenKey(one.framework, one.part)),
  ]);
  const suggestions = suggestionsFor(scheme, claims, neighbours.others, neighbours.frameworks, taken);
  return { elsewhere, parts, suggestions, neighbours, frameworks: neighbours.frameworks };
};

const activitiesOf = (db: Db, schoolId: string) => listActivities(db, schoolId, null);

/** What can be seen of the item's file without taking it away. */
const lookAt = async (db: Db, { file }: Item): Promise<Look | null> => {
  const kept = file === null ? null : await findFile(db, file.id);
  return kept === null ? null : lookInto(db, kept);
};

/** One item with everything on its page. `more` brings back what was typed in the forms under it. */
export const shownItem = async (
  ask: Asked,
  item: Item,
  more: Pick<Partial<ItemProps>, 'typed' | 'problems' | 'late' | 'full'> = {},
) => {
  const scheme = await schemeFor(ask.db, ask.scope);
  const sight = sightOf(ask.actor, ask.scope);
  const claims = await claimsOfItem(ask.db, sight, item.id);
  const shared = {
    ...place(ask),
    scheme,
    item,
    claims,
    used: await usedAt(ask.db, sight),
    revisions: await listRevisions(ask.db, item.id, sight.upTo),
    isLeader: isLeader(ask.actor),
    look: await lookAt(ask.db, item),
    lookPage: pageAsked(ask.query),
  };
  if (!isStaff(ask.actor)) return ItemPage({ ...shared, ...nowhere, ...more });
  const there = await elsewhereOf(ask, scheme, item, claims);
  return ItemPage({ ...shared, ...there, activities: await activitiesOf(ask.db, ask.scope.schoolId), ...more });
};
