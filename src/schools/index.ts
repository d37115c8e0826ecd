/**
 * Schools and their context: the national list and school census, how a school is found, where its figures stand among
 * all schools of its kind, and what it says about itself. Later rooms take a school's name and context from here.
 */
export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { listForSchool as listTermDates, type KeptDates } from './terms/store.ts';
export { tasks } from './imports/jobs.ts';
export { importEstablishments } from './establishments/actions.ts';
export { loadInventedNation } from './invented/actions.ts';
export type { InventedSchool } from './invented/rules.ts';
