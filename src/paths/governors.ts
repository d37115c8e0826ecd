/** What governors see of an enrolment: counts and findings, never a pupil. */
export const governors = {
  home: '/enrolments/:enrolment/governors',
  paper: '/enrolments/:enrolment/governors/paper.pdf',
} as const;
