import type { Tier } from '../rules.ts';

/** The free texts of the strategy statement, in its order. */
export const texts = {
  intent: {
    part: 'A',
    title: 'Statement of intent',
    ask: 'What are your ultimate objectives for your disadvantaged pupils, and how does the plan work towards them?',
    hint: 'What the plan is for, which pupils it means, and the main principles behind it',
  },
  review: {
    part: 'B',
    title: 'Outcomes for disadvantaged pupils',
    ask: 'What changed for disadvantaged pupils last year, and how do you know?',
    hint: 'Say which figures you used, and what did not go as hoped',
  },
  programmes: {
    part: 'B',
    title: 'Externally provided programmes',
    ask: 'Which programmes did you buy last year, from whom?',
    hint: 'One to a line: programme, provider. Leave out what the Department for Education provides',
  },
  service: {
    part: 'B',
    title: 'Service pupil premium',
    ask: 'How was it spent, and what came of it?',
    hint: 'If your school has service children',
  },
  further: {
    part: 'B',
    title: 'Further information',
    ask: 'Is there more that helps to understand the strategy?',
    hint: 'You can leave this empty',
  },
} as const;
export type TextPart = keyof typeof texts;
// The keys are the ones written above; Object.keys only forgets it.
export const textParts = Object.keys(texts) as TextPart[];
export const isTextPart = (text: string): text is TextPart => Object.hasOwn(texts, text);

export const longestText = 8000;

export const lineKinds = {
  challenge: { title: 'Challenges', one: 'challenge', ask: 'What stands in the way of these pupils’ achievement?' },
  outcome: { title: 'Intended outcomes', one: 'intended outcome', ask: 'What should have changed by the end?' },
} as const;
export type LineKind = keyof typeof lineKinds;

export type StatementText = Readonly<{
  part: TextPart;
  says: string;
  version: number;
  savedName: string;
  savedAt: Date;
}>;
export type StatementLine = Readonly<{
  id: string;
  kind: LineKind;
  number: number;
  says: string;
  criteria: string;
  version: number;
  savedName: string;
}>;
export type StatementActivity = Readonly<{
  id: string;
  number: number;
  title: string;
  tier: Tier | null;
  /** The words that the list of activities has of the challenge. */
  challenge: string;
  evidence: string;
  challenges: readonly number[];
  /** As the school states it; null takes what is placed under it. */
  costPence: number | null;
  placedPence: number;
  version: number;
  savedName: string;
}>;

/** The budgeted cost of an activity: as stated, else the sum of what is placed under it. */
export const budgeted = ({ costPence, placedPence }: Pick<StatementActivity, 'costPence' | 'placedPence'>): number =>
  costPence ?? placedPence;

export type Missing =
  | 'allocation'
  | 'authorised'
  | 'intent'
  | 'challenges'
  | 'outcomes'
  | 'criteria'
  | 'activities'
  | 'evidence'
  | 'challenge-numbers'
  | 'costs'
  | 'review';

export const missingWords: Readonly<Record<Missing, string>> = {
  allocation: 'The allocation is not entered.',
  authorised: 'Nobody is named who authorised it, or who leads on Pupil Premium.',
  intent: 'The statement of intent is empty.',
  challenges: 'No challenge is listed.',
  outcomes: 'No intended outcome is listed.',
  criteria: 'An intended outcome has no success criteria.',
  activities: 'No activity of this year is listed.',
  evidence: 'An activity does not say which evidence supports it.',
  'challenge-numbers': 'An activity names no challenge that it answers, or one that is not listed.',
  costs: 'An activity has no budgeted cost.',
  review: 'The outcomes of the year before are not reviewed.',
};

type Facts = Readonly<{
  hasAllocation: boolean;
  authorisedBy: string;
  premiumLead: string;
  texts: readonly Pick<StatementText, 'part' | 'says'>[];
  lines: readonly Pick<StatementLine, 'kind' | 'number' | 'criteria'>[];
  activities: readonly StatementActivity[];
}>;

/** What the statement still lacks, in its own order; nothing when it can be published. */
export const missingOf = (facts: Facts): readonly Missing[] => {
  const says = (part: TextPart) => facts.texts.find((each) => each.part === part)?.says ?? '';
  const challenges = facts.lines.filter(({ kind }) => kind === 'challenge');
  const outcomes = facts.lines.filter(({ kind }) => kind === 'outcome');
  const numbers = new Set(challenges.map(({ number }) => number));
  const { activities } = facts;
  const wants: readonly (readonly [Missing, boolean])[] = [
    ['allocation', !facts.hasAllocation],
    ['authorised', facts.authorisedBy === '' || facts.premiumLead === ''],
    ['intent', says('intent') === ''],
    ['challenges', challenges.length === 0],
    ['outcomes', outcomes.length === 0],
    ['criteria', outcomes.some(({ criteria }) => criteria === '')],
    ['activities', activities.length === 0],
    ['evidence', activities.some(({ evidence }) => evidence === '')],
    [
      'challenge-numbers',
      activities.some((each) => each.challenges.length === 0 || each.challenges.some((number) => !numbers.has(number))),
    ],
    ['costs', activities.some((each) => budgeted(each) === 0)],
    ['review', says('review') === ''],
  ];
  return wants.filter(([, isMissing]) => isMissing).map(([what]) => what);
};
