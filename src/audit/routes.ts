import type { Route } from '#platform/route';
import { routes as apply } from './apply/routes.ts';
import { routes as areas } from './areas/routes.ts';
import { routes as assignment } from './assignment/routes.ts';
import { routes as copy } from './copy/routes.ts';
import { routes as criterion } from './criterion/routes.ts';
import { routes as exemption } from './exemption/routes.ts';
import { routes as finish } from './finish/routes.ts';
import { routes as history } from './history/routes.ts';
import { routes as grid } from './grid/routes.ts';
import { routes as offer } from './offer/routes.ts';
import { routes as download } from './overview/download/routes.ts';
import { routes as overview } from './overview/routes.ts';
import { routes as seconds } from './second/list/routes.ts';
import { routes as rate } from './second/rate/routes.ts';
import { routes as settle } from './second/settle/routes.ts';
import { routes as questions } from './questions/routes.ts';
import { routes as scope } from './scope/routes.ts';
import { routes as standard } from './standard/routes.ts';

export const routes: readonly Route[] = [
  ...overview,
  ...download,
  ...seconds,
  ...finish,
  ...standard,
  ...criterion,
  ...history,
  ...apply,
  ...rate,
  ...settle,
  ...areas,
  ...exemption,
  ...offer,
  ...copy,
  ...assignment,
  ...grid,
  ...questions,
  ...scope,
];
