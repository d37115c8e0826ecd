/** The vulnerable learners of a school, group by group, and what one pupil is worth in a figure. */
export const learners = {
  home: '/enrolments/:enrolment/learners',
  sheet: '/enrolments/:enrolment/learners/files/:file',
  worth: '/enrolments/:enrolment/learners/one-pupil',
  group: '/enrolments/:enrolment/learners/:group',
} as const;

/** One pupil over time, for the school's own team. */
export const onePupil = {
  page: '/enrolments/:enrolment/pupils/:pupil/over-time',
} as const;
