import { pageAsked } from '#platform/form';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { actionRoutes } from './action/routes.ts';
import { listActions, listAreas } from './action/store.ts';
import { standingBy } from './agreement/actions.ts';
import { agreementRoutes } from './agreement/routes.ts';
import { mayRead, place } from './asking.ts';
import { measureRoutes } from './measure/routes.ts';
import { PlanPage } from './pages.tsx';
import { reviewRoutes } from './review/routes.ts';
import { listReviews } from './review/store.ts';
import { isActionFilter, planGate, rhythmOf } from './rules.ts';

const plan = route({
  name: 'plan.home',
  method: 'GET',
  path: paths.plan.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, actor, query, now } = ask;
    const scheme = await schemeFor(db, scope);
    const actions = await listActions(db, scope.id);
    const areas = await listAreas(db, scope.id);
    const reviews = await listReviews(db, scope.id);
    const { facts } = await standingBy(db, scope, scheme, now);
    const show = query['show'] ?? 'all';
    const here = place(ask);
    return page(
      PlanPage({
        ...here,
        actions,
        areas,
        facts,
        gaps: planGate(facts),
        filter: show === 'mine' || isActionFilter(show) ? show : 'all',
        membershipId: actor.kind === 'person' ? actor.membershipId : null,
        page: pageAsked(query),
        rhythm: rhythmOf(reviews, scheme.reviews.everyWeeks, here.today),
        isDone: scope.steps.some(({ step, doneOn }) => step === 3 && doneOn !== null),
      }),
    );
  },
});

export const routes: readonly Route[] = [plan, ...actionRoutes, ...measureRoutes, ...reviewRoutes, ...agreementRoutes];
