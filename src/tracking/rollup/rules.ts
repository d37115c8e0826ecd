/** A school's yearly figures, and what may be said of many schools' figures together. Pure. */
import { z } from 'zod';
import { fewestOfSensitive, fewestUnderMean, hideSmall, showMean, type Cell } from '#platform/disclosure';
import { costBand } from '#provision/rules';
import { pool, type Effect } from '../methods/pool.ts';

/** Fewer schools than this are never added up: each would know the others' part. */
export const fewestSchools = 5;
/** Numbers of pupils across schools are rounded to this, so that one school more or less gives nobody away. */
export const roundedTo = 10;

/** Names the formulas and rules, so that a roll-up can be had again when they have changed. */
export const rollUpVersion =
  'roll-up 1: a school’s effect is the mean of its primary measures’ Hedges’ g, taken as wholly dependent; pooled by REML, DerSimonian–Laird beside it; pupils to the nearest 10; at least 5 schools';

/** Schools by name on one page. */
export const namedPerPage = 25;

const cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), n: z.number() }),
  z.object({
    kind: z.literal('hidden'),
    k: z.number().int(),
    because: z.enum(['small', 'protects', 'few', 'everybody']),
  }),
]);
const effect = z.object({ g: z.number(), variance: z.number().positive() });
const whole = z.number().int().nonnegative();

/** True figures of one school in one year, and beside each how it may be seen outside. `scale` is a key of src/tracking/scales. */
export const summaryShape = z.object({
  pupils: whole,
  pupilsSeen: cell,
  targets: whole,
  targetsSeen: cell,
  groups: z.array(z.object({ key: z.string(), pupils: whole, seen: cell })),
  measures: z.array(
    z.object({
      title: z.string(),
      scale: z.string(),
      target: whole,
      comparison: whole,
      effect: effect.nullable(),
    }),
  ),
  provision: z.object({ pence: whole, places: whole, perPupilPence: whole.nullable() }),
});
export type Summary = z.infer<typeof summaryShape>;
export type SchoolFigures = Readonly<{ summary: Summary; isSubmitted: boolean; isSharing: boolean }>;

/**
 * A school's primary measures in one figure. They are of the same pupils, so they are taken as wholly dependent: the spread of
 * the mean is the mean of their standard errors, never smaller (Borenstein and others 2009, chapter 24).
 */
export const effectOf = (measures: Summary['measures']): Effect | null => {
  const known = measures.flatMap((measure) => measure.effect ?? []);
  if (known.length === 0) return null;
  const mean = (of: (one: (typeof known)[number]) => number) =>
    known.reduce((sum, one) => sum + of(one), 0) / known.length;
  return { y: mean(({ g }) => g), v: mean(({ variance }) => Math.sqrt(variance)) ** 2 };
};

const pooled = z.object({
  estimate: z.number(),
  ci: z.tuple([z.number(), z.number()]),
  tau2: z.number(),
  i2: z.number(),
});
/** What the awarding body reads of a year: a figure of schools together, or why it is hidden. */
export const rollUpShape = z.object({
  schools: z.object({ all: whole, submitted: whole, sharing: whole }),
  pupils: cell,
  targets: cell,
  groups: z.array(z.object({ key: z.string(), schools: cell, pupils: cell, percent: cell })),
  effects: z.array(
    z.object({
      scale: z.string().nullable(),
      schools: whole,
      targets: cell,
      reml: pooled.nullable(),
      dl: pooled.nullable(),
    }),
  ),
  spend: z.array(z.object({ band: z.string(), schools: cell })),
});
export type RollUp = z.infer<typeof rollUpShape>;

export const spendBands = ['none yet', 'very low', 'low', 'moderate', 'high', 'very high'] as const;

const fewSchools: Cell = { kind: 'hidden', k: fewestSchools, because: 'small' };
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Pupils of several schools: hidden below five schools or ten pupils, else to the nearest ten. */
export const pupilsTogether = (counts: readonly number[]): Cell => {
  if (counts.length < fewestSchools) return fewSchools;
  const all = sum(counts);
  if (all < fewestOfSensitive) return { kind: 'hidden', k: fewestOfSensitive, because: 'small' };
  return { kind: 'shown', n: Math.round(all / roundedTo) * roundedTo };
};

const pooledOf = (effects: readonly Effect[], method: 'REML' | 'DL'): z.infer<typeof pooled> | null => {
  if (effects.length < fewestSchools) return null;
  const { estimate, ci, tau2, i2 } = pool(effects, method);
  return { estimate, ci: [...ci], tau2, i2 };
};

const effectsTogether = (scale: string | null, schools: readonly Summary[]): RollUp['effects'][number] => {
  const own = schools.flatMap(({ measures }) => {
    const wanted = measures.filter((measure) => measure.effect !== null && (scale === null || measure.scale === scale));
    const found = effectOf(wanted);
    return found === null ? [] : [{ found, targets: Math.max(...wanted.map(({ target }) => target)) }];
  });
  const effects = own.map(({ found }) => found);
  return {
    scale,
    schools: own.length,
    targets: pupilsTogether(own.map(({ targets }) => targets)),
    reml: pooledOf(effects, 'REML'),
    dl: pooledOf(effects, 'DL'),
  };
};

const groupTogether = (key: string, schools: readonly Summary[]): RollUp['groups'][number] => {
  const inIt = schools.flatMap(({ pupils, groups }) => {
    const found = groups.find((group) => group.key === key);
    return found === undefined || found.pupils === 0 ? [] : [{ pupils, group: found.pupils }];
  });
  const pupils = pupilsTogether(inIt.map(({ group }) => group));
  const percent = (100 * sum(inIt.map(({ group }) => group))) / sum(inIt.map(({ pupils: roll }) => roll));
  return {
    key,
    schools: inIt.length < fewestSchools ? fewSchools : { kind: 'shown', n: inIt.length },
    pupils,
    percent: pupils.kind === 'hidden' ? pupils : { kind: 'shown', n: Math.round(percent) },
  };
};

export const bandOf = ({ provision }: Summary): string =>
  provision.perPupilPence === null ? spendBands[0] : costBand(provision.perPupilPence);

/** Bands of cost, with the number of all schools beside them: a band of few schools is hidden, and what would give it away. */
const spendTogether = (schools: readonly Summary[]): RollUp['spend'] => {
  const counts = spendBands.map((band) => schools.filter((school) => bandOf(school) === band).length);
  const { cells } = hideSmall({ counts: [counts], k: fewestSchools, totals: { columns: false }, nought: 'shown' });
  return spendBands.map((band, at) => ({ band, schools: cells[0]?.[at] ?? fewSchools }));
};

/** All schools of a body and year together. The order of the schools changes nothing. */
export const rollUpOf = (schools: readonly SchoolFigures[]): RollUp => {
  const all = schools.map(({ summary }) => summary);
  const keys = [...new Set(all.flatMap(({ groups }) => groups.map(({ key }) => key)))].toSorted();
  const scales = [...new Set(all.flatMap(({ measures }) => measures.map(({ scale }) => scale)))].toSorted();
  const isEnough = all.length >= fewestSchools;
  return {
    schools: {
      all: all.length,
      submitted: schools.filter(({ isSubmitted }) => isSubmitted).length,
      sharing: schools.filter(({ isSharing }) => isSharing).length,
    },
    pupils: pupilsTogether(all.map(({ pupils }) => pupils)),
    targets: pupilsTogether(all.map(({ targets }) => targets)),
    groups: isEnough ? keys.map((key) => groupTogether(key, all)) : [],
    effects: isEnough ? [null, ...scales].map((scale) => effectsTogether(scale, all)) : [],
    spend: isEnough ? spendTogether(all) : [],
  };
};

/**
 * Which of the schools that may be named are named: where one to four others would be left, their part could be taken from the
 * total, so the last names are kept back until five are unnamed. Below five schools there is no total to take from.
 */
export const mayBeNamed = <School>(all: number, nameable: readonly School[]): readonly School[] => {
  const unnamed = all - nameable.length;
  if (all < fewestSchools || unnamed === 0 || unnamed >= fewestSchools) return nameable;
  return nameable.slice(0, Math.max(0, all - fewestSchools));
};

/** One school by name, as the body may read it: its own figures with small ones hidden. */
export const namedShape = z.object({
  pupils: cell,
  targets: cell,
  groups: z.array(z.object({ key: z.string(), pupils: cell })),
  measures: z.array(
    z.object({
      title: z.string(),
      scale: z.string(),
      effect: cell,
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  band: z.string(),
});
export type Named = z.infer<typeof namedShape>;

export const namedOf = (summary: Summary): Named => ({
  pupils: summary.pupilsSeen,
  targets: summary.targetsSeen,
  groups: summary.groups.map(({ key, seen }) => ({ key, pupils: seen })),
  measures: summary.measures.map((measure) => {
    const seen = showMean(measure.effect?.g ?? null, Math.min(measure.target, measure.comparison), fewestUnderMean);
    const reach = 1.959964 * Math.sqrt(measure.effect?.variance ?? 0);
    const isShown = seen.kind === 'shown';
    return {
      title: measure.title,
      scale: measure.scale,
      effect: seen,
      low: isShown ? seen.n - reach : null,
      high: isShown ? seen.n + reach : null,
    };
  }),
  band: bandOf(summary),
});
