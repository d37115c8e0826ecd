/** Two small schemes of the test world; neither is one of ours. `ladder` has strands and no outcomes, `grid` has both. */
const rest = {
  summary: 'A small scheme that only the tests know.',
  about: 'A small scheme that only the tests know.',
  settings: ['Test school'],
  routes: [{ code: 'full', name: 'Full route', suits: 'Every test school.', months: 10 }],
  steps: [
    { code: 'training', name: 'Meet and train', does: 'Staff are trained.' },
    { code: 'audit', name: 'Look', does: 'Criteria are judged.' },
    { code: 'plan', name: 'Plan', does: 'Actions are agreed.' },
    { code: 'evidence', name: 'Show', does: 'Evidence is gathered.' },
    { code: 'visit', name: 'Be seen', does: 'A verifier comes.' },
    { code: 'award', name: 'Hear', does: 'A panel decides.' },
  ],
  targetGroups: [{ code: 'chosen', name: 'Chosen pupils', means: 'Whom the school chose.' }],
  evidence: {
    atLeastPerCriterion: 1,
    atMostPerCriterion: 3,
    freshForMonths: 12,
    impactRequired: true,
    voices: ['Pupils', 'Staff'],
  },
  team: {
    atLeast: 1,
    roles: [{ code: 'coordinator', name: 'Coordinator', does: 'Leads the work.', atLeast: 1, atMost: 1 }],
  },
  reviews: { everyWeeks: 7, atLeast: 1 },
  visit: {
    hours: 4,
    agendaDaysBefore: 7,
    sampleAtLeast: 2,
    samplePercent: 50,
    meets: ['Pupils'],
    secondVerifier: true,
    factCheckDays: 5,
    reportDays: 10,
  },
  panel: { members: 1, appealDays: 20 },
  validity: {
    months: 24,
    expiringMonths: 3,
    midTermMonths: 12,
    midTermAsks: 'One page of news.',
    renewal: 'Judge what has changed.',
  },
  fees: { currency: 'GBP', bands: [{ upToPupils: 100, pounds: 50 }, { pounds: 80 }] },
};

const lastGates = [
  { step: 'visit', rule: 'independent-verifier' },
  { step: 'visit', rule: 'reasons-given' },
  { step: 'visit', rule: 'second-verifier' },
  { step: 'award', rule: 'independent-panel' },
];

const line = (code: string, text: string, outcome?: string) => ({
  code,
  ...(outcome === undefined ? {} : { outcome }),
  text,
  evidence: ['A photograph', 'What pupils say'],
});

/** Strands A and B, three criteria, four levels, every gate of a scheme that trains whole staffs and tracks pupils. */
export const ladder = {
  id: 'test-ladder',
  version: '1.0',
  title: 'The Ladder Mark',
  ...rest,
  words: {
    standard: { one: 'Strand', many: 'Strands' },
    criterion: { one: 'Criterion', many: 'Criteria' },
    visit: { one: 'Visit', many: 'Visits' },
    review: { one: 'Half-termly review', many: 'Half-termly reviews' },
  },
  scale: [
    { code: 'ground', name: 'On the ground', means: 'Not begun.' },
    { code: 'rung', name: 'First rung', means: 'Begun.' },
    { code: 'climbing', name: 'Climbing', means: 'In place.' },
    { code: 'top', name: 'At the top', means: 'Kept up.' },
  ],
  gates: [
    { step: 'training', rule: 'training-share', percent: 80 },
    { step: 'audit', rule: 'criteria-agreed' },
    { step: 'audit', rule: 'areas-agreed', strengths: 1, improvements: 1 },
    { step: 'audit', rule: 'baselines', atLeast: 1 },
    { step: 'plan', rule: 'plan-agreed', by: ['head', 'adviser'] },
    { step: 'plan', rule: 'partnerships-live', atLeast: 1 },
    { step: 'evidence', rule: 'after-figures' },
    { step: 'evidence', rule: 'adviser-reviewed' },
    ...lastGates,
    { step: 'award', rule: 'training-completed' },
  ],
  standards: ['A', 'B'].map((code) => ({
    code,
    name: code === 'A' ? 'Knowing' : 'Doing',
    asks: code === 'A' ? 'The school knows its pupils.' : 'The school does something about it.',
    guidance: 'Look, and ask a pupil.',
    levels: {
      ground: `Nothing of ${code} yet.`,
      rung: `Some of ${code}.`,
      climbing: `Most of ${code}.`,
      top: `All of ${code}.`,
    },
    criteria:
      code === 'A'
        ? [
            line('A1', 'Staff keep a dated list of pupils who need help.'),
            line('A2', 'Newcomers are read with in their first month.'),
          ]
        : [line('B1', 'Support groups begin and end with a score.')],
  })),
  decisions: [
    {
      code: 'awarded',
      name: 'Awarded',
      means: 'The school holds the mark.',
      awards: true,
      requires: [{ kind: 'every', level: 'climbing' }],
    },
    {
      code: 'nearly',
      name: 'Awarded once gaps are closed',
      means: 'The certificate waits for the gaps.',
      awards: true,
      requires: [{ kind: 'gaps', level: 'climbing', atMost: 1, within: 'scheme' }],
      gaps: { closedBefore: 'certificate', withinDays: 60, checkedBy: 'papers' },
    },
    { code: 'deferred', name: 'Deferred', means: 'More is wanted.', awards: false, withinDays: 90 },
    { code: 'not-yet', name: 'Not yet', means: 'There is further to go.', awards: false, reapplyAfterDays: 90 },
  ],
};

/** Standards 1 and 2 by two outcomes, five descriptors, three levels; no training gate, gaps closed after the certificate. */
export const grid = {
  id: 'test-grid',
  version: '1.0',
  title: 'The Grid Award',
  ...rest,
  words: {
    standard: { one: 'Standard', many: 'Standards' },
    criterion: { one: 'Descriptor', many: 'Descriptors' },
    visit: { one: 'Assessment day', many: 'Assessment days' },
    review: { one: 'Half-termly review', many: 'Half-termly reviews' },
  },
  outcomes: [
    { code: 'warm', name: 'Be warm' },
    { code: 'dry', name: 'Keep dry' },
  ],
  scale: [
    { code: 'seed', name: 'Seed', means: 'Begun.' },
    { code: 'shoot', name: 'Shoot', means: 'Growing.' },
    { code: 'tree', name: 'Tree', means: 'Grown.' },
  ],
  gates: [
    { step: 'audit', rule: 'criteria-agreed' },
    { step: 'audit', rule: 'areas-agreed', strengths: 0, improvements: 1 },
    { step: 'audit', rule: 'baselines', atLeast: 0 },
    { step: 'plan', rule: 'plan-agreed', by: ['head', 'adviser'] },
    { step: 'evidence', rule: 'reviews-held', atLeast: 1 },
    { step: 'evidence', rule: 'adviser-reviewed' },
    ...lastGates,
  ],
  standards: [
    {
      code: '1',
      name: 'Rooms',
      asks: 'Rooms are fit for pupils.',
      portfolio: ['Plan of the building', 'What pupils say of their rooms', 'A figure before and after'],
      guidance: 'Stand in the room.',
      levels: { seed: 'Some rooms.', shoot: 'Most rooms.', tree: 'Every room.' },
      cells: { dry: { guidance: 'Look up.', levels: { seed: 'Buckets are out.' } } },
      criteria: [
        line('1.1.1', 'Heaters work in every classroom on a cold day.', 'warm'),
        line('1.1.2', 'Curtains and carpets soften the hall.', 'warm'),
        { ...line('1.2.1', 'No bucket stands under a leak.', 'dry'), levels: { tree: 'The roof was mended.' } },
      ],
    },
    {
      code: '2',
      name: 'Yards',
      asks: 'Yards are fit for pupils.',
      guidance: 'Go out at break.',
      levels: { seed: 'A corner.', shoot: 'One side.', tree: 'The whole yard.' },
      criteria: [
        line('2.1.1', 'Sunny benches are used at break.', 'warm'),
        line('2.2.1', 'Shelter is open to all when it rains.', 'dry'),
      ],
    },
  ],
  decisions: [
    {
      code: 'awarded',
      name: 'Awarded',
      means: 'The school holds the award.',
      awards: true,
      requires: [{ kind: 'every', level: 'shoot' }],
    },
    {
      code: 'nearly',
      name: 'Awarded with gaps',
      means: 'Gaps are closed by a date.',
      awards: true,
      requires: [{ kind: 'gaps', level: 'shoot', atMost: 1, within: 'standard' }],
      gaps: { closedBefore: 'date', withinDays: 60, checkedBy: 'visit', feePercent: 50 },
    },
    { code: 'deferred', name: 'Deferred', means: 'More is wanted.', awards: false, withinDays: 90 },
    { code: 'not-yet', name: 'Not yet', means: 'There is further to go.', awards: false, reapplyAfterDays: 90 },
  ],
};
