/**
 * Schemes: the rules of each award as data. An enrolment keeps the version it began with; `schemeOf` gives it as a typed
 * value, and `#schemes/rules` answers every question about it. `syncSchemes` brings the files of `schemes/` in at the start.
 */
export { syncSchemes, type Synced } from './actions.ts';
export { schemeFromKept } from './document/rules.ts';
export { commands } from './commands.ts';
export { routes } from './routes.ts';
export { listSchemes, schemeFor, schemeOf, type ListedScheme } from './store.ts';
