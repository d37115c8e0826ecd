import { z } from 'zod';
import { anyWords, aVersion } from '#platform/form';
import type { Problem } from '#platform/form';
import { tierNames, type Tier } from '../rules.ts';
import type { Placing } from './store.ts';

export const placeForm = z.object({
  version: aVersion,
  sameAs: anyWords(60),
  tier: anyWords(20),
  activity: anyWords(60),
});

type Offered = Readonly<{
  activities: readonly Readonly<{ id: string }>[];
  provisions: readonly Readonly<{ id: string }>[];
}>;

/** The choice as it may be saved: only what the page offered. */
export const placingOf = (
  read: z.output<typeof placeForm>,
  { activities, provisions }: Offered,
): Placing | Readonly<{ problems: readonly Problem[] }> => {
  const one = (all: readonly Readonly<{ id: string }>[], id: string) => id === '' || all.some((each) => each.id === id);
  const problems = [
    ...(one(provisions, read.sameAs) ? [] : [{ field: 'sameAs', message: 'Choose a provision of this year, or none' }]),
    ...(one(activities, read.activity)
      ? []
      : [{ field: 'activity', message: 'Choose an activity of this year, or none' }]),
    ...(read.tier === '' || tierNames.some((name) => name === read.tier)
      ? []
      : [{ field: 'tier', message: 'Choose a tier, or leave it for later' }]),
  ];
  if (problems.length > 0) return { problems };
  return {
    activityId: read.activity === '' ? null : read.activity,
    sameAs: read.sameAs === '' ? null : read.sameAs,
    tier: read.tier === '' ? null : (read.tier as Tier), // one of the names, as was looked up above
  };
};
