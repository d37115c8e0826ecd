import { actsAs, type Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import type { Doing } from './actions.ts';
import type { Side } from './rules.ts';

/** What the routes of this room share: who may use them, and for which side a reader speaks. */

const staff: readonly Role[] = ['head', 'lead', 'member', 'governor'];
const leaders: readonly Role[] = ['head', 'lead'];
const seeSubmitted: readonly Role[] = ['verifier', 'moderator', 'panel', 'officer', 'director'];
export const mayRead = { kind: 'roles', roles: [...staff, 'adviser', ...seeSubmitted] } as const;
export const mayReadReview = { kind: 'roles', roles: [...staff, 'adviser'] } as const;
export const mayLead = { kind: 'roles', roles: leaders } as const;
export const mayAdvise = { kind: 'roles', roles: ['adviser'] } as const;
export const mayAnswer = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;
export const maySettle = { kind: 'roles', roles: [...leaders, 'adviser'] } as const;

export type Asked = Ask<Enrolment>;

/** The side for which the acting person speaks about the day of the visit, if any. */
export const sideOf = ({ actor }: Asked): Side | null => {
  if (actsAs(actor, leaders)) return 'school';
  return actsAs(actor, ['adviser']) ? 'adviser' : null;
};

export const place = (ask: Asked) => {
  const { actor, frame, scope, now } = ask;
  const isActive = mayDoInEnrolment('work', scope.state);
  return {
    frame,
    enrolment: scope,
    today: londonDay(now),
    side: sideOf(ask),
    mayLead: actsAs(actor, leaders) && isActive,
    mayAdvise: actsAs(actor, ['adviser']) && isActive,
    mayAnswer: actsAs(actor, mayAnswer.roles) && isActive,
    /** Figures of few pupils are shown to nobody outside the school's own team. */
    seesSmallNumbers: actsAs(actor, ['head', 'lead', 'member']),
    /** Acts in the school whose portfolio it is. */
    isOurs: actsAs(actor, staff),
    seesNames: actsAs(actor, ['head', 'lead', 'member']),
    seesSubmittedOnly: actsAs(actor, seeSubmitted),
  };
};
export type Place = ReturnType<typeof place>;

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now }: Asked): Doing => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, now };
};
