import type { Route } from '#platform/route';
import { routes as pupilRoutes } from './of-pupil/routes.ts';
import { routes as pointRoutes } from './points/routes.ts';
import { routes as assessmentRoutes } from './assessments/routes.ts';
import { attainedRoutes } from './attained/routes.ts';
import { choosingRoutes } from './choosing/routes.ts';
import { needRoutes } from './need/routes.ts';
import { learnerRoutes } from './learners/routes.ts';
import { everyoneRoutes } from './everyone/routes.ts';
import { figureRoutes } from './figures/routes.ts';
import { partnershipRoutes } from './partnership/routes.ts';
import { cohortRoutes } from './cohorts/routes.ts';
import { progressRoutes } from './progress/routes.ts';
import { printRoutes } from './print/routes.ts';
import { startRoutes } from './start/routes.ts';
import { workingRoutes } from './working/routes.ts';
import { routes as declareRoutes } from './measures/routes.ts';
import { routes as methodRoutes } from './methods/routes.ts';
import { provisionRoutes } from './provision/routes.ts';
import { routes as scoreFileRoutes } from './scores/file/routes.ts';
import { routes as resultRoutes } from './results/routes.ts';
import { routes as rollUpRoutes } from './rollup/routes.ts';

export const routes: readonly Route[] = [
  ...everyoneRoutes,
  ...progressRoutes,
  ...cohortRoutes,
  ...partnershipRoutes,
  ...startRoutes,
  ...workingRoutes,
  ...printRoutes,
  ...figureRoutes,
  ...attainedRoutes,
  ...choosingRoutes,
  ...needRoutes,
  ...declareRoutes,
  ...provisionRoutes,
  ...resultRoutes,
  ...pupilRoutes,
  ...scoreFileRoutes,
  ...assessmentRoutes,
  ...pointRoutes,
  ...rollUpRoutes,
  ...methodRoutes,
  ...learnerRoutes,
];
