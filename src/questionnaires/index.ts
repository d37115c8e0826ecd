/**
 * Questionnaires: asking pupils, parents and staff. Coming to school ready to learn is asked confidentially of target and comparison
 * pupils, so that answers before and after belong together and nobody can read one pupil's.
 */
export { routes } from './readiness/routes.ts';
