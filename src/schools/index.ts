/**
 * Schools and their context: the national list and school census, how a school is found, where its figures stand among
 * all schools of its kind, and what it says about itself. Later rooms take a school's name and context from here.
 */
export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { tasks } from './imports/jobs.ts';
export { contextOf, spreadOf, yearsOf, type Context } from './context/store.ts';
export { importCensus } from './census/actions.ts';
export { importEstablishments } from './establishments/actions.ts';
export { searchSchools, type Found, type FoundSchool } from './search/store.ts';
export { inventedYear, loadInventedNation } from './invented/actions.ts';
export type { InventedSchool } from './invented/rules.ts';
export { findSchool, type School } from './store.ts';
export { portraitOf, type Portrait } from './portrait/store.ts';
export { PortraitPanel } from './portrait/pages.tsx';
