import { asSystemWithin } from '#platform/db';
import { countedFor, dayOf, place, provisionsFor, termsOf, type Asked } from '../asking.ts';
import { decisionsOf } from '../decide/store.ts';
import { countsOf } from '../map/counts.ts';
import { seenOutside, type Effect } from '../map/rules.ts';
import { membersOfAll } from '../map/store.ts';
import { costOf } from '../rules.ts';
import { pupilsOn, type Provision } from '../store.ts';
import type { OneProps } from './pages.tsx';
import { attendanceOf, familiesOf } from './store.ts';

/** One provision as this reader may see it; `effect` was asked of the room that has the results. */
export const oneFor = async (ask: Asked, provision: Provision, effect: Effect): Promise<OneProps> => {
  const [here, today] = [place(ask), dayOf(ask)];
  const on = (await countedFor(ask, (db) => pupilsOn(db, provision.id))).filter(
    ({ fromOn }) => here.isTeam || fromOn <= today,
  );
  // The number as the map shows it, which stands beside those of every other provision.
  const all = here.isTeam ? [provision] : await provisionsFor(ask);
  const ids = all.map(({ id }) => id);
  const members = await countedFor(ask, (db) => membersOfAll(db, ids, today));
  const pupils = countsOf(all, members, today, here.isTeam).of(provision.id);
  return {
    ...here,
    provision,
    cost: costOf(provision, provision, await termsOf(ask), today),
    pupils,
    effect: here.isTeam ? effect : seenOutside(effect, pupils),
    // A governor sees no pupil, by code or otherwise: counts only.
    on: ask.actor.kind === 'person' && ask.actor.role === 'governor' ? on.map((each) => ({ ...each, code: '' })) : on,
    attendance: await countedFor(ask, (db) => attendanceOf(db, provision.id, today)),
    families: provision.kind === 'parent-workshop' ? await countedFamilies(ask, provision.id, today) : null,
    history: await decisionsOf(ask.db, provision.id),
  };
};

/** Nobody outside the team may read a list of families; the house counts it for them. */
const countedFamilies = ({ actor, db, now }: Asked, provisionId: string, today: string) =>
  asSystemWithin(db, { actor, task: 'provision figures', now }, (own) => familiesOf(own, provisionId, today));
