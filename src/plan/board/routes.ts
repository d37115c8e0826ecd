import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { mayRead } from '../asking.ts';
import { viewOf } from '../view/asking.ts';
import { BoardPage } from './pages.tsx';

const board = route({
  name: 'plan.board',
  method: 'GET',
  path: paths.plan.board,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => page(BoardPage(await viewOf(ask))),
});

export const boardRoutes: readonly Route[] = [board];
