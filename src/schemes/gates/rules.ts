/** What each gate asks, in words for a school; the exhaustive list of the gates that a scheme may have. */
import type { Gate, Scheme } from '../rules.ts';

const parties = { head: 'a senior leader of the school', adviser: 'its adviser' } as const;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const areas = (strengths: number, improvements: number): string =>
  `At least ${counted(strengths, 'strength', 'strengths')} and ${counted(improvements, 'area for improvement', 'areas for improvement')} are named with evidence and agreed.`;

/** One gate as a sentence: what is true once it is open. */
export const gateSentence = (scheme: Scheme, gate: Gate): string => {
  const criterion = scheme.words.criterion.one.toLowerCase();
  const standard = scheme.words.standard.one.toLowerCase();
  switch (gate.rule) {
    case 'training-share':
      return `At least ${gate.percent}% of the whole staff have been trained, catch-up sessions included.`;
    case 'team-named':
      return `Every ${standard} has at least ${counted(gate.perStandard, 'person', 'people')} who look after it.`;
    case 'criteria-agreed':
      return `Every ${criterion} is judged, and the judgement agreed.`;
    case 'areas-agreed':
      return areas(gate.strengths, gate.improvements);
    case 'baselines':
      return gate.atLeast === 0
        ? 'Every target pupil, where the school names some, has a baseline.'
        : `At least ${counted(gate.atLeast, 'target pupil is', 'target pupils are')} named, and each has a baseline.`;
    case 'plan-agreed':
      return `The plan is agreed by ${gate.by.map((party) => parties[party]).join(' and ')}.`;
    case 'partnerships-live':
      return `At least ${counted(gate.atLeast, 'partnership is', 'partnerships are')} live.`;
    case 'reviews-held':
      return `At least ${counted(gate.atLeast, 'review meeting has', 'review meetings have')} been held.`;
    case 'after-figures':
      return 'Every measure has a result after the work, or a reason why one is missing, for each target pupil.';
    case 'adviser-reviewed':
      return 'The adviser has read the evidence and said what to improve, and both sides agreed the date.';
    case 'independent-verifier':
      return 'The verifier has never advised this school.';
    case 'reasons-given':
      return `The verifier gives reasons for each ${criterion}.`;
    case 'second-verifier':
      return 'A second verifier has read the judgements.';
    case 'independent-panel':
      return 'Nobody on the panel gathered evidence at this school.';
    case 'training-completed':
      return 'The training that the scheme asks for is complete.';
  }
};
