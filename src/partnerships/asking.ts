import { actsAs, type Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import * as store from './store.ts';

/** What the routes of this room share: who may use them, and how they find what the address speaks of. */

const readers: readonly Role[] = [
  'head',
  'lead',
  'member',
  'governor',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'director',
];
const writers: readonly Role[] = ['head', 'lead', 'member'];
export const mayRead = { kind: 'roles', roles: readers } as const;
export const mayWrite = { kind: 'roles', roles: writers } as const;

export type Asked = Ask<Enrolment>;

export const place = ({ actor, frame, scope, now }: Asked) => ({
  frame,
  enrolment: scope,
  today: londonDay(now),
  mayWrite: actsAs(actor, writers) && mayDoInEnrolment('work', scope.state),
});

/** The partnership named in the address, if this reader may see it. */
export const askedFor = async (ask: Asked): Promise<store.ListedPartnership | null> => {
  const id = ask.params['partnership'] ?? '';
  return isUuid(id) ? store.findPartnership(ask.db, ask.scope.id, id) : null;
};

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now }: Asked) => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, now };
};
