/** Measures, results and impact. */
export const tracking = {
  /** Public: every method with formula, source and version; `#key` is one of them. */
  methods: '/methods',
  home: '/enrolments/:enrolment/impact',
  declare: '/enrolments/:enrolment/impact/measures/new',
  measure: '/enrolments/:enrolment/impact/measures/:measure',
} as const;
