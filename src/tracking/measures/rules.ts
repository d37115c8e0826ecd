/** What a school declares that it will measure, before anybody looks at a result. Pure. */
import { daysBetween, longDate } from '#platform/kit';

/** How a measure is answered. The three others are for small, special and alternative settings, with their weaker label. */
export const designsChosen = {
  'like-pupils': {
    label: 'Beside like pupils who are not in the work',
    hint: 'The strongest. It needs at least five comparison pupils with both results.',
  },
  'expected-growth': {
    label: 'Beside the growth that the test expects',
    hint: 'For tests made for age: standardised scores, reading and spelling ages.',
  },
  'own-baseline': {
    label: 'Beside the same pupils’ own pace before',
    hint: 'It needs an earlier point before the baseline.',
  },
  'cohorts-pooled': {
    label: 'Several small cohorts taken together',
    hint: 'For settings with few pupils in each year.',
  },
} as const;

export type DesignChosen = keyof typeof designsChosen;
export const designKeys = Object.keys(designsChosen) as [DesignChosen, ...DesignChosen[]]; // the keys of a constant

type Moments = Readonly<{ declaredAt: Date; baselineOn: string | null; afterOn: string | null }>;

/** Whether a measure was declared after the day of its second test, so that its results could be known and chosen. */
export const isDeclaredLate = ({ declaredAt, afterOn }: Omit<Moments, 'baselineOn'>): boolean =>
  afterOn !== null && daysBetween(afterOn, declaredAt) > 0;

/**
 * When a measure was declared beside when it was taken, in words: a measure that was chosen after its results were there says less.
 * Whether an action had begun by then is the plan's to say.
 */
export const declaredWords = ({ declaredAt, baselineOn, afterOn }: Moments): string => {
  const on = `On ${longDate(declaredAt)}`;
  if (isDeclaredLate({ declaredAt, afterOn })) return `${on}, after the second test: its results may have been known.`;
  if (baselineOn !== null && daysBetween(baselineOn, declaredAt) > 0)
    return `${on}, ${daysWords(baselineOn, declaredAt)} after the baseline.`;
  return baselineOn === null ? `${on}.` : `${on}, not later than the baseline.`;
};

const daysWords = (from: string, to: Date): string => {
  const days = daysBetween(from, to);
  return days === 1 ? '1 day' : `${days} days`;
};
