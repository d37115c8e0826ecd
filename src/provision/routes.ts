import type { Route } from '#platform/route';
import { editRoutes } from './edit/routes.ts';

export const routes: readonly Route[] = [...editRoutes];
