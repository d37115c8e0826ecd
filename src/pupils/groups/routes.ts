import type { Route } from '#platform/route';
import { addRoutes } from './add/routes.ts';
import { changeRoutes } from './change/routes.ts';
import { listRoutes } from './list/routes.ts';
import { oneRoutes } from './one/routes.ts';
import { overlapRoutes } from './overlaps/routes.ts';
import { ownRoutes } from './own/routes.ts';
import { recordRoutes } from './record/routes.ts';
import { safeguardingRoutes } from './safeguarding/routes.ts';

export const groupRoutes: readonly Route[] = [
  ...listRoutes,
  ...overlapRoutes,
  ...ownRoutes,
  ...changeRoutes,
  ...oneRoutes,
  ...addRoutes,
  ...recordRoutes,
  ...safeguardingRoutes,
];
