/**
 * Pupils: those whom an enrolment follows, as target or for comparison. Names stand in the schema `restricted` and are the
 * school team's alone; later rooms and assessors work with codes. Every look at names is in the trail.
 */
export { lookAtPupils } from './actions.ts';
export { routes } from './routes.ts';
export { codedOf, teamOf, workScope } from './scope.ts';
