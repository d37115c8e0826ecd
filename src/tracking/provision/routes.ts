import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mapFor, MapPage, mayReadProvision } from '#provision';
import { effectsFor } from './effects.ts';

/** The map stands here, where results are: the page itself is provision's. */
const map = route({
  name: 'provision.map',
  method: 'GET',
  path: paths.provision.map,
  who: mayReadProvision,
  scope: enrolmentScope,
  handle: async (ask) => page(MapPage(await mapFor(ask, (shown) => effectsFor(ask, shown)))),
});

export const provisionRoutes: readonly Route[] = [map];
