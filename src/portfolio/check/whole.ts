import { count, some, type Found, type Rule } from './facts.ts';

/** What the check asks of the work as a whole: steps, figures, reviews, the adviser. */
export const wholeRules: readonly Rule[] = [
  {
    name: 'earlier-step-open',
    must: true,
    isFirm: true,
    asks: 'The steps before this one are finished',
    find: ({ openSteps }) =>
      openSteps.map(({ step, name }) => ({
        finding: `Step ${step} is not finished`,
        place: name,
        mend: `Open step ${step}`,
        at: { kind: 'step', step },
      })),
  },
  {
    name: 'no-measure',
    must: true,
    isFirm: false,
    asks: 'A measure is declared for the target pupils',
    find: ({ needsAfterFigures, measures }) =>
      needsAfterFigures && measures.length === 0
        ? [
            {
              finding: 'No measure is declared for the target pupils',
              place: 'Figures before and after',
              mend: 'Declare a measure',
              at: { kind: 'figures' },
            },
          ]
        : [],
  },
  {
    name: 'no-after-figure',
    must: true,
    isFirm: false,
    asks: 'Every target pupil has a figure after, or a reason why there is none',
    find: ({ needsAfterFigures, measures }) =>
      (needsAfterFigures ? measures : [])
        .filter((measure) => measure.missing.length > 0 || measure.withAfter === 0)
        .map(({ id, title, withAfter, missing }): Found => ({
          finding:
            withAfter === 0
              ? `${title} has no figures after`
              : `${count(missing.length, 'target pupil has', 'target pupils have')} no figure after, and no reason why`,
          place: missing.length === 0 ? title : `${title}: ${some(missing)}`,
          mend: 'Enter the figures after',
          at: { kind: 'measure', measure: id },
        })),
  },
  {
    name: 'not-reviewed',
    must: true,
    isFirm: true,
    asks: 'The adviser has finished a review',
    find: ({ needsReview, isReviewed, isReading }) => {
      if (!needsReview || isReviewed) return [];
      return isReading
        ? [
            {
              finding: 'Your adviser is still reading',
              place: 'Adviser’s review',
              mend: 'See the comments so far',
              at: { kind: 'answers' },
            },
          ]
        : [
            {
              finding: 'Your adviser has not finished a review',
              place: 'Adviser’s review',
              mend: 'Invite your adviser',
              at: { kind: 'invite' },
            },
          ];
    },
  },
  {
    name: 'reviews-not-held',
    must: true,
    isFirm: false,
    asks: 'The review meetings that the scheme asks for were held',
    find: ({ reviewsHeld: { held, atLeast } }) =>
      held < atLeast
        ? [
            {
              finding: `${held} of ${count(atLeast, 'review meeting', 'review meetings')} held`,
              place: 'Action plan',
              mend: 'Open the reviews',
              at: { kind: 'reviews' },
            },
          ]
        : [],
  },
  {
    name: 'unanswered',
    must: false,
    isFirm: false,
    asks: 'Every comment of the adviser is answered',
    find: ({ unanswered }) =>
      unanswered === 0
        ? []
        : [
            {
              finding: `${count(unanswered, 'comment of your adviser has', 'comments of your adviser have')} no answer`,
              place: 'Adviser’s review',
              mend: 'Answer them',
              at: { kind: 'answers' },
            },
          ],
  },
];
