import type { Route } from '#platform/route';
import { applicationRoutes } from './application/routes.tsx';
import { assignmentRoutes } from './assignment/routes.tsx';
import { conflictRoutes } from './conflict/routes.tsx';
import { standingRoutes } from './standing/routes.tsx';
import { teamRoutes } from './team/routes.tsx';

export const routes: readonly Route[] = [
  ...applicationRoutes,
  ...teamRoutes,
  ...standingRoutes,
  ...assignmentRoutes,
  ...conflictRoutes,
];
