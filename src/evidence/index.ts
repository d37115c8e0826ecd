/**
 * Evidence: what a school can show. An item is added once and serves many criteria of many schemes; a claim says what it
 * shows for one criterion and what changed for pupils. The school and its adviser see work as it is; those who judge see
 * what stood at the cut-off.
 */
export { routes } from './routes.ts';
export { dailies } from './keep/jobs.ts';
export { sightOf } from './asking.ts';
export { claimsOfCriterion, type Claim } from './claim/store.ts';
export type { Item, Sight } from './store.ts';
