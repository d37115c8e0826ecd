/** The route table's door: how a route is declared, what it is asked and what it may answer. */
export { bytes, json, notFound, takenOver, page, redirect, type Answer, type SessionChange } from './answer.ts';
export {
  mayChange,
  mayUse,
  route,
  type Ask,
  type Route,
  type Scope,
  type Scoped,
  type Site,
  type Upload,
  type Who,
} from './route.ts';
