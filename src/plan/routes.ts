import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { actionRoutes } from './action/routes.ts';
import { listDrafts } from './action/draft/store.ts';
import { listAreas } from './action/store.ts';
import { standingBy } from './agreement/actions.ts';
import { agreementRoutes } from './agreement/routes.ts';
import { mayRead } from './asking.ts';
import { boardRoutes } from './board/routes.ts';
import { exportRoutes } from './export/routes.ts';
import { impactRoutes } from './impact/routes.ts';
import { measureRoutes } from './measure/routes.ts';
import { PlanPage } from './pages.tsx';
import { reviewRoutes } from './review/routes.ts';
import { listReviews } from './review/store.ts';
import { planGate, rhythmOf } from './rules.ts';
import { timelineRoutes } from './timeline/routes.ts';
import { viewOf } from './view/asking.ts';

const plan = route({
  name: 'plan.home',
  method: 'GET',
  path: paths.plan.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, now } = ask;
    const scheme = await schemeFor(db, scope);
    const shown = await viewOf(ask);
    const reviews = await listReviews(db, scope.id);
    const { facts } = await standingBy(db, scope, scheme, now);
    return page(
      PlanPage({
        ...shown,
        areas: await listAreas(db, scope.id),
        drafts: shown.mayWrite ? await listDrafts(db, scope.id) : [],
        facts,
        gaps: planGate(facts),
        rhythm: rhythmOf(reviews, scheme.reviews.everyWeeks, shown.today),
        isDone: scope.steps.some(({ step, doneOn }) => step === 3 && doneOn !== null),
        now,
      }),
    );
  },
});

export const routes: readonly Route[] = [
  plan,
  ...boardRoutes,
  ...timelineRoutes,
  ...exportRoutes,
  ...actionRoutes,
  ...measureRoutes,
  ...impactRoutes,
  ...reviewRoutes,
  ...agreementRoutes,
];
