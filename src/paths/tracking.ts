/** Measures, results and impact. */
export const tracking = {
  /** Public: every method with formula, source and version; `#key` is one of them. */
  methods: '/methods',
  home: '/enrolments/:enrolment/impact',
  everyone: '/enrolments/:enrolment/impact/everyone',
  partnerships: '/enrolments/:enrolment/impact/partnerships',
  start: '/enrolments/:enrolment/impact/start',
  files: '/enrolments/:enrolment/impact/files',
  pdf: '/enrolments/:enrolment/impact/impact.pdf',
  csv: '/enrolments/:enrolment/impact/impact.csv',
  workbook: '/enrolments/:enrolment/impact/impact.xlsx',
  figures: '/enrolments/:enrolment/impact/figures',
  figure: '/enrolments/:enrolment/impact/figures/:figure',
  working: '/enrolments/:enrolment/impact/working/:measure',
  workingCsv: '/enrolments/:enrolment/impact/working/:measure/inputs.csv',
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
