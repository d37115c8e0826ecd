/** Duties across every step: the trail that a school reads, and the time that its staff are asked for. */
import { trailRoutes } from './trail/routes.ts';
import { workloadRoutes } from './workload/routes.ts';
import type { Route } from '#platform/route';

export const routes: readonly Route[] = [...trailRoutes, ...workloadRoutes];
export { timeOf } from './workload/asking.ts';
export { TimePanel } from './workload/panel.tsx';
