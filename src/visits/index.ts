/**
 * The accreditation visit: the day, the claims that are checked, a judgement of every criterion with reasons, each action followed to
 * what target pupils achieved, the school's comments on fact, and a second verifier. The award's panel reads what is ready here.
 */
export { routes } from './routes.ts';
export { findVisit, listFindings, type ListedFinding, type Visit } from './store.ts';
export { listModerated, type ListedModerated } from './moderation/store.ts';
export { listPoints, type Point } from './points/store.ts';
export { listActionFindings, type ActionFinding } from './follow/store.ts';
export { Differences } from './moderation/pages.tsx';
