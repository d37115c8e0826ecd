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
  /** What the school is not judged on: its optional standards, and what it asked to be let off. */
  scope: '/enrolments/:enrolment/audit/scope',
  exemptions: '/enrolments/:enrolment/audit/exemptions',
  exemption: '/enrolments/:enrolment/audit/exemptions/:exemption',
  decideExemption: '/enrolments/:enrolment/audit/exemptions/:exemption/decide',
  withdrawExemption: '/enrolments/:enrolment/audit/exemptions/:exemption/withdraw',
  finish: '/enrolments/:enrolment/audit/finish',
} as const;
