/** Asking pupils, parents and staff. `answer…` are for pupils with a code, who have no account. */
const home = '/enrolments/:enrolment/questionnaires';

export const questionnaires = {
  home,
  open: `${home}/rounds/new`,
  round: `${home}/rounds/:round`,
  slips: `${home}/rounds/:round/slips`,
  close: `${home}/rounds/:round/close`,
  languages: `${home}/languages`,
  language: `${home}/languages/:language`,
  talk: `${home}/talk`,
  spoken: `${home}/talk/:wish`,
  code: '/ready',
  answer: '/ready/questions',
  wish: '/ready/talk',
} as const;
