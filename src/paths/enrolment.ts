/** Applications, enrolments and what stands around them. */
/** Before an enrolment: asked by a coordinator, confirmed by the head, accepted by the body, terms accepted by both. */
export const applications = {
  list: '/applications',
  begin: '/applications/new',
  one: '/applications/:application',
  contact: '/applications/:application/contact',
  remind: '/applications/:application/remind',
  accept: '/applications/:application/accept',
  refuse: '/applications/:application/refuse',
  terms: '/applications/:application/terms',
  withdraw: '/applications/:application/withdraw',
  /** The head's own link, from a mail to the address that the awarding body holds. */
  confirm: '/confirm-application/:token',
} as const;

export const enrolments = {
  /** An enrolment's own front page: the journey of one school through one scheme. */
  home: '/enrolments/:enrolment',
  team: '/enrolments/:enrolment/team',
  part: '/enrolments/:enrolment/team/:membership',
  handOver: '/enrolments/:enrolment/hand-over',
  standing: '/enrolments/:enrolment/standing',
  pause: '/enrolments/:enrolment/standing/pause',
  resume: '/enrolments/:enrolment/standing/resume',
  extend: '/enrolments/:enrolment/standing/extend',
  withdraw: '/enrolments/:enrolment/standing/withdraw',
  assignments: '/enrolments/:enrolment/assignments',
  closeAssignment: '/enrolments/:enrolment/assignments/:assignment/close',
} as const;

export const pastAwards = { list: '/past-awards', paper: '/past-awards/:award/paper' } as const;

export const conflicts = { list: '/conflicts' } as const;
