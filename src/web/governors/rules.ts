/** What governors may ask. Pure. */
type Asked = Readonly<{ measures: number; unclear: number; costPence: number; overdue: number; hiddenGroups: number }>;

/** Questions that a governor may ask, those first that this school's own figures raise. */
export const questionsFor = ({ measures, unclear, costPence, overdue, hiddenGroups }: Asked): readonly string[] => [
  ...(unclear > 0
    ? [
        `For ${unclear === 1 ? 'one measure' : `${unclear} measures`} it is not yet clear whether the work helped. What would make it clear, and when?`,
      ]
    : []),
  ...(overdue > 0
    ? [`${overdue === 1 ? 'One action is' : `${overdue} actions are`} past the day agreed. What holds it up?`]
    : []),
  ...(costPence > 0 ? ['Which provision costs most for each pupil, and what did it change?'] : []),
  'Who is missing from these figures: who left, who was absent, who has no result?',
  'Did other pupils move on as well, or only those whom we helped?',
  'Which group stands furthest behind, and what do we do for it that we did not do last year?',
  ...(hiddenGroups > 0 ? ['Some groups are too small to be shown. How do we know that these pupils are served?'] : []),
  ...(measures === 0 ? ['What will we measure, and is it declared before the work begins?'] : []),
  'What do pupils and parents say of it, and how many did we ask?',
  'What will we stop doing because it did not help?',
];
