import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { isStaff, mayRead, place, sightOf, staffRead } from '../asking.ts';
import { neighboursOf } from '../framework/actions.ts';
import { listPartClaims } from '../framework/store.ts';
import { listActivities } from '../premium/store.ts';
import { coverageOf } from '../rules.ts';
import { listClaimed } from '../store.ts';
import { ElsewherePage } from './elsewhere-page.tsx';
import { CoveragePage } from './page.tsx';
import { partsCovered } from './rules.ts';

const coverage = route({
  name: 'evidence.coverage',
  method: 'GET',
  path: paths.evidence.coverage,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const scheme = await schemeFor(ask.db, ask.scope);
    const claims = await listClaimed(ask.db, sightOf(ask.actor, ask.scope));
    const by = Map.groupBy(claims, ({ criterion }) => criterion);
    const covered = scheme.criteria.map(({ code }) => coverageOf(code, by.get(code) ?? [], scheme.evidence));
    const others = isStaff(ask.actor) ? (await neighboursOf({ db: ask.db, enrolment: ask.scope }, scheme)).others : [];
    return page(CoveragePage({ ...place(ask), scheme, coverage: covered, others, asked: ask.query['standard'] }));
  },
});

const elsewhere = route({
  name: 'evidence.elsewhere',
  method: 'GET',
  path: paths.evidence.elsewhere,
  who: staffRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope } = ask;
    const scheme = await schemeFor(db, scope);
    const { others, frameworks } = await neighboursOf({ db, enrolment: scope }, scheme);
    const claims = await listPartClaims(db, scope.schoolId);
    const activities = await listActivities(db, scope.schoolId, null);
    const covered = frameworks.map((framework) => ({ framework, parts: partsCovered(framework, claims, activities) }));
    return page(ElsewherePage({ ...place(ask), scheme, others, frameworks: covered }));
  },
});

export const coverageRoutes: readonly Route[] = [coverage, elsewhere];
