import type { Route } from '#platform/route';
import { accountRoutes } from './account/routes.ts';
import { colleagueRoutes } from './colleagues/routes.ts';
import { inviteListRoutes } from './invitations/list/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { passwordRoutes } from './password/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { setUpRoutes } from './two-step/set-up/routes.ts';

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...sessionRoutes,
  ...passwordRoutes,
  ...setUpRoutes,
  ...accountRoutes,
  ...noticeRoutes,
  ...invitationRoutes,
  ...inviteListRoutes,
  ...colleagueRoutes,
];
