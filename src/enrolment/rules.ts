/** What an enrolment is, and what may be done with it when. Pure: buttons, messages, actions and tests read the same tables. */

export const enrolmentStates = ['active', 'paused', 'withdrawn', 'completed'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

/** Acts on the enrolment itself; `work` is anything that changes what the school writes in its six steps. */
export type EnrolmentAct = 'work' | 'pause' | 'resume' | 'extend' | 'withdraw' | 'hand-over' | 'assign' | 'complete';

/** In which states each act is allowed. */
export const enrolmentActs = {
  work: ['active'],
  pause: ['active'],
  resume: ['paused'],
  extend: ['active', 'paused'],
  withdraw: ['active', 'paused'],
  'hand-over': ['active', 'paused'],
  assign: ['active', 'paused', 'completed'],
  complete: ['active'],
} as const satisfies Record<EnrolmentAct, readonly EnrolmentState[]>;

export const mayDo = (act: EnrolmentAct, state: EnrolmentState): boolean =>
  (enrolmentActs[act] as readonly EnrolmentState[]).includes(state);

/** Where an application stands, read from the facts that have happened to it, never stored beside them. */
export type ApplicationState =
  | 'waiting-for-head'
  | 'waiting-for-body'
  | 'waiting-for-terms'
  | 'enrolled'
  | 'refused'
  | 'withdrawn';

export type ApplicationFacts = Readonly<{
  headConfirmedAt: Date | null;
  decision: 'accepted' | 'refused' | null;
  schoolTermsAt: Date | null;
  bodyTermsAt: Date | null;
  withdrawnAt: Date | null;
  enrolledAt: Date | null;
}>;

/** The state of an application. Only `enrolled` has an enrolment: head confirmed, body accepted, both accepted the data terms. */
export const applicationState = (facts: ApplicationFacts): ApplicationState => {
  if (facts.enrolledAt !== null) return 'enrolled';
  if (facts.withdrawnAt !== null) return 'withdrawn';
  if (facts.decision === 'refused') return 'refused';
  if (facts.headConfirmedAt === null) return 'waiting-for-head';
  if (facts.decision === null) return 'waiting-for-body';
  return 'waiting-for-terms';
};

export type ApplicationAct = 'confirm' | 'remind-head' | 'accept' | 'refuse' | 'accept-terms' | 'withdraw';

/** In which states each act on an application is allowed. */
export const applicationActs = {
  confirm: ['waiting-for-head'],
  'remind-head': ['waiting-for-head'],
  accept: ['waiting-for-body'],
  refuse: ['waiting-for-head', 'waiting-for-body', 'waiting-for-terms'],
  'accept-terms': ['waiting-for-terms'],
  withdraw: ['waiting-for-head', 'waiting-for-body', 'waiting-for-terms'],
} as const satisfies Record<ApplicationAct, readonly ApplicationState[]>;

export const mayAct = (act: ApplicationAct, state: ApplicationState): boolean =>
  (applicationActs[act] as readonly ApplicationState[]).includes(state);

/** True when everything stands that turns an application into an enrolment. */
export const isReadyToEnrol = (facts: ApplicationFacts): boolean =>
  facts.headConfirmedAt !== null &&
  facts.decision === 'accepted' &&
  facts.schoolTermsAt !== null &&
  facts.bodyTermsAt !== null &&
  facts.withdrawnAt === null &&
  facts.enrolledAt === null;

export type AssignmentKind = 'adviser' | 'verifier' | 'moderator' | 'panel';

export type AssignmentRefusal =
  | Readonly<{ kind: 'refused'; because: 'already-has-task'; task: AssignmentKind }>
  | Readonly<{ kind: 'refused'; because: 'declared-conflict'; reason: string }>
  | Readonly<{ kind: 'refused'; because: 'works-at-school' }>;

export type Candidate = Readonly<{
  /** Tasks, open or closed, that this person has had on this school's enrolments, with whether it is this enrolment. */
  tasks: readonly Readonly<{ kind: AssignmentKind; isThisEnrolment: boolean }>[];
  conflictReason: string | null;
  worksAtSchool: boolean;
}>;

/**
 * Why a person may not be given this task on this enrolment, or null when they may. An adviser of a school is never its
 * verifier, second verifier or panel member, nor the reverse; and whoever gathered evidence does not decide on it.
 */
export const assignmentRefusal = (kind: AssignmentKind, candidate: Candidate): AssignmentRefusal | null => {
  if (candidate.worksAtSchool) return { kind: 'refused', because: 'works-at-school' };
  if (candidate.conflictReason !== null)
    return { kind: 'refused', because: 'declared-conflict', reason: candidate.conflictReason };
  const clash = candidate.tasks.find(
    (task) => task.isThisEnrolment || (task.kind === 'adviser') !== (kind === 'adviser'),
  );
  return clash === undefined ? null : { kind: 'refused', because: 'already-has-task', task: clash.kind };
};

export type StepFacts = Readonly<{ step: number; startedOn: string | null; doneOn: string | null }>;
export type StepState = 'done' | 'now' | 'ahead';

/** How a step stands: done once its gate opened and its act was done; under way once begun. Steps overlap. */
export const stepState = (step: number, facts: readonly StepFacts[]): StepState => {
  const known = facts.find((fact) => fact.step === step);
  if (known?.doneOn != null) return 'done';
  return known?.startedOn != null ? 'now' : 'ahead';
};

/** How many days before the visit a verifier's access opens. */
export const verifierOpensDaysBefore = 14;

/** The cohorts that can still be joined: this term and the next two. */
export const cohortsFrom = (today: string): readonly string[] => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const terms = ['Spring', 'Summer', 'Autumn'] as const;
  const current = month < 4 ? 0 : month < 8 ? 1 : 2;
  return [0, 1, 2].map((ahead) => {
    const index = current + ahead;
    return `${terms[index % 3]} ${year + Math.floor(index / 3)}`;
  });
};
