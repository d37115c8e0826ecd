/**
 * Provision: what the school does for its pupils beside ordinary lessons, who is on it, who came, what it costs and what came of it.
 * It belongs to the school and outlives an enrolment. Later rooms name a provision (`provisionsOf`), ask who is on it (`pupilsOn`)
 * and what it costs (`costOf` of `#provision/rules`); what it changed is worked out where results are, in tracking.
 */
export { provisionOfPupil, provisionsOf, pupilsOn, pupilsOnAll, type Provision, type PupilOn } from './store.ts';
