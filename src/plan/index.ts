/**
 * The action plan: what the school changes in its core offer because of the audit, with whom, at what cost, and how it will know.
 * Later steps ask `planGaps` before a school submits, show the actions to the verifier, and count the reviews that were held.
 */
export { routes } from './routes.ts';
export { planGaps } from './agreement/actions.ts';
export { ActionTag, gapLine } from './panels.tsx';
export { listActions, listNotes, type ListedAction, type Note } from './action/store.ts';
export { listMeasures, type ListedMeasure } from './measure/store.ts';
export { listReviews, type ListedReview } from './review/store.ts';
