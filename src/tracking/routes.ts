import { actsAs, type Person } from '#platform/actor';
import { asSystemWithin } from '#platform/db';
import { readForm } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { codedOf, teamOf, workScope } from '#pupils';
import { declareMeasure } from './actions.ts';
import { measureForm } from './forms.ts';
import { learnerRoutes } from './learners/routes.ts';
import { impactOf } from './impact.ts';
import { routes as methodRoutes } from './methods/routes.ts';
import { DeclarePage, ImpactPage } from './pages.tsx';
import { provisionRoutes } from './provision/routes.ts';
import { routes as resultRoutes } from './results/routes.ts';
import { routes as rollUpRoutes } from './rollup/routes.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

/** A governor may read no pupil's row; the figures are made for them by the house, and small groups are withheld. */
const figuresFor = ({ actor, db, scope, now }: Ask<Enrolment>) =>
  actsAs(actor, ['governor'])
    ? asSystemWithin(db, { actor, task: 'tracking figures', now }, (own) => impactOf(own, scope.id))
    : impactOf(db, scope.id);

const home = route({
  name: 'tracking.home',
  method: 'GET',
  path: paths.tracking.home,
  who: { kind: 'roles', roles: [...teamOf.roles, 'governor', ...codedOf] },
  scope: enrolmentScope,
  handle: async (ask) => {
    const { actor, frame, scope } = ask;
    // The awarding body's desk reads the work while a submission stands, and not before.
    if (actsAs(actor, ['officer', 'director']) && scope.submittedAt === null) return notFound;
    const mayWork = mayDo('work', scope.state);
    return page(
      ImpactPage({
        frame,
        enrolment: scope.id,
        impact: await figuresFor(ask),
        mayDeclare: actsAs(actor, leaders.roles) && mayWork,
        mayEnter: actsAs(actor, teamOf.roles) && mayWork,
        withhold: !actsAs(actor, teamOf.roles),
      }),
    );
  },
});

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
  home,
  declaring,
  declare,
  ...provisionRoutes,
  ...resultRoutes,
  ...rollUpRoutes,
  ...methodRoutes,
  ...learnerRoutes,
];
