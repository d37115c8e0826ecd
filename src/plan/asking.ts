import { actsAs, type Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { planRefusal } from './action/actions.ts';
import { findAction, type ListedAction } from './action/store.ts';

/** What the routes of this room share: who may use them, and how they find what the address speaks of. */

const writers: readonly Role[] = ['head', 'lead', 'member'];
const readers: readonly Role[] = [
  ...writers,
  'governor',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'director',
];
export const mayRead = { kind: 'roles', roles: readers } as const;
export const mayWrite = { kind: 'roles', roles: writers } as const;
export const mayComment = { kind: 'roles', roles: [...writers, 'adviser'] } as const;

export type Asked = Ask<Enrolment>;

export const place = ({ actor, frame, scope, now }: Asked) => ({
  frame,
  enrolment: scope,
  today: londonDay(now),
  mayWrite: actsAs(actor, writers) && scope.state === 'active',
  mayPlan: actsAs(actor, writers) && planRefusal(scope) === null,
  mayComment: actsAs(actor, mayComment.roles) && scope.state === 'active',
});

/** The action named in the address, if this reader may see it. */
export const actionAskedFor = async (ask: Asked): Promise<ListedAction | null> => {
  const id = ask.params['action'] ?? '';
  return isUuid(id) ? findAction(ask.db, ask.scope.id, id) : null;
};

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now }: Asked) => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, now };
};
