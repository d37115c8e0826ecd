/** The pupils whom an enrolment follows. */
export const pupils = {
  home: '/enrolments/:enrolment/pupils',
  add: '/enrolments/:enrolment/pupils/new',
  bring: '/enrolments/:enrolment/pupils/list',
  check: '/enrolments/:enrolment/pupils/list/check',
  take: '/enrolments/:enrolment/pupils/list/take',
  leave: '/enrolments/:enrolment/pupils/:pupil/leave',
} as const;
