/** Duties across every step: the trail that a school reads. */
import { trailRoutes } from './trail/routes.ts';
import type { Route } from '#platform/route';

export const routes: readonly Route[] = [...trailRoutes];
