/** The evidence library and its claims. */
export const evidence = {
  home: '/enrolments/:enrolment/evidence',
  add: '/enrolments/:enrolment/evidence/new',
  coverage: '/enrolments/:enrolment/evidence/coverage',
  item: '/enrolments/:enrolment/evidence/:item',
  change: '/enrolments/:enrolment/evidence/:item/change',
  remove: '/enrolments/:enrolment/evidence/:item/remove',
  file: '/enrolments/:enrolment/evidence/:item/file/:version',
  preview: '/enrolments/:enrolment/evidence/:item/preview/:version',
  claims: '/enrolments/:enrolment/evidence/:item/criteria',
  claim: '/enrolments/:enrolment/evidence/:item/criteria/:claim',
  withdrawClaim: '/enrolments/:enrolment/evidence/:item/criteria/:claim/unlink',
} as const;
