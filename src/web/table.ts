import { routes as uploads } from '#platform/files';
import type { Route } from '#platform/route';
import { routes as audit } from '#audit';
import { routes as evidence } from '#evidence';
import { routes as awards } from '#awards';
import { routes as duties } from '#duties';
import { routes as enrolment } from '#enrolment';
import { routes as partnerships } from '#partnerships';
import { routes as people } from '#people';
import { routes as provision } from '#provision';
import { routes as pupils } from '#pupils';
import { routes as questionnaires } from '#questionnaires';
import { routes as register } from '#register';
import { routes as plan } from '#plan';
import { routes as portfolio } from '#portfolio';
import { routes as schemes } from '#schemes';
import { routes as schools } from '#schools';
import { intakeRoutes, routes as tracking } from '#tracking';
import { routes as training } from '#training';
import { routes as visits } from '#visits';
import { calendarRoutes } from './calendar/routes.ts';
import { governorRoutes } from './governors/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { journeyRoutes } from './journey/routes.ts';
import { publicRoutes } from './public/routes.ts';

/** The whole route table: every room's door that has addresses. A room that is not listed here answers nothing. */
export const routes: readonly Route[] = [
  ...schools,
  ...people,
  ...schemes,
  ...enrolment,
  ...training,
  ...pupils,
  ...provision,
  ...tracking,
  ...intakeRoutes,
  ...questionnaires,
  ...partnerships,
  ...uploads,
  ...evidence,
  ...audit,
  ...plan,
  ...portfolio,
  ...visits,
  ...awards,
  ...register,
  ...duties,
  ...publicRoutes,
  ...homeRoutes,
  ...journeyRoutes,
  ...governorRoutes,
  ...calendarRoutes,
];
