import { actsAs } from '#platform/actor';
import { isUuid } from '#platform/db';
import { readForm } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enterSetting } from './actions.ts';
import { contextOf, spreadOf, yearsOf } from './context/store.ts';
import { settingForm } from './forms.ts';
import { routes as importRoutes } from './imports/routes.ts';
import { EnterPage, SchoolPage } from './pages.tsx';
import { routes as portraitRoutes } from './portrait/routes.ts';
import { portraitOf } from './portrait/store.ts';
import { routes as searchRoutes } from './search/routes.ts';
import { findSchool } from './store.ts';
import { deskTermRoutes } from './terms/desk.ts';
import { termRoutes } from './terms/routes.ts';

const desk = ['officer', 'director'] as const;

const one = route({
  name: 'schools.page',
  method: 'GET',
  path: paths.schools.page,
  who: { kind: 'public' },
  handle: async ({ actor, db, params, query, frame }) => {
    const id = params['school'] ?? '';
    const school = isUuid(id) ? await findSchool(db, id) : null;
    if (school === null) return notFound;
    const years = school.urn === null ? [] : await yearsOf(db, school.urn);
    const year = years.find((each) => each === query['year']) ?? years[0];
    const context = school.urn === null || year === undefined ? null : await contextOf(db, school.urn, year);
    const spread = context === null ? null : await spreadOf(db, context);
    const portrait = await portraitOf(db, school.id);
    const mayEdit = actsAs(actor, ['head', 'lead']) && actor.schoolId === school.id;
    return page(SchoolPage({ frame, school, context, spread, years, portrait, mayEdit }));
  },
});

const enter = route({
  name: 'schools.enter',
  method: 'GET',
  path: paths.schools.enter,
  who: { kind: 'roles', roles: desk },
  handle: async ({ frame }) => page(EnterPage({ frame })),
});

const entered = route({
  name: 'schools.enter.save',
  method: 'POST',
  path: paths.schools.enter,
  who: { kind: 'roles', roles: desk },
  handle: async ({ actor, db, form, frame, now }) => {
    if (!actsAs(actor, desk)) return notFound;
    const read = readForm(settingForm, form);
    if (read.kind === 'problems')
      return page(EnterPage({ frame, problems: read.problems, typed: read.typed }), { status: 422 });
    const done = await enterSetting(db, actor, read.value, now);
    const told = done.kind === 'entered' ? 'The setting is entered.' : 'This setting had been entered before.';
    return redirect(href(paths.schools.page, { school: done.id }), { told });
  },
});

export const routes: readonly Route[] = [
  ...searchRoutes,
  ...importRoutes,
  enter,
  entered,
  one,
  ...portraitRoutes,
  ...termRoutes,
  ...deskTermRoutes,
];
