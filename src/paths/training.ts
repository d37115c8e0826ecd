/** Consultancy and whole-staff training. */
export const training = {
  home: '/enrolments/:enrolment/training',
  plan: '/enrolments/:enrolment/training/sessions/new',
  session: '/enrolments/:enrolment/training/sessions/:session',
  change: '/enrolments/:enrolment/training/sessions/:session/change',
  attendance: '/enrolments/:enrolment/training/sessions/:session/attendance',
  outcome: '/enrolments/:enrolment/training/sessions/:session/outcome',
  callOff: '/enrolments/:enrolment/training/sessions/:session/call-off',
  done: '/enrolments/:enrolment/training/done',
  staff: '/enrolments/:enrolment/training/staff',
  checkStaff: '/enrolments/:enrolment/training/staff/check',
  listStaff: '/enrolments/:enrolment/training/staff/list',
  staffLeft: '/enrolments/:enrolment/training/staff/:staff/left',
} as const;
