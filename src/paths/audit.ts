/** The initial audit. */
export const audit = {
  home: '/enrolments/:enrolment/audit',
  /** Leads to whatever waits for the reader first. */
  next: '/enrolments/:enrolment/audit/next',
  /** The audit on paper or in a spreadsheet, narrowed as the matrix was. */
  download: '/enrolments/:enrolment/audit/download',
  csv: '/enrolments/:enrolment/audit/download.csv',
  workbook: '/enrolments/:enrolment/audit/download.xlsx',
  standard: '/enrolments/:enrolment/audit/standards/:standard',
  agreeStandard: '/enrolments/:enrolment/audit/standards/:standard/agree',
  /** One criterion: read it, judge it. */
  criterion: '/enrolments/:enrolment/audit/criteria/:criterion',
  /** Questions that help to look before judging. */
  questions: '/enrolments/:enrolment/audit/criteria/:criterion/questions',
  /** Words brought to a criterion from elsewhere. */
  confirmOffer: '/enrolments/:enrolment/audit/criteria/:criterion/offers/:offer/confirm',
  setOfferAside: '/enrolments/:enrolment/audit/criteria/:criterion/offers/:offer/set-aside',
  agree: '/enrolments/:enrolment/audit/criteria/:criterion/agree',
  /** What is written and not saved yet: the writer's own. */
  draft: '/enrolments/:enrolment/audit/criteria/:criterion/draft',
  dropDraft: '/enrolments/:enrolment/audit/criteria/:criterion/draft/discard',
  merge: '/enrolments/:enrolment/audit/criteria/:criterion/merge',
  /** Every text of it that was ever saved. */
  history: '/enrolments/:enrolment/audit/criteria/:criterion/history',
  notApplicable: '/enrolments/:enrolment/audit/criteria/:criterion/not-applicable',
  agreeNotApplicable: '/enrolments/:enrolment/audit/criteria/:criterion/not-applicable/agree',
  endNotApplicable: '/enrolments/:enrolment/audit/criteria/:criterion/not-applicable/end',
  /** Seeing it differently, openly; a blind rating of one's own; settling what differs. */
  second: '/enrolments/:enrolment/audit/criteria/:criterion/second-view',
  rating: '/enrolments/:enrolment/audit/criteria/:criterion/rating',
  settle: '/enrolments/:enrolment/audit/criteria/:criterion/settle',
  /** Second ratings: disagreements, who is asked, how far raters agree. */
  seconds: '/enrolments/:enrolment/audit/second',
  askPairs: '/enrolments/:enrolment/audit/second/pairs',
  handIn: '/enrolments/:enrolment/audit/second/:second/hand-in',
  callOff: '/enrolments/:enrolment/audit/second/:second/call-off',
  /** Strengths to celebrate and areas for improvement. */
  areas: '/enrolments/:enrolment/audit/areas',
  area: '/enrolments/:enrolment/audit/areas/:area',
  agreeArea: '/enrolments/:enrolment/audit/areas/:area/agree',
  takeBackArea: '/enrolments/:enrolment/audit/areas/:area/take-back',
  rankArea: '/enrolments/:enrolment/audit/areas/:area/rank',
  discussArea: '/enrolments/:enrolment/audit/areas/:area/discussion',
  /** A strength or an area that the judgements suggest: taken up by writing it, or set aside with a reason. */
  proposal: '/enrolments/:enrolment/audit/proposals/:proposal',
  setAside: '/enrolments/:enrolment/audit/proposals/:proposal/set-aside',
  lookAgain: '/enrolments/:enrolment/audit/proposals/:proposal/look-again',
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
