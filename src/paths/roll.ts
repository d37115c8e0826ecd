/** Everybody on the school's roll, and the files that bring them in. */
export const roll = {
  home: '/enrolments/:enrolment/roll',
  add: '/enrolments/:enrolment/roll/new',
  files: '/enrolments/:enrolment/roll/files',
  file: '/enrolments/:enrolment/roll/files/:file',
  columns: '/enrolments/:enrolment/roll/files/:file/columns',
  problems: '/enrolments/:enrolment/roll/files/:file/problems.csv',
  take: '/enrolments/:enrolment/roll/files/:file/take',
  drop: '/enrolments/:enrolment/roll/files/:file/set-aside',
  pupil: '/enrolments/:enrolment/roll/:pupil',
  left: '/enrolments/:enrolment/roll/:pupil/left',
  back: '/enrolments/:enrolment/roll/:pupil/back',
} as const;
