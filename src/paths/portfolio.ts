/** The check, the adviser's review and the submission. */
export const portfolio = {
  home: '/enrolments/:enrolment/portfolio',
  /** The check in full, by standard; and running it again. */
  check: '/enrolments/:enrolment/portfolio/check',
  runCheck: '/enrolments/:enrolment/portfolio/check/run',
  /** Names to look for, and where one was found. */
  names: '/enrolments/:enrolment/portfolio/names',
  forgetNames: '/enrolments/:enrolment/portfolio/names/forget',
  named: '/enrolments/:enrolment/portfolio/named',
  clearName: '/enrolments/:enrolment/portfolio/named/clear',
  takeBackName: '/enrolments/:enrolment/portfolio/named/take-back',
  /** One standard's portfolio: its checklist and what its lead looks back on. */
  standard: '/enrolments/:enrolment/portfolio/standards/:standard',
  tick: '/enrolments/:enrolment/portfolio/standards/:standard/checklist',
  untick: '/enrolments/:enrolment/portfolio/standards/:standard/checklist/open',
  reflection: '/enrolments/:enrolment/portfolio/standards/:standard/reflection',
  handReflection: '/enrolments/:enrolment/portfolio/standards/:standard/reflection/hand-over',
  readReflection: '/enrolments/:enrolment/portfolio/standards/:standard/reflection/read',
  /** The portfolio on paper, and everything in one file. */
  documents: '/enrolments/:enrolment/portfolio/documents',
  document: '/enrolments/:enrolment/portfolio/documents/:print',
  everything: '/enrolments/:enrolment/portfolio/everything',
  invite: '/enrolments/:enrolment/portfolio/invite',
  review: '/enrolments/:enrolment/portfolio/review',
  reviewStandard: '/enrolments/:enrolment/portfolio/review/:standard',
  answer: '/enrolments/:enrolment/portfolio/review/:standard/answer',
  finishReview: '/enrolments/:enrolment/portfolio/review-finished',
  proposeDate: '/enrolments/:enrolment/portfolio/visit-date',
  acceptDate: '/enrolments/:enrolment/portfolio/visit-date/accept',
  submit: '/enrolments/:enrolment/portfolio/submit',
  withdraw: '/enrolments/:enrolment/portfolio/withdraw',
  /** What was submitted, in one file. */
  submitted: '/enrolments/:enrolment/portfolio/submissions/:submission/everything',
  differences: '/enrolments/:enrolment/portfolio/submissions/:submission/differences',
  submission: '/enrolments/:enrolment/portfolio/submissions/:submission',
} as const;
