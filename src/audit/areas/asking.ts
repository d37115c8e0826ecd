import type { Problem } from '#platform/form';
import { actsAs, schoolRoles } from '#platform/actor';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { auditNow } from '../actions.ts';
import { arrangingRefusal, writingRefusal } from '../rules.ts';
import { readLoose } from './discuss/store.ts';
import { proposedIn } from './propose/actions.ts';
import { readSeen, readSetAside } from './propose/store.ts';
import { readOrder } from './rank/store.ts';
import { areaRefusal } from './rules.ts';
import { readAreas, type WrittenArea } from './store.ts';

export type Extra = Readonly<{ problems?: readonly Problem[]; typed?: Readonly<Record<string, string>> }>;

/** Everything that the pages of strengths and areas are made of. Proposals are for those who may answer them. */
export const viewOf = async (ask: Ask<Enrolment>, extra: Extra = {}) => {
  const { db, actor, scope, frame } = ask;
  const isOurs = actsAs(actor, schoolRoles);
  const [{ scheme, asking, standing }, areas, order, seen, setAside, loose] = await Promise.all([
    auditNow(db, actor, scope),
    readAreas(db, scope.id),
    readOrder(db, scope.id),
    readSeen(db, scope.id),
    readSetAside(db, scope.id),
    isOurs ? readLoose(db, scope.id) : [],
  ]);
  const writing = writingRefusal(asking.role, standing);
  return {
    frame,
    enrolment: scope,
    scheme,
    areas,
    order,
    levels: seen.map(({ level }) => level),
    proposed: writing === null ? proposedIn(scheme, seen, areas, setAside) : null,
    writing,
    isOurs,
    loose,
    mayRank: arrangingRefusal(asking.role, standing) === null,
    agreeing: (area: WrittenArea) => areaRefusal(asking, area, standing),
    ...extra,
  };
};
