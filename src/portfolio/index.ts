/**
 * The portfolio, step 4: the check before submission, the adviser's review standard by standard, the day of the visit that
 * both sides agree, and the submission, which freezes a cut-off.
 */
export { routes } from './routes.ts';
export { dailies } from './print/jobs.ts';
export { tasks } from './jobs.ts';
export { freeze } from './submission/store.ts';
