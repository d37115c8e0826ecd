/** Measures, results and impact. */
export const tracking = {
  /** Public: every method with formula, source and version; `#key` is one of them. */
  methods: '/methods',
  home: '/enrolments/:enrolment/impact',
  declare: '/enrolments/:enrolment/impact/measures/new',
  /** The school's head decides who may count its yearly figures; and how it stands among similar schools. */
  sharing: '/enrolments/:enrolment/impact/sharing',
  beginSharing: '/enrolments/:enrolment/impact/sharing/begin',
  endSharing: '/enrolments/:enrolment/impact/sharing/end',
  similar: '/enrolments/:enrolment/impact/similar-schools',
  /** The awarding body: all schools' figures of a year added up. */
  rollUp: '/roll-up',
  rollUpCsv: '/roll-up/figures.csv',
  rollUpWorkbook: '/roll-up/figures.xlsx',
  measure: '/enrolments/:enrolment/impact/measures/:measure',
} as const;
