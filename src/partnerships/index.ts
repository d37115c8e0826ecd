/**
 * Partnerships for learning: who helps the school's pupils and families, what was agreed with them, from when it is live, and the
 * hub through which families reach it. The plan asks how many are live and names a partnership in an action.
 */
export { routes } from './routes.ts';
export { listPartnerships, listSpans, type ListedPartnership } from './store.ts';
