/**
 * Enrolment: one school undertaking one version of one scheme, its team, the people whom the awarding body sends, and where it
 * stands on the six steps. Later steps move the journey by calling `markStep` with what their own rules found.
 */
export {
  agreeVisitDate,
  closeJudgingTasks,
  completeEnrolment,
  markExempt,
  markNotChosen,
  markStep,
  markSubmissionWithdrawn,
  markSubmitted,
  shareStandards,
} from './actions.ts';
export { enrolmentScope, frameOf } from './scope.ts';
export { findEnrolment, type Enrolment } from './store.ts';
export { routes } from './routes.ts';
export type { TeamMember } from './team/store.ts';
export type { Assignment } from './assignment/store.ts';
