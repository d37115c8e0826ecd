import { page, route, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { paths } from '#paths';
import { besideOf } from '../criterion/actions.ts';
import { filterOf, withCriterion } from '../criterion/asking.ts';
import { queryOf } from '../overview/filter/rules.ts';
import { readers } from '../rules.ts';
import { HistoryPage } from './pages.tsx';
import { readOldViews, readSaved } from './store.ts';

export const routes: readonly Route[] = [
  route({
    name: 'audit.history',
    method: 'GET',
    path: paths.audit.history,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) =>
      withCriterion(ask, async (audit, criterion) => {
        const { db, scope, frame, query } = ask;
        const [saved, oldViews, { seconds, ratings, settlements, proposals }] = await Promise.all([
          readSaved(db, scope.id, criterion.code),
          readOldViews(db, scope.id, criterion.code),
          besideOf(db, scope, criterion.code),
        ]);
        return page(
          HistoryPage({
            ...{ frame, enrolment: scope, scheme: audit.scheme, criterion, saved, oldViews },
            ...{ seconds, ratings, settlements, proposals, page: query['page'] },
            query: queryOf(filterOf(ask, audit)),
          }),
        );
      }),
  }),
];
