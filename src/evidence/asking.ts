import { actsAs, type Actor, type Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import type { Doing } from './doing.ts';
import { findItem, type Item, type Sight } from './store.ts';

/** What the routes of this room share: who may use them, and how far each reader sees. */

const writers: readonly Role[] = ['head', 'lead', 'member'];
const seeAtCutOff: readonly Role[] = ['verifier', 'moderator', 'panel', 'officer', 'director'];
export const mayRead = { kind: 'roles', roles: [...writers, 'governor', 'adviser', ...seeAtCutOff] } as const;
export const mayWrite = { kind: 'roles', roles: writers } as const;
const leaders: readonly Role[] = ['head', 'lead'];
/** What cannot be undone is for those who lead. */
export const mayErase = { kind: 'roles', roles: leaders } as const;
export const staffRead = { kind: 'roles', roles: [...writers, 'governor'] } as const;
export const isLeader = (actor: Actor): boolean => actsAs(actor, leaders);
export const isStaff = (actor: Actor): boolean => actsAs(actor, [...writers, 'governor']);

export type Asked = Ask<Enrolment>;

/** The school and its adviser see work as it is; those who judge or decide see what stood at the cut-off, and nothing before one. */
export const sightOf = (actor: Actor, enrolment: Enrolment): Sight => ({
  enrolmentId: enrolment.id,
  schoolId: enrolment.schoolId,
  upTo: actsAs(actor, seeAtCutOff) ? (enrolment.cutOffAt ?? new Date(0)) : null,
});

export const place = ({ actor, frame, scope, now }: Asked) => ({
  frame,
  enrolment: scope,
  today: londonDay(now),
  mayWrite: actsAs(actor, writers) && mayDo('work', scope.state),
  isFrozen: actsAs(actor, seeAtCutOff),
  isOurs: isStaff(actor),
});

/** The item named in the address, if this reader may see it. */
export const askedFor = async ({ actor, db, params, scope }: Asked): Promise<Item | null> => {
  const id = params['item'] ?? '';
  return isUuid(id) ? findItem(db, sightOf(actor, scope), id) : null;
};

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now, site }: Asked): Doing => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, now, content: site.files };
};
