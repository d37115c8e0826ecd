import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { isOutside, workedFor } from '../impact/asking.ts';
import { chosenOf, isTooEarly, mayRead } from '../impact/shown.ts';
import { reachedFor, toldBesideGroups } from '../impact/told-for.ts';
import { PartnershipPage } from './pages.tsx';
import { partnerRows } from './rules.ts';

export const partnershipRoutes: readonly Route[] = [
  route({
    name: 'tracking.partnerships',
    method: 'GET',
    path: paths.tracking.partnerships,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { scope, frame } = ask;
      const outside = isOutside(ask);
      const all = await workedFor(ask);
      const chosen = chosenOf(all, ask.query['measure']);
      const partners = chosen === null ? [] : await reachedFor(ask);
      return page(
        PartnershipPage({
          frame,
          enrolment: scope,
          measures: all.map(({ series }) => ({ id: series.measure.id, title: series.measure.title })),
          chosen:
            chosen === null
              ? null
              : {
                  id: chosen.series.measure.id,
                  title: chosen.inputs.measure.title,
                  measure: chosen.inputs.measure,
                  rows: partnerRows(
                    chosen.inputs,
                    chosen.series,
                    partners,
                    await toldBesideGroups(ask, chosen, partners),
                  ),
                },
          mayProvide: ask.mayOpen(paths.provision.map),
          outside,
        }),
      );
    },
  }),
];
