import type { Person } from '#platform/actor';
import { readForm } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { workScope } from '#pupils';
import { declareMeasure } from './actions.ts';
import { measureForm } from './forms.ts';
import { learnerRoutes } from './learners/routes.ts';
import { everyoneRoutes } from './everyone/routes.ts';
import { figureRoutes } from './figures/routes.ts';
import { impactRoutes } from './impact/routes.ts';
import { partnershipRoutes } from './partnership/routes.ts';
import { startRoutes } from './start/routes.ts';
import { workingRoutes } from './working/routes.ts';
import { routes as methodRoutes } from './methods/routes.ts';
import { DeclarePage } from './pages.tsx';
import { provisionRoutes } from './provision/routes.ts';
import { routes as resultRoutes } from './results/routes.ts';
import { routes as rollUpRoutes } from './rollup/routes.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

const declaring = route({
  name: 'tracking.declare',
  method: 'GET',
  path: paths.tracking.declare,
  who: leaders,
  scope: workScope,
  handle: async ({ frame, scope }) => page(DeclarePage({ frame, enrolment: scope.id })),
});

const declare = route({
  name: 'tracking.declare.save',
  method: 'POST',
  path: paths.tracking.declare,
  who: leaders,
  scope: workScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const read = readForm(measureForm, form);
    if (read.kind === 'problems')
      return page(DeclarePage({ frame, enrolment: scope.id, problems: read.problems, typed: read.typed }), {
        status: 422,
      });
    const measure = await declareMeasure(db, actor as Person, scope, read.value, now); // the route lets only people in
    return redirect(href(paths.tracking.measure, { enrolment: scope.id, measure }), {
      told: 'The measure is declared. Enter results below.',
    });
  },
});

export const routes: readonly Route[] = [
  ...impactRoutes,
  ...everyoneRoutes,
  ...partnershipRoutes,
  ...startRoutes,
  ...workingRoutes,
  ...figureRoutes,
  declaring,
  declare,
  ...provisionRoutes,
  ...resultRoutes,
  ...rollUpRoutes,
  ...methodRoutes,
  ...learnerRoutes,
];
