/** Partners, partnerships and the hub. */
export const partnerships = {
  home: '/enrolments/:enrolment/partnerships',
  hub: '/enrolments/:enrolment/hub',
  propose: '/enrolments/:enrolment/partnerships/new',
  addPartner: '/enrolments/:enrolment/partners/new',
  partner: '/enrolments/:enrolment/partners/:partner',
  one: '/enrolments/:enrolment/partnerships/:partnership',
  change: '/enrolments/:enrolment/partnerships/:partnership/change',
  begin: '/enrolments/:enrolment/partnerships/:partnership/begin',
  end: '/enrolments/:enrolment/partnerships/:partnership/end',
} as const;
