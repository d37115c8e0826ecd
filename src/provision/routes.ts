import type { Route } from '#platform/route';
import { decideRoutes } from './decide/routes.ts';
import { editRoutes } from './edit/routes.ts';
import { findingRoutes } from './findings/routes.ts';
import { pairRoutes } from './mentoring/pair-routes.ts';
import { mentoringRoutes } from './mentoring/routes.ts';
import { pictureRoutes } from './picture/routes.ts';
import { pupilRoutes } from './pupils/routes.ts';
import { registerRoutes } from './register/routes.ts';
import { timetableRoutes } from './timetable/routes.ts';
import { changeWorkshopRoutes } from './workshop/change-routes.ts';
import { doorRoutes } from './workshop/door/routes.ts';
import { workshopLinkRoutes } from './workshop/link/routes.ts';
import { workshopListRoutes } from './workshop/list/routes.ts';
import { workshopRoutes } from './workshop/routes.ts';

export const routes: readonly Route[] = [
  ...pictureRoutes,
  ...timetableRoutes,
  ...findingRoutes,
  ...editRoutes,
  ...pupilRoutes,
  ...registerRoutes,
  ...decideRoutes,
  ...mentoringRoutes,
  ...pairRoutes,
  ...workshopRoutes,
  ...changeWorkshopRoutes,
  ...workshopLinkRoutes,
  ...workshopListRoutes,
  ...doorRoutes,
];
