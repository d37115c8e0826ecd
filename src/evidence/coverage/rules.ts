import type { Framework } from '#schemes/rules';
import type { PartClaim } from '../framework/store.ts';
import type { Activity } from '../premium/store.ts';
import { premiumFramework } from '../framework/rules.ts';
import type { Coverage } from '../rules.ts';

/** Coverage of several criteria at once, and of the parts of other frameworks. Pure. */

/** One cell of the matrix: what its criteria have, the weakest of them in front. */
export type Cell = Readonly<{
  criteria: number;
  none: number;
  thin: number;
  items: number;
  withoutImpact: number;
  voices: readonly string[];
  newest: string | null;
  state: Coverage['state'];
}>;

const worst = ['none', 'thin', 'enough', 'full'] as const;

/** What the criteria of one cell have together. Never an average: the state is that of the weakest. */
export const cellOf = (covered: readonly Coverage[]): Cell => ({
  criteria: covered.length,
  none: covered.filter(({ state }) => state === 'none').length,
  thin: covered.filter(({ state }) => state === 'thin').length,
  items: covered.reduce((sum, { items }) => sum + items, 0),
  withoutImpact: covered.reduce((sum, { withoutImpact }) => sum + withoutImpact, 0),
  voices: [...new Set(covered.flatMap(({ voices }) => voices))],
  newest:
    covered
      .flatMap(({ newest }) => (newest === null ? [] : [newest]))
      .sort()
      .at(-1) ?? null,
  state: worst.find((state) => covered.some((one) => one.state === state)) ?? 'none',
});

/** One line of coverage elsewhere: an inspection area, a tier, an activity. */
export type PartCoverage = Readonly<{
  key: string;
  name: string;
  isActivity: boolean;
  items: readonly Readonly<{ id: string; title: string }>[];
  withoutImpact: number;
  voices: readonly string[];
  newest: string | null;
}>;

const covered = (key: string, name: string, isActivity: boolean, claims: readonly PartClaim[]): PartCoverage => ({
  key,
  name,
  isActivity,
  items: [...new Map(claims.map((claim) => [claim.itemId, { id: claim.itemId, title: claim.title }])).values()],
  withoutImpact: claims.filter(({ impact }) => impact === '').length,
  voices: [...new Set(claims.flatMap(({ voices }) => voices))],
  newest:
    claims
      .map(({ toOn }) => toOn)
      .sort()
      .at(-1) ?? null,
});

/** Every part of a framework with what shows it; under a tier of the Pupil Premium, each activity of the school's own list. */
export const partsCovered = (
  framework: Framework,
  claims: readonly PartClaim[],
  activities: readonly Activity[],
): readonly PartCoverage[] =>
  framework.parts.flatMap((part) => {
    const mine = claims.filter((claim) => claim.framework === framework.id && claim.part === part.code);
    const own = framework.id === premiumFramework ? activities.filter((activity) => activity.part === part.code) : [];
    return [
      covered(part.code, part.name, false, mine),
      ...own.map((activity) =>
        covered(
          activity.id,
          `${activity.number}. ${activity.title} (${activity.schoolYear})`,
          true,
          mine.filter((claim) => claim.activityId === activity.id),
        ),
      ),
    ];
  });
