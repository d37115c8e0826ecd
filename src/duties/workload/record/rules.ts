/** What time can be recorded for. Pure. */
import { pieces, type Piece } from '#schemes/rules';

export const steps = [...pieces, 'other'] as const;
export type Step = Piece | 'other';

export const stepWords: Readonly<Record<Step, string>> = {
  judgement: 'Judging',
  secondRating: 'A second rating',
  evidence: 'Gathering evidence',
  claim: 'Linking evidence',
  reflection: 'The reflection questionnaire',
  action: 'An action of the plan',
  milestone: 'A milestone',
  review: 'A review meeting',
  training: 'Training',
  other: 'Something else',
};

/** What a kept step is called; one that a later version does not know is called by its own name. */
export const wordsOfStep = (step: string): string => {
  const known = steps.find((each) => each === step);
  return known === undefined ? step : stepWords[known];
};
