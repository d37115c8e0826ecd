import { actsAs, type Role } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { asSystemWithin, isUuid, type Db } from '#platform/db';
import type { Frame } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { teamOf } from '#pupils';
import { listTermDates } from '#schools';
import * as store from './store.ts';

/** What the routes of this room share: who may use them, what each may see, and how they find what the address speaks of. */
export const readers: readonly Role[] = [...teamOf.roles, 'governor', 'adviser', 'verifier', 'moderator', 'panel'];
export const mayRead = { kind: 'roles', roles: readers } as const;

export type Asked = Ask<Enrolment>;

export type Place = Readonly<{
  frame: Frame;
  enrolment: Readonly<{ id: string; schoolName: string }>;
  /** The day that figures speak of: today, or the cut-off for those who judge. */
  today: string;
  mayWrite: boolean;
  /** True for the school's own team: true figures, names. Everybody else reads codes, and no small number. */
  isTeam: boolean;
}>;

/** Judges read what was submitted: its day is the cut-off's. */
export const dayOf = ({ actor, scope, now }: Asked): string =>
  londonDay(actsAs(actor, ['verifier', 'moderator', 'panel']) ? (scope.cutOffAt ?? now) : now);

export const place = (ask: Asked): Place => {
  const isTeam = actsAs(ask.actor, teamOf.roles);
  return {
    frame: ask.frame,
    enrolment: ask.scope,
    today: dayOf(ask),
    mayWrite: isTeam && mayDo('work', ask.scope.state),
    isTeam,
  };
};

/** A governor may read no pupil's row: counts are made for them by the house, and small ones are withheld. */
export const countedFor = <T>({ actor, db, now }: Asked, work: (db: Db) => Promise<T>): Promise<T> =>
  actsAs(actor, ['governor']) ? asSystemWithin(db, { actor, task: 'provision figures', now }, work) : work(db);

export const termsOf = ({ db, scope }: Asked) => listTermDates(db, scope.schoolId, scope.bodyId);

/** Every provision that this reader may read here. */
export const provisionsFor = (ask: Asked): Promise<readonly store.Provision[]> =>
  countedFor(ask, (db) =>
    store.provisionsOf(db, { schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id }, dayOf(ask)),
  );

/** The provision named in the address, if this reader may see it. */
export const askedFor = async (ask: Asked): Promise<store.Provision | null> => {
  const id = ask.params['provision'] ?? '';
  if (!isUuid(id)) return null;
  return countedFor(ask, (db) => store.findProvision(db, { schoolId: ask.scope.schoolId, id }, dayOf(ask)));
};

/** The acting person; a route for some roles is never run for a visitor. */
export const doing = ({ db, actor, scope, now }: Asked) => {
  if (actor.kind !== 'person') throw new Error('Give this route roles: only people may act here.');
  return { db, actor, enrolment: scope, now };
};
export type Doing = ReturnType<typeof doing>;
