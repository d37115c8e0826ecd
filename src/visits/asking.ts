import type { Person, Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import type { Scheme } from '#schemes/rules';
import type { Standing } from './rules.ts';
import { findStanding, type Visit } from './store.ts';

/** What the routes of this room share: who may use them, and how the visit stands for the person who asks. */

export const schoolReads = { kind: 'roles', roles: ['head', 'lead', 'member', 'governor'] } as const;
export const mayRead = {
  kind: 'roles',
  roles: [...schoolReads.roles, 'adviser', 'verifier', 'moderator', 'panel', 'officer', 'director'],
} as const;
export const verifierOnly = { kind: 'roles', roles: ['verifier'] } as const;
export const moderatorOnly = { kind: 'roles', roles: ['moderator'] } as const;
export const judgesRead = { kind: 'roles', roles: ['verifier', 'moderator', 'panel'] } as const;

export type Asked = Ask<Enrolment>;

/** The visit for whoever asks: its standing, its row when it was opened, and the scheme that it judges by. */
export type Here = Readonly<{
  standing: Standing;
  visit: Visit | null;
  scheme: Scheme;
  role: Role | null;
  today: string;
}>;

export const hereOf = async ({ db, scope, actor, now }: Asked): Promise<Here> => {
  const { visit, hasAdvised } = await findStanding(db, scope);
  const judges = actor.kind === 'person' && (actor.role === 'verifier' || actor.role === 'moderator');
  return {
    visit,
    scheme: await schemeFor(db, scope),
    role: actor.kind === 'person' ? actor.role : null,
    today: londonDay(now),
    standing: {
      state: visit?.state ?? 'writing',
      onDate: visit !== null && visit.reportedAt !== null ? visit.onDate : scope.visitOn,
      isSubmitted: scope.submittedAt !== null,
      isAdviser: judges && hasAdvised,
    },
  };
};

/** What every page of the visit knows. */
export const place = ({ frame, scope }: Asked, { standing, role, today, scheme }: Here) => ({
  frame,
  enrolment: scope,
  standing,
  role,
  today,
  scheme,
});

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now, site }: Asked, here: Here) => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor: actor satisfies Person, enrolment: scope, now, origin: site.origin, ...here };
};

export type Doing = ReturnType<typeof doing>;
