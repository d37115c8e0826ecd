import { bytes, notFound, page, route, type Ask, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { codedOf, teamOf } from '#pupils';
import { cutOffFor, isOutside, workedFor, type Worked } from '../impact/asking.ts';
import { isTooEarly } from '../impact/shown.ts';
import { isWithheld } from '../impact/words.ts';
import { workingCsv } from './csv.ts';
import { WorkingPage } from './pages.tsx';

/** Those who may see pupils by code may see what a figure is made of; a small figure stays with the school. */
const mayOpen = { kind: 'roles', roles: [...teamOf.roles, ...codedOf] } as const;

const asked = async (ask: Ask<Enrolment>): Promise<Worked | null> => {
  if (isTooEarly(ask)) return null;
  const found = (await workedFor(ask)).find(({ series }) => series.measure.id === ask.params['measure']);
  return found === undefined || (isOutside(ask) && isWithheld(found.working)) ? null : found;
};

export const workingRoutes: readonly Route[] = [
  route({
    name: 'tracking.working',
    method: 'GET',
    path: paths.tracking.working,
    who: mayOpen,
    scope: enrolmentScope,
    handle: async (ask) => {
      const worked = await asked(ask);
      if (worked === null) return notFound;
      const { frame, scope, query, now } = ask;
      return page(
        WorkingPage({
          frame,
          enrolment: scope,
          worked,
          cutOffAt: cutOffFor(ask) ?? now,
          page: query['page'],
        }),
      );
    },
  }),
  route({
    name: 'tracking.working.csv',
    method: 'GET',
    path: paths.tracking.workingCsv,
    who: mayOpen,
    scope: enrolmentScope,
    handle: async (ask) => {
      const worked = await asked(ask);
      if (worked === null) return notFound;
      return bytes({
        type: 'text/csv; charset=utf-8',
        body: workingCsv(worked, cutOffFor(ask) ?? ask.now),
        name: 'inputs-and-steps.csv',
      });
    },
  }),
];
