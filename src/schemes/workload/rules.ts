/** The pieces of work for which a scheme estimates the time asked of one person. */
export const pieces = [
  'judgement',
  'secondRating',
  'evidence',
  'claim',
  'reflection',
  'action',
  'milestone',
  'review',
  'training',
] as const;
export type Piece = (typeof pieces)[number];

/** Minutes asked of one person for one of each; 0 where the scheme does not ask for it. */
export type Workload = Readonly<Record<Piece, number>>;

/** What each piece is called, one and many, where a person's time is added up. */
export const pieceWords = {
  judgement: { one: 'judgement', many: 'judgements' },
  secondRating: { one: 'second rating', many: 'second ratings' },
  evidence: { one: 'item of evidence', many: 'items of evidence' },
  claim: { one: 'link to evidence', many: 'links to evidence' },
  reflection: { one: 'reflection questionnaire', many: 'reflection questionnaires' },
  action: { one: 'action', many: 'actions' },
  milestone: { one: 'milestone', many: 'milestones' },
  review: { one: 'review meeting', many: 'review meetings' },
  training: { one: 'training session', many: 'training sessions' },
} as const satisfies Record<Piece, Readonly<{ one: string; many: string }>>;
