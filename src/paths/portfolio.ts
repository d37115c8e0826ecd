/** The check, the adviser's review and the submission. */
export const portfolio = {
  home: '/enrolments/:enrolment/portfolio',
  invite: '/enrolments/:enrolment/portfolio/invite',
  review: '/enrolments/:enrolment/portfolio/review',
  reviewStandard: '/enrolments/:enrolment/portfolio/review/:standard',
  answer: '/enrolments/:enrolment/portfolio/review/:standard/answer',
  finishReview: '/enrolments/:enrolment/portfolio/review-finished',
  proposeDate: '/enrolments/:enrolment/portfolio/visit-date',
  acceptDate: '/enrolments/:enrolment/portfolio/visit-date/accept',
  submit: '/enrolments/:enrolment/portfolio/submit',
  withdraw: '/enrolments/:enrolment/portfolio/withdraw',
  submission: '/enrolments/:enrolment/portfolio/submissions/:submission',
} as const;
