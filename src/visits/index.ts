/**
 * The accreditation visit: the day, the claims that are checked, a judgement of every criterion with reasons, each action followed to
 * what target pupils achieved, the school's comments on fact, and a second verifier. It closes step 5 when the panel may read it; the
 * panel's pages read the tables visit, finding and moderation in their own joins.
 */
export { routes } from './routes.ts';
