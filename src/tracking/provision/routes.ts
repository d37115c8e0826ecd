import type { Person } from '#platform/actor';
import { field } from '#platform/form';
import { note } from '#platform/trail';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { teamOf, workScope } from '#pupils';
import { mapFor, MapPage, mayReadProvision, oneFor, OnePage, provisionAskedFor } from '#provision';
import { measuresOf } from '../store.ts';
import { effectsFor } from './effects.ts';
import { provisionFileRoutes } from './files.ts';
import { ProvisionMeasurePage } from './pages.tsx';
import { choicesOf, writeChoice } from './store.ts';

/** The map stands here, where results are: the page itself is provision's. */
const map = route({
  name: 'provision.map',
  method: 'GET',
  path: paths.provision.map,
  who: mayReadProvision,
  scope: enrolmentScope,
  handle: async (ask) => page(MapPage(await mapFor(ask, (shown) => effectsFor(ask, shown)))),
});

const one = route({
  name: 'provision.one',
  method: 'GET',
  path: paths.provision.one,
  who: mayReadProvision,
  scope: enrolmentScope,
  handle: async (ask) => {
    const provision = await provisionAskedFor(ask);
    if (provision === null) return notFound;
    const effect = (await effectsFor(ask, [provision])).get(provision.id) ?? { kind: 'not-measured' };
    return page(OnePage(await oneFor(ask, provision, effect)));
  },
});

const measureForm = route({
  name: 'provision.measure-form',
  method: 'GET',
  path: paths.provision.measure,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await provisionAskedFor(ask);
    if (provision === null) return notFound;
    const measures = await measuresOf(ask.db, ask.scope.id);
    const chosen =
      (await choicesOf(ask.db, ask.scope.id)).find(({ provisionId }) => provisionId === provision.id)?.measureId ??
      null;
    return page(ProvisionMeasurePage({ frame: ask.frame, enrolment: ask.scope, provision, measures, chosen }));
  },
});

const measure = route({
  name: 'provision.measure',
  method: 'POST',
  path: paths.provision.measure,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const provision = await provisionAskedFor(ask);
    if (provision === null) return notFound;
    const measures = await measuresOf(ask.db, ask.scope.id);
    const wanted = field(ask.form, 'measure');
    const chosen = measures.find(({ id }) => id === wanted) ?? null;
    if (chosen === null && wanted !== 'none') {
      const problems = [{ field: 'measure', message: 'Choose a measure, or none' }];
      return page(
        ProvisionMeasurePage({ frame: ask.frame, enrolment: ask.scope, provision, measures, chosen: null, problems }),
        { status: 422 },
      );
    }
    const actor = ask.actor as Person; // the route lets only people in
    await writeChoice(
      ask.db,
      ask.scope,
      { provisionId: provision.id, measureId: chosen?.id ?? null },
      { personId: actor.personId, now: ask.now },
    );
    const about = { provision: provision.id, measure: chosen?.id ?? null };
    await note(
      ask.db,
      actor,
      { act: 'provision.measure-chosen', schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about },
      ask.now,
    );
    return redirect(href(paths.provision.one, { enrolment: ask.scope.id, provision: provision.id }), {
      told: 'The measure is kept.',
    });
  },
});

export const provisionRoutes: readonly Route[] = [map, ...provisionFileRoutes, one, measureForm, measure];
