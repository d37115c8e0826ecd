/** The vulnerable learners of a school, group by group, and what one pupil is worth in a figure. */
export const learners = {
  home: '/enrolments/:enrolment/learners',
  sheet: '/enrolments/:enrolment/learners/files/:file',
  worth: '/enrolments/:enrolment/learners/one-pupil',
  group: '/enrolments/:enrolment/learners/:group',
} as const;

/** One pupil over time, for the school's own team. */
const page = '/enrolments/:enrolment/pupils/:pupil/over-time';

export const onePupil = {
  page,
  /** What the pupil said, in the pupil's own words. */
  say: `${page}/voice/new`,
  said: `${page}/voice/:voice`,
  eraseSaid: `${page}/voice/:voice/erase`,
  /** Items of evidence that concern the pupil; the items themselves never say so. */
  evidence: `${page}/evidence`,
  unlinkEvidence: `${page}/evidence/:item/unlink`,
} as const;
