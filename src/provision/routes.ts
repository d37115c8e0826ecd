import type { Route } from '#platform/route';
import { decideRoutes } from './decide/routes.ts';
import { editRoutes } from './edit/routes.ts';
import { findingRoutes } from './findings/routes.ts';
import { pupilRoutes } from './pupils/routes.ts';
import { registerRoutes } from './register/routes.ts';
import { timetableRoutes } from './timetable/routes.ts';

export const routes: readonly Route[] = [
  ...timetableRoutes,
  ...findingRoutes,
  ...editRoutes,
  ...pupilRoutes,
  ...registerRoutes,
  ...decideRoutes,
];
