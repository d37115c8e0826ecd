/** Where a school's figures stand among similar schools that share theirs. Pure. */
import { z } from 'zod';
import { percentileOf } from '#schools/rules';
import { fewestUnderMean } from '#platform/disclosure';
import { effectOf, type Summary } from './rules.ts';

/** Fewer similar schools than this, and no school learns how it stands among them. */
export const fewestSimilar = 10;
/** Of more than this only the nearest count. */
const mostSimilar = 30;

/** What the school census says of a school: shares in per cent as printed. */
export type CensusContext = Readonly<{
  population: string;
  pupils: number | null;
  fsm: number | null;
  senSupport: number | null;
  eal: number | null;
  year: string;
}>;
export type Sharing = Readonly<{ schoolId: string; summary: Summary; context: CensusContext | null }>;

const sizes = [100, 300, 600, 1000];
const fsmEdges = [10, 20, 30, 45];
const bandIn = (value: number, edges: readonly number[]): number => edges.filter((edge) => value >= edge).length;

export const sizeBand = (pupils: number): string =>
  ['under 100', '100 to 299', '300 to 599', '600 to 999', '1,000 and more'][bandIn(pupils, sizes)] ?? '';
export const fsmBand = (fsm: number): string =>
  ['under 10%', '10% to 19%', '20% to 29%', '30% to 44%', '45% and more'][bandIn(fsm, fsmEdges)] ?? '';

type Placeable = CensusContext & Readonly<{ pupils: number; fsm: number }>;
const isPlaceable = (context: CensusContext | null): context is Placeable =>
  context !== null && context.pupils !== null && context.fsm !== null;

/** How unlike two schools are beyond their bands: differences in SEN support and EAL, in the units in which they spread. */
const apart = (a: Placeable, b: Placeable): number =>
  Math.abs(Math.log2(a.pupils / b.pupils)) +
  Math.abs(a.fsm - b.fsm) / 10 +
  Math.abs((a.senSupport ?? 0) - (b.senSupport ?? 0)) / 5 +
  Math.abs((a.eal ?? 0) - (b.eal ?? 0)) / 20;

/** The nearest sharing schools of the same phase, in the same or the next band of size and of free meals. */
export const similarTo = (own: Sharing, others: readonly Sharing[]): readonly Sharing[] => {
  const { context } = own;
  if (!isPlaceable(context)) return [];
  const near = (a: number, b: number, edges: readonly number[]) => Math.abs(bandIn(a, edges) - bandIn(b, edges)) <= 1;
  return others
    .flatMap((other) => {
      const its = other.context;
      if (other.schoolId === own.schoolId || !isPlaceable(its) || its.population !== context.population) return [];
      if (!near(its.pupils, context.pupils, sizes) || !near(its.fsm, context.fsm, fsmEdges)) return [];
      return [{ other, far: apart(context, its) }];
    })
    .toSorted((a, b) => a.far - b.far || (a.other.schoolId < b.other.schoolId ? -1 : 1))
    .slice(0, mostSimilar)
    .map(({ other }) => other);
};

const share = (count: number, of: number): number | null => (of < fewestUnderMean ? null : (100 * count) / of);
const groupShare = (summary: Summary, key: string): number | null => {
  const found = summary.groups.find((group) => group.key === key);
  return found === undefined ? null : share(found.pupils, summary.pupils);
};

/** What is compared: what it is, its unit, and a school's figure; null where a school has none. */
export const comparisons = [
  {
    key: 'effect',
    title: 'What target pupils gained beyond comparison pupils',
    unit: 'standard deviations',
    digits: 2,
    of: (summary: Summary) => {
      const enough = summary.measures.filter(
        ({ target, comparison }) => Math.min(target, comparison) >= fewestUnderMean,
      );
      return effectOf(enough)?.y ?? null;
    },
  },
  {
    key: 'targets',
    title: 'Share of pupils who are target pupils',
    unit: '%',
    digits: 0,
    of: (summary: Summary) => share(summary.targets, summary.pupils),
  },
  {
    key: 'pupil-premium',
    title: 'Share of pupils with Pupil Premium',
    unit: '%',
    digits: 0,
    of: (summary: Summary) => groupShare(summary, 'pupil-premium'),
  },
  {
    key: 'sen-support',
    title: 'Share of pupils with SEN support',
    unit: '%',
    digits: 0,
    of: (summary: Summary) => groupShare(summary, 'sen-support'),
  },
  {
    key: 'spend',
    title: 'Planned cost of provision for each pupil on roll',
    unit: 'pounds',
    digits: 0,
    of: ({ provision, pupils }: Summary) => (pupils < fewestUnderMean ? null : provision.pence / 100 / pupils),
  },
] as const;

export const similarShape = z.object({
  /** Why there is no comparison, or null. */
  missing: z.enum(['context', 'schools']).nullable(),
  schools: z.number().int(),
  wanted: z.number().int(),
  phase: z.string(),
  size: z.string(),
  fsm: z.string(),
  census: z.string(),
  figures: z.array(
    z.object({
      key: z.string(),
      value: z.number().nullable(),
      /** Schools with a figure, the school itself among them, as everywhere that a percentile is told. */
      n: z.number().int(),
      below: z.number().int().nullable(),
      equal: z.number().int().nullable(),
      percentile: z.number().nullable(),
    }),
  ),
});
export type Similar = z.infer<typeof similarShape>;

/**
 * The percentage of similar schools with a lower figure, unrounded, with how many are lower and how many equal (domain.md 5.7).
 * With fewer than ten that have a figure it says only how many there are.
 */
export const placedAmong = (own: Sharing, others: readonly Sharing[]): Similar => {
  const { context, summary } = own;
  const found = similarTo(own, others);
  const isEnough = found.length >= fewestSimilar;
  return {
    missing: isPlaceable(context) ? (isEnough ? null : 'schools') : 'context',
    schools: found.length,
    wanted: Math.max(0, fewestSimilar - found.length),
    phase: context?.population ?? '',
    size: isPlaceable(context) ? sizeBand(context.pupils) : '',
    fsm: isPlaceable(context) ? fsmBand(context.fsm) : '',
    census: context?.year ?? '',
    figures: !isEnough
      ? []
      : comparisons.map(({ key, of }) => {
          const value = of(summary);
          const theirs = found.flatMap((other) => of(other.summary) ?? []);
          if (value === null || theirs.length < fewestSimilar)
            return { key, value, n: theirs.length, below: null, equal: null, percentile: null };
          const population = [...theirs, value];
          const below = population.filter((each) => each < value).length;
          return {
            key,
            value,
            n: population.length,
            below,
            equal: population.filter((each) => each === value).length,
            percentile: percentileOf(below, population.length),
          };
        }),
  };
};
