import type { Person } from '#platform/actor';
import { page, redirect, route, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { workScope } from '#pupils';
import { declareMeasure } from './actions.ts';
import { DeclarePage } from './declare-page.tsx';
import { readDeclaration } from './forms.ts';
import { chosenPoints } from './store.ts';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

const common = async ({ db, frame, scope }: Ask<Enrolment>) => ({
  frame,
  enrolment: scope.id,
  points: await chosenPoints(db, scope.schoolId),
});

const declaring = route({
  name: 'tracking.declare',
  method: 'GET',
  path: paths.tracking.declare,
  who: leaders,
  scope: workScope,
  handle: async (ask) => page(DeclarePage(await common(ask))),
});

const declare = route({
  name: 'tracking.declare.save',
  method: 'POST',
  path: paths.tracking.declare,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const shown = await common(ask);
    const read = readDeclaration(form, shown.points);
    if (read.kind === 'problems')
      return page(DeclarePage({ ...shown, problems: read.problems, typed: read.typed }), { status: 422 });
    const measure = await declareMeasure(db, actor as Person, scope, read.value, now); // the route lets only people in
    return redirect(href(paths.tracking.measure, { enrolment: scope.id, measure }), {
      told: 'The measure is declared. Enter results below.',
    });
  },
});

export const routes: readonly Route[] = [declaring, declare];
