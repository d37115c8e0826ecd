/**
 * The action plan: what the school changes in its core offer because of the audit, with whom, at what cost, and how it will know.
 * It closes step 3 when both agreed and the partnerships are live, and opens it again when what was agreed changes; the visit follows
 * its actions.
 */
export { dailies, tasks } from './jobs.ts';
export { routes } from './routes.ts';
export { ActionTag, driftLine } from './panels.tsx';
export { listNotes, type Note } from './action/progress/store.ts';
export { listActions, type ListedAction } from './action/store.ts';
export { listMeasures, type ListedMeasure } from './measure/store.ts';
