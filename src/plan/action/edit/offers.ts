import { schemeFor } from '#schemes';
import { mediumDate } from '#platform/kit';
import { listPartnerships } from '#partnerships';
import type { Asked } from '../../asking.ts';
import { listAreas, listOwners, type ListedAction } from '../store.ts';
import type { Offers } from './fields.tsx';
import { listTargets } from './store.ts';

/** What the form offers: areas and criteria to answer, groups and pupils, people to own it, partnerships to name. */
export const offersFor = async (
  { db, scope }: Pick<Asked, 'db' | 'scope'>,
  action: ListedAction | null,
): Promise<Offers> => {
  const scheme = await schemeFor(db, scope);
  const partnerships = await listPartnerships(db, scope.id);
  return {
    areas: await listAreas(db, scope.id),
    criteria: scheme.criteria.map(({ code, text }) => ({ code, text })),
    groups: scheme.targetGroups,
    targets: await listTargets(db, scope.id),
    owners: await listOwners(db, scope.id),
    // A partnership that ended is offered only to the action that has it.
    partnerships: partnerships
      .filter(({ id, endedOn }) => endedOn === null || id === action?.partnershipId)
      .map(({ id, partnerName, endedOn }) => ({
        id,
        name: endedOn === null ? partnerName : `${partnerName} (ended ${mediumDate(endedOn)})`,
      })),
  };
};
