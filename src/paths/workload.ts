/** The time asked of staff, agreed with them and recorded by them. */
export const workload = {
  home: '/enrolments/:enrolment/workload',
  team: '/enrolments/:enrolment/workload/team',
  entry: '/enrolments/:enrolment/workload/entries/:entry',
  remove: '/enrolments/:enrolment/workload/entries/:entry/remove',
} as const;
