/** Measures, results and impact. */
export const tracking = {
  home: '/enrolments/:enrolment/impact',
  declare: '/enrolments/:enrolment/impact/measures/new',
  measure: '/enrolments/:enrolment/impact/measures/:measure',
} as const;
