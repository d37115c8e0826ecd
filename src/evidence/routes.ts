import type { Route } from '#platform/route';
import { claimRoutes } from './claim/routes.ts';
import { consentRoutes } from './consent/routes.ts';
import { coverageRoutes } from './coverage/routes.ts';
import { frameworkRoutes } from './framework/routes.ts';
import { fileRoutes } from './item/file/routes.ts';
import { itemRoutes } from './item/routes.ts';
import { keepRoutes } from './keep/routes.ts';
import { libraryRoutes } from './library/routes.ts';
import { premiumRoutes } from './premium/routes.ts';
import { severalRoutes } from './several/routes.ts';
import { twinRoutes } from './twin/routes.ts';

export const routes: readonly Route[] = [
  ...libraryRoutes,
  ...coverageRoutes,
  ...premiumRoutes,
  ...severalRoutes,
  ...itemRoutes,
  ...fileRoutes,
  ...consentRoutes,
  ...keepRoutes,
  ...twinRoutes,
  ...claimRoutes,
  ...frameworkRoutes,
];
