/**
 * Provision: what the school does for its pupils beside ordinary lessons, who is on it, who came, what it costs and what came of it.
 * It belongs to the school and outlives an enrolment. Later rooms name a provision (`provisionsOf`), ask who is on it (`pupilsOn`)
 * and what it costs (`costOf` of `#provision/rules`); what it changed is worked out where results are: tracking fills the map's effects.
 */
export {
  askedFor as provisionAskedFor,
  countedFor,
  dayOf,
  mayRead as mayReadProvision,
  termsOf,
  type Asked as ProvisionAsked,
} from './asking.ts';
export { mapPdf, timetablePdf } from './files/paper.ts';
export { mapWorkbook, timetableWorkbook } from './files/sheets.ts';
export { MapPage } from './map/pages.tsx';
export { mapFor } from './map/reading.ts';
export type { Effect } from './map/rules.ts';
export { OnePage, type OneProps } from './one/pages.tsx';
export { oneFor } from './one/reading.ts';
export { pictureFor } from './picture/routes.ts';
export { dailies } from './jobs.ts';
export { routes } from './routes.ts';
export { timetableFor } from './timetable/reading.ts';
export { makeLink as makeWorkshopLink } from './workshop/link/actions.ts';
export { provisionOfPupil, provisionsOf, pupilsOn, pupilsOnAll, type Provision, type PupilOn } from './store.ts';
