/** The initial audit. */
export const audit = {
  home: '/enrolments/:enrolment/audit',
  standard: '/enrolments/:enrolment/audit/standards/:standard',
  agreeStandard: '/enrolments/:enrolment/audit/standards/:standard/agree',
  /** One criterion: read it, judge it. */
  criterion: '/enrolments/:enrolment/audit/criteria/:criterion',
  /** Words brought to a criterion from elsewhere. */
  confirmOffer: '/enrolments/:enrolment/audit/criteria/:criterion/offers/:offer/confirm',
  setOfferAside: '/enrolments/:enrolment/audit/criteria/:criterion/offers/:offer/set-aside',
  agree: '/enrolments/:enrolment/audit/criteria/:criterion/agree',
  second: '/enrolments/:enrolment/audit/criteria/:criterion/second-view',
  /** Strengths to celebrate and areas for improvement. */
  areas: '/enrolments/:enrolment/audit/areas',
  area: '/enrolments/:enrolment/audit/areas/:area',
  agreeArea: '/enrolments/:enrolment/audit/areas/:area/agree',
  takeBackArea: '/enrolments/:enrolment/audit/areas/:area/take-back',
  /** From an earlier audit, or from another scheme's. */
  copy: '/enrolments/:enrolment/audit/copy',
  copyFrom: '/enrolments/:enrolment/audit/copy/:from',
  /** The school's own grid, in and out. */
  grid: '/enrolments/:enrolment/audit/grid',
  gridOut: '/enrolments/:enrolment/audit/grid/export/:format',
  gridIn: '/enrolments/:enrolment/audit/grid/imports/:grid',
  gridColumns: '/enrolments/:enrolment/audit/grid/imports/:grid/columns',
  dropGrid: '/enrolments/:enrolment/audit/grid/imports/:grid/drop',
  proposals: '/enrolments/:enrolment/audit/proposals',
  /** What the school is not judged on: its optional standards, and what it asked to be let off. */
  scope: '/enrolments/:enrolment/audit/scope',
  exemptions: '/enrolments/:enrolment/audit/exemptions',
  exemption: '/enrolments/:enrolment/audit/exemptions/:exemption',
  decideExemption: '/enrolments/:enrolment/audit/exemptions/:exemption/decide',
  withdrawExemption: '/enrolments/:enrolment/audit/exemptions/:exemption/withdraw',
  /** Who does which standard by when, all of them and one; sharing them out; moving one on. */
  assignments: '/enrolments/:enrolment/audit/assignments',
  shareOut: '/enrolments/:enrolment/audit/share-out',
  assignment: '/enrolments/:enrolment/audit/assignments/:standard',
  shareOne: '/enrolments/:enrolment/audit/assignments/:standard/who',
  moveAssignment: '/enrolments/:enrolment/audit/assignments/:standard/move',
  finish: '/enrolments/:enrolment/audit/finish',
} as const;
