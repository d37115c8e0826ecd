/**
 * The register: every award that was published, as a page with search and as data, each with its status at this moment.
 */
export { routes } from './routes.ts';
