/**
 * Duties across every step: the trail that a school reads, the time that its staff are asked for, its Pupil Premium, whose
 * strategy statement is made from what the school does and what changed, one pupil over time, what is held of a pupil, and how
 * long it is kept.
 */
import type { Daily } from '#platform/jobs';
import { dailies as ofPremium } from './premium/jobs.ts';
import { keeping } from './erasure/jobs.ts';
import { erasureRoutes } from './erasure/routes.ts';
import { heldRoutes } from './held/routes.ts';
import { premiumRoutes } from './premium/routes.ts';
import { pupilRoutes } from './pupil/routes.ts';
import { dailies as ofVoice } from './pupil/voice/jobs.ts';
import { trailRoutes } from './trail/routes.ts';
import { workloadRoutes } from './workload/routes.ts';
import type { Route } from '#platform/route';

export const routes: readonly Route[] = [
  ...trailRoutes,
  ...workloadRoutes,
  ...premiumRoutes,
  ...pupilRoutes,
  ...heldRoutes,
  ...erasureRoutes,
];
export { actWords } from './trail/acts/rules.ts';
/** What is done once a day: reminders of the statement, words of pupils at the end of their time, leavers at the end of theirs. */
export const dailies: readonly Daily[] = [...ofPremium, ...ofVoice, keeping];
export { isStatementGiven } from './premium/store.ts';
export { timeOf } from './workload/asking.ts';
export { TimePanel } from './workload/panel.tsx';
