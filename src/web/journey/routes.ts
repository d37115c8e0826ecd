import { schoolRoles, bodyRoles } from '#platform/actor';
import { page, route, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { paths } from '#paths';
import { JourneyPage } from './pages.tsx';
import { journeyView } from './view.ts';

export const journeyRoutes: readonly Route[] = [
  route({
    name: 'web.journey',
    method: 'GET',
    path: paths.enrolments.home,
    who: { kind: 'roles', roles: [...schoolRoles, ...bodyRoles] },
    scope: enrolmentScope,
    handle: async ({ db, actor, scope, frame, now, mayOpen, query }) =>
      page(JourneyPage(await journeyView(db, actor, scope, frame, now, mayOpen), query['work'] === 'all')),
  }),
];
