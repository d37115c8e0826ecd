import type { Route } from '#platform/route';
import { awardRoutes } from './award/routes.ts';
import { decisionRoutes } from './decision/routes.ts';
import { keyRoutes } from './key/routes.ts';
import { publicRoutes } from './public/routes.ts';

export const routes: readonly Route[] = [...publicRoutes, ...decisionRoutes, ...awardRoutes, ...keyRoutes];
