/**
 * Every address of the site, as one nested object: nesting here is nesting in the address bar. The only place with an address
 * in it. A part that begins with a colon is filled in by `href`.
 */
export const paths = {
  home: '/',
  healthz: '/healthz',
  readyz: '/readyz',
  assets: '/assets/:file',
  kit: '/kit',
  help: '/help',
  accessibility: '/accessibility',
  privacy: '/privacy',
  theme: '/theme',

  signIn: {
    page: '/sign-in',
    demonstration: '/sign-in/demonstration',
    secondStep: '/sign-in/second-step',
    recovery: '/sign-in/recovery-code',
    link: '/sign-in/link/:token',
  },
  signOut: '/sign-out',
  chooseRole: '/choose-role',
  password: {
    forgotten: '/forgotten-password',
    reset: '/new-password/:token',
  },
  session: { extend: '/session/extend' },
  account: {
    home: '/account',
    password: '/account/password',
    secondStep: '/account/second-step',
    recoveryCodes: '/account/recovery-codes',
    devices: '/account/devices',
  },
  invitations: {
    accept: '/invitations/:token',
    again: '/people/invitations/:invitation/again',
    withdraw: '/people/invitations/:invitation/withdraw',
  },
  people: {
    list: '/people',
    invite: '/people/invite',
    inviteList: '/people/invite-list',
    end: '/people/:membership/end',
    signOut: '/people/:membership/sign-out',
  },

  /** Before an enrolment: asked by a coordinator, confirmed by the head, accepted by the body, terms accepted by both. */
  applications: {
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
  },
  enrolments: {
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
  },
  pastAwards: { list: '/past-awards', paper: '/past-awards/:award/paper' },
  conflicts: { list: '/conflicts' },
  training: {
    home: '/enrolments/:enrolment/training',
    plan: '/enrolments/:enrolment/training/sessions/new',
    session: '/enrolments/:enrolment/training/sessions/:session',
    change: '/enrolments/:enrolment/training/sessions/:session/change',
    attendance: '/enrolments/:enrolment/training/sessions/:session/attendance',
    outcome: '/enrolments/:enrolment/training/sessions/:session/outcome',
    callOff: '/enrolments/:enrolment/training/sessions/:session/call-off',
    done: '/enrolments/:enrolment/training/done',
    staff: '/enrolments/:enrolment/training/staff',
    checkStaff: '/enrolments/:enrolment/training/staff/check',
    listStaff: '/enrolments/:enrolment/training/staff/list',
    staffLeft: '/enrolments/:enrolment/training/staff/:staff/left',
  },
  pupils: {
    home: '/enrolments/:enrolment/pupils',
    add: '/enrolments/:enrolment/pupils/new',
    bring: '/enrolments/:enrolment/pupils/list',
    check: '/enrolments/:enrolment/pupils/list/check',
    take: '/enrolments/:enrolment/pupils/list/take',
    leave: '/enrolments/:enrolment/pupils/:pupil/leave',
  },
  partnerships: {
    home: '/enrolments/:enrolment/partnerships',
    hub: '/enrolments/:enrolment/hub',
    propose: '/enrolments/:enrolment/partnerships/new',
    addPartner: '/enrolments/:enrolment/partners/new',
    partner: '/enrolments/:enrolment/partners/:partner',
    one: '/enrolments/:enrolment/partnerships/:partnership',
    change: '/enrolments/:enrolment/partnerships/:partnership/change',
    begin: '/enrolments/:enrolment/partnerships/:partnership/begin',
    end: '/enrolments/:enrolment/partnerships/:partnership/end',
  },
  tracking: {
    home: '/enrolments/:enrolment/impact',
    declare: '/enrolments/:enrolment/impact/measures/new',
    measure: '/enrolments/:enrolment/impact/measures/:measure',
  },
  audit: {
    home: '/enrolments/:enrolment/audit',
    standard: '/enrolments/:enrolment/audit/standards/:standard',
    agreeStandard: '/enrolments/:enrolment/audit/standards/:standard/agree',
    /** One criterion: read it, judge it. */
    criterion: '/enrolments/:enrolment/audit/criteria/:criterion',
    agree: '/enrolments/:enrolment/audit/criteria/:criterion/agree',
    /** Strengths to celebrate and areas for improvement. */
    areas: '/enrolments/:enrolment/audit/areas',
    area: '/enrolments/:enrolment/audit/areas/:area',
    agreeArea: '/enrolments/:enrolment/audit/areas/:area/agree',
    takeBackArea: '/enrolments/:enrolment/audit/areas/:area/take-back',
    finish: '/enrolments/:enrolment/audit/finish',
  },
  evidence: {
    home: '/enrolments/:enrolment/evidence',
    add: '/enrolments/:enrolment/evidence/new',
    coverage: '/enrolments/:enrolment/evidence/coverage',
    item: '/enrolments/:enrolment/evidence/:item',
    change: '/enrolments/:enrolment/evidence/:item/change',
    remove: '/enrolments/:enrolment/evidence/:item/remove',
    file: '/enrolments/:enrolment/evidence/:item/file/:version',
    preview: '/enrolments/:enrolment/evidence/:item/preview/:version',
    claims: '/enrolments/:enrolment/evidence/:item/criteria',
    claim: '/enrolments/:enrolment/evidence/:item/criteria/:claim',
    withdrawClaim: '/enrolments/:enrolment/evidence/:item/criteria/:claim/unlink',
  },
  plan: {
    home: '/enrolments/:enrolment/plan',
    add: '/enrolments/:enrolment/plan/new',
    action: '/enrolments/:enrolment/plan/actions/:action',
    change: '/enrolments/:enrolment/plan/actions/:action/change',
    move: '/enrolments/:enrolment/plan/actions/:action/move',
    history: '/enrolments/:enrolment/plan/actions/:action/history',
    measure: '/enrolments/:enrolment/plan/actions/:action/measure',
    changeMeasure: '/enrolments/:enrolment/plan/actions/:action/measures/:measure',
    milestone: '/enrolments/:enrolment/plan/actions/:action/milestones',
    milestoneDone: '/enrolments/:enrolment/plan/actions/:action/milestones/:milestone',
    comment: '/enrolments/:enrolment/plan/comments',
    agreement: '/enrolments/:enrolment/plan/agreement',
    reviews: '/enrolments/:enrolment/plan/reviews',
    planReview: '/enrolments/:enrolment/plan/reviews/new',
    review: '/enrolments/:enrolment/plan/reviews/:review',
    moveReview: '/enrolments/:enrolment/plan/reviews/:review/move',
    callOffReview: '/enrolments/:enrolment/plan/reviews/:review/call-off',
    recordReview: '/enrolments/:enrolment/plan/reviews/:review/record',
  },
  portfolio: {
    home: '/enrolments/:enrolment/portfolio',
    invite: '/enrolments/:enrolment/portfolio/invite',
    review: '/enrolments/:enrolment/portfolio/review',
    reviewStandard: '/enrolments/:enrolment/portfolio/review/:standard',
    answer: '/enrolments/:enrolment/portfolio/review/:standard/answer',
    finishReview: '/enrolments/:enrolment/portfolio/review-finished',
    proposeDate: '/enrolments/:enrolment/portfolio/visit-date',
    acceptDate: '/enrolments/:enrolment/portfolio/visit-date/accept',
    submit: '/enrolments/:enrolment/portfolio/submit',
    withdraw: '/enrolments/:enrolment/portfolio/withdraw',
    submission: '/enrolments/:enrolment/portfolio/submissions/:submission',
  },
  trail: '/trail',
  visits: {
    home: '/enrolments/:enrolment/visit',
    agenda: '/enrolments/:enrolment/visit/agenda',
    agendaItem: '/enrolments/:enrolment/visit/agenda/:item',
    sample: '/enrolments/:enrolment/visit/claims',
    claim: '/enrolments/:enrolment/visit/claims/:claim',
    criterion: '/enrolments/:enrolment/visit/criteria/:criterion',
    action: '/enrolments/:enrolment/visit/actions/:action',
    points: '/enrolments/:enrolment/visit/points',
    point: '/enrolments/:enrolment/visit/points/:point',
    report: '/enrolments/:enrolment/visit/report',
    comments: '/enrolments/:enrolment/visit/comments',
    comment: '/enrolments/:enrolment/visit/comments/:comment',
    returned: '/enrolments/:enrolment/visit/returned',
    sentOn: '/enrolments/:enrolment/visit/sent-on',
    moderation: '/enrolments/:enrolment/visit/second-view',
    moderate: '/enrolments/:enrolment/visit/second-view/:criterion',
    finished: '/enrolments/:enrolment/visit/finished',
  },
  awards: {
    decision: '/enrolments/:enrolment/decision',
    sign: '/enrolments/:enrolment/decision/sign',
    sendBack: '/enrolments/:enrolment/decision/return',
    gap: '/enrolments/:enrolment/decision/gaps/:criterion',
    decisions: '/decisions',
    /** The awarding body's own list; the public one is the register. */
    list: '/awards',
    page: '/awards/:award',
    credential: '/awards/:award/credential.json',
    certificate: '/awards/:award/certificate.pdf',
    badgeSvg: '/awards/:award/badge.svg',
    badgePng: '/awards/:award/badge.png',
    standing: '/awards/:award/standing',
    suspend: '/awards/:award/suspend',
    lift: '/awards/:award/lift',
    askWithdrawal: '/awards/:award/ask-withdrawal',
    signWithdrawal: '/awards/:award/sign-withdrawal',
    refuseWithdrawal: '/awards/:award/refuse-withdrawal',
    keys: '/signing-keys',
    rotate: '/signing-keys/rotate',
    did: '/bodies/:body/did.json',
    statusList: '/bodies/:body/status/:purpose',
  },
  register: { list: '/register', data: '/register.json' },
  schemes: { list: '/schemes', version: '/schemes/:scheme/:version' },
  schools: {
    search: '/schools',
    import: '/schools/import',
    imported: '/schools/imports/:import',
    enter: '/schools/enter',
    page: '/schools/:school',
    portrait: '/schools/:school/portrait',
    figures: '/schools/:school/figures',
    quotations: '/schools/:school/quotations',
    trends: '/schools/:school/trends',
    removeStatement: '/schools/:school/statements/remove',
  },
} as const;

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The address that a pattern makes with these names filled in; `query` adds a question mark and what follows it. */
export const href = <Path extends string>(
  path: Path,
  ...[params, query]: [Names<Path>] extends [never]
    ? [params?: Record<string, never>, query?: Record<string, string | number | undefined>]
    : [params: Readonly<Record<Names<Path>, string | number>>, query?: Record<string, string | number | undefined>]
): string => {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    // The type of `params` holds every name in the pattern; the cast only forgets which.
    encodeURIComponent(String((params as Readonly<Record<string, string | number>>)[name])),
  );
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (asked.length === 0) return filled;
  return `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`;
};
