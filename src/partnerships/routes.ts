import { londonDay } from '#platform/clock';
import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeOf } from '#schemes';
import { gateFor } from '#schemes/rules';
import { mayRead, place } from './asking.ts';
import { HubPage } from './hub/pages.tsx';
import { oneRoutes } from './one/routes.ts';
import { PartnershipsPage } from './pages.tsx';
import { partnerRoutes } from './partner/routes.ts';
import { proposeRoutes } from './propose/routes.ts';
import { countPartnerships, type PartnershipState } from './rules.ts';
import * as store from './store.ts';

const states: readonly string[] = ['live', 'proposed', 'ended'] satisfies PartnershipState[];

const list = route({
  name: 'partnerships.home',
  method: 'GET',
  path: paths.partnerships.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, query, now } = ask;
    const [partnerships, partners, scheme] = [
      await store.listPartnerships(db, scope.id),
      await store.listPartners(db, scope.schoolId),
      await schemeOf(db, scope.schemeVersionId),
    ];
    const asked = gateFor(scheme, 'partnerships-live')?.atLeast ?? 0;
    const only = states.includes(query['state'] ?? '') ? query['state'] : undefined;
    const count = countPartnerships(partnerships, asked, londonDay(now));
    return page(PartnershipsPage({ ...place(ask), partnerships, partners, count, only }));
  },
});

const hub = route({
  name: 'partnerships.hub',
  method: 'GET',
  path: paths.partnerships.hub,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const partnerships = await store.listPartnerships(ask.db, ask.scope.id);
    const partners = await store.listPartners(ask.db, ask.scope.schoolId);
    return page(
      HubPage({ ...place(ask), partnerships, offers: new Map(partners.map(({ id, offers }) => [id, offers])) }),
    );
  },
});

export const routes: readonly Route[] = [list, hub, ...partnerRoutes, ...proposeRoutes, ...oneRoutes];
