/** The initial audit. */
export const audit = {
  home: '/enrolments/:enrolment/audit',
  standard: '/enrolments/:enrolment/audit/standards/:standard',
  agreeStandard: '/enrolments/:enrolment/audit/standards/:standard/agree',
  /** One criterion: read it, judge it. */
  criterion: '/enrolments/:enrolment/audit/criteria/:criterion',
  agree: '/enrolments/:enrolment/audit/criteria/:criterion/agree',
  second: '/enrolments/:enrolment/audit/criteria/:criterion/second-view',
  /** Strengths to celebrate and areas for improvement. */
  areas: '/enrolments/:enrolment/audit/areas',
  area: '/enrolments/:enrolment/audit/areas/:area',
  agreeArea: '/enrolments/:enrolment/audit/areas/:area/agree',
  takeBackArea: '/enrolments/:enrolment/audit/areas/:area/take-back',
  finish: '/enrolments/:enrolment/audit/finish',
} as const;
