import { countedFor, dayOf, place, termsOf, type Asked } from '../asking.ts';
import { decisionsOf } from '../decide/store.ts';
import { countsOf, seenOutside, type Effect } from '../map/rules.ts';
import { costOf } from '../rules.ts';
import { pupilsOn, type Provision } from '../store.ts';
import type { OneProps } from './pages.tsx';
import { attendanceOf } from './store.ts';

/** One provision as this reader may see it; `effect` was asked of the room that has the results. */
export const oneFor = async (ask: Asked, provision: Provision, effect: Effect): Promise<OneProps> => {
  const [here, today] = [place(ask), dayOf(ask)];
  const on = (await countedFor(ask, (db) => pupilsOn(db, provision.id))).filter(
    ({ fromOn }) => here.isTeam || fromOn <= today,
  );
  const counted = new Set(on.filter(({ fromOn }) => fromOn <= today).map(({ pupilId }) => pupilId));
  const [pupils = { kind: 'shown', n: 0 } as const] = countsOf([counted], here.isTeam).cells;
  return {
    ...here,
    provision,
    cost: costOf(provision, provision, await termsOf(ask), today),
    pupils,
    effect: here.isTeam ? effect : seenOutside(effect, pupils),
    // A governor sees no pupil, by code or otherwise: counts only.
    on: ask.actor.kind === 'person' && ask.actor.role === 'governor' ? on.map((each) => ({ ...each, code: '' })) : on,
    attendance: await countedFor(ask, (db) => attendanceOf(db, provision.id, today)),
    history: await decisionsOf(ask.db, provision.id),
  };
};
