import type { Route } from '#platform/route';
import { applyRoutes } from './application/apply/routes.ts';
import { confirmRoutes } from './application/confirm/routes.ts';
import { applicationRoutes } from './application/routes.ts';
import { assignmentRoutes } from './assignment/routes.ts';
import { conflictRoutes } from './conflict/routes.ts';
import { pastRoutes } from './past/routes.ts';
import { standingRoutes } from './standing/routes.ts';
import { teamRoutes } from './team/routes.ts';

export const routes: readonly Route[] = [
  ...applyRoutes,
  ...applicationRoutes,
  ...confirmRoutes,
  ...teamRoutes,
  ...standingRoutes,
  ...assignmentRoutes,
  ...conflictRoutes,
  ...pastRoutes,
];
