/** Groups of pupils, one pupil's record, and who looks after safeguarding. */
const home = '/enrolments/:enrolment/pupils/groups';
const record = '/enrolments/:enrolment/pupils/:pupil/record';
const safeguarding = '/enrolments/:enrolment/pupils/safeguarding';
const choosing = '/enrolments/:enrolment/pupils/choosing';

export const groups = {
  home,
  overlaps: `${home}/overlaps`,
  makeOwn: `${home}/own`,
  own: `${home}/own/:own`,
  endOwn: `${home}/own/:own/end`,
  membership: `${home}/records/:record`,
  correct: `${home}/records/:record/correct`,
  end: `${home}/records/:record/end`,
  takeBack: `${home}/records/:record/take-back`,
  one: `${home}/:group`,
  add: `${home}/:group/pupils`,
  fromResults: `${home}/:group/from-results`,
  record,
  attendance: `${record}/attendance`,
  suspension: `${record}/suspensions`,
  suspensionBack: `${record}/suspensions/take-back`,
  safeguarding,
  nameLead: `${safeguarding}/lead`,
  endLead: `${safeguarding}/lead/:naming/end`,
  nameStaff: `${safeguarding}/staff`,
  endStaff: `${safeguarding}/staff/:naming/end`,
  flags: `${safeguarding}/flags`,
  choosing,
  take: `${choosing}/take`,
  takeOut: `${choosing}/take-out`,
  propose: `${choosing}/propose`,
  freeze: `${choosing}/freeze`,
  need: '/enrolments/:enrolment/pupils/need',
} as const;
