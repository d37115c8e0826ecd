/**
 * Pupils: those whom an enrolment follows, as target or for comparison, and the groups to which they belong from day to day.
 * Names stand in the schema `restricted` and are the school team's alone; later rooms and assessors work with codes. Every
 * look at names is in the trail. Child-protection flags are for the DSL and the staff whom the DSL names.
 */
export { lookAtPupils } from './actions.ts';
export { absenceOf } from './groups/attending/store.ts';
export { recordMemberships, type Recorded } from './groups/membership/actions.ts';
export { membersIn, membersOf, standingsOn, type Standings } from './groups/standing/actions.ts';
export { isDsl, seesSafeguarding } from './groups/safeguarding/store.ts';
export { routes } from './routes.ts';
export { codedOf, teamOf, workScope } from './scope.ts';
