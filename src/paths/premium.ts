/** The Pupil Premium of a school year: the money, what it is spent on, and the strategy statement. */
export const premium = {
  home: '/enrolments/:enrolment/pupil-premium',
  allocation: '/enrolments/:enrolment/pupil-premium/:year/allocation',
  source: '/enrolments/:enrolment/pupil-premium/:year/money/:kind/:source',
  statement: '/enrolments/:enrolment/pupil-premium/:year/statement',
  overview: '/enrolments/:enrolment/pupil-premium/:year/statement/overview',
  text: '/enrolments/:enrolment/pupil-premium/:year/statement/texts/:part',
  addLine: '/enrolments/:enrolment/pupil-premium/:year/statement/lines',
  line: '/enrolments/:enrolment/pupil-premium/:year/statement/lines/:line',
  endLine: '/enrolments/:enrolment/pupil-premium/:year/statement/lines/:line/end',
  activity: '/enrolments/:enrolment/pupil-premium/:year/statement/activities/:activity',
  publish: '/enrolments/:enrolment/pupil-premium/:year/statement/published',
  read: '/enrolments/:enrolment/pupil-premium/:year/read',
  file: '/enrolments/:enrolment/pupil-premium/:year/files/:file',
} as const;
