import { type Person } from '#platform/actor';
import { askedFor, type Asked } from '../asking.ts';
import type { Provision } from '../store.ts';

export const looking = (ask: Asked) => ({ db: ask.db, actor: ask.actor as Person, enrolment: ask.scope, now: ask.now }); // the route lets only people in
export const by = (ask: Asked) => ({ personId: (ask.actor as Person).personId, now: ask.now }); // as above

/** The provision of the address, if it is peer mentoring. */
export const mentoringOf = async (ask: Asked): Promise<Provision | null> => {
  const provision = await askedFor(ask);
  return provision?.kind === 'peer-mentoring' ? provision : null;
};
