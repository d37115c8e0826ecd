import { supports } from './plans.ts';
import type { Support } from './support.ts';

const lastYear: readonly (readonly [title: string, over: Partial<Support>])[] = [
  [
    'Reading mentors',
    {
      title: 'Reading mentors, Years 9 and 10',
      years: ['9', '10'],
      pupils: 96,
      groups: 12,
      resources: 1_900,
      because: 'It worked; younger pupils come next.',
    },
  ],
  [
    'Breakfast and homework club',
    {
      title: 'Breakfast club, three days',
      pupils: 44,
      days: [1, 3, 5],
      decision: 'grow',
      because: 'Full on all three days: it becomes every day.',
    },
  ],
  [
    'Small-group maths',
    {
      title: 'Small-group maths, Year 9',
      years: ['9'],
      pupils: 32,
      groups: 4,
      because: 'Not yet clear. It is tried once more with younger pupils.',
    },
  ],
];

/** What Wrenbourne did in the year for which it has the Standards Award: over when its portfolio was handed in. */
export const earlierSupports: readonly Support[] = lastYear.flatMap(([title, over]) =>
  supports.filter((one) => one.title === title).map((one) => ({ ...one, begins: -445, ends: -255, ...over })),
);
