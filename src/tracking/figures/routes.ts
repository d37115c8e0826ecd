import { isUuid } from '#platform/db';
import { notFound, page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { codedOf, teamOf } from '#pupils';
import { isOutside } from '../impact/asking.ts';
import { isTooEarly } from '../impact/shown.ts';
import { isWithheld } from '../impact/words.ts';
import { FigurePage } from './one-page.tsx';
import { FiguresPage } from './pages.tsx';
import { recompute } from './rules.ts';
import { findFigure, listFigures, type StoredFigure } from './store.ts';

/** Inputs stand in a figure by code, so only those who may see pupils by code open it. */
const mayOpen = { kind: 'roles', roles: [...teamOf.roles, ...codedOf] } as const;

/** Outside the school a figure of few pupils is not there. */
const maySee = (outside: boolean) => (figure: StoredFigure) =>
  !outside || (figure.kind === 'measure' && !isWithheld(figure.output));

export const figureRoutes: readonly Route[] = [
  route({
    name: 'tracking.figures',
    method: 'GET',
    path: paths.tracking.figures,
    who: mayOpen,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { db, frame, scope, query } = ask;
      const figures = (await listFigures(db, scope.id)).filter(maySee(isOutside(ask)));
      return page(FiguresPage({ frame, enrolment: scope, figures, page: query['page'] }));
    },
  }),
  route({
    name: 'tracking.figure',
    method: 'GET',
    path: paths.tracking.figure,
    who: mayOpen,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const { db, frame, scope, query, params } = ask;
      const id = params['figure'] ?? '';
      const figure = isUuid(id) ? await findFigure(db, scope.id, id) : null;
      if (figure === null || !maySee(isOutside(ask))(figure)) return notFound;
      return page(FigurePage({ frame, enrolment: scope, figure, again: recompute(figure), page: query['page'] }));
    },
  }),
];
