import type { HeldBy } from '#platform/kit';
import type { MeasureInputs } from '../figures/inputs.ts';
import type { MeasureWorking } from '../figures/working.ts';
import { aloneOf } from '../finding/alone.ts';
import type { DesignKey } from '../finding/designs.ts';
import { heldBy, strengthOf, type StrengthOf } from '../finding/strength.ts';
import type { Interval } from '../methods/interval.ts';
import { pool, type Pooled } from '../methods/pool.ts';
import type { ScaleKey } from '../scales/rules.ts';

/** One cohort, before it is known whether anything can be said of it. */
export type Cohort = Readonly<{ name: string; inputs: MeasureInputs; working: MeasureWorking }>;

/**
 * Cohorts that share no pupil, the first named of those that do: two measures of one cohort are no second finding, and figures of the
 * same pupils are not independent.
 */
export const apart = <Of extends Pick<Cohort, 'inputs'>>(cohorts: readonly Of[]): readonly Of[] => {
  const taken = new Set<string>();
  return cohorts.filter(({ inputs }) => {
    const codes = inputs.pupils.map(({ code }) => code);
    if (codes.some((code) => taken.has(code))) return false;
    for (const code of codes) taken.add(code);
    return true;
  });
};

/** What one cohort gives to the whole: its own figure, turned so that more is better. */
export type CohortEffect = Readonly<{
  name: string;
  pupils: number;
  figure: Interval;
  level: number;
  heldBy: HeldBy | null;
}>;

export type Together = Readonly<{
  design: Extract<DesignKey, 'comparisons-pooled' | 'cohorts-pooled'>;
  cohorts: readonly CohortEffect[];
  /** By restricted maximum likelihood, which is led by; the other two stand beside it. */
  reml: Pooled;
  dl: Pooled;
  fe: Pooled;
  /** Two cohorts or more are each clear by themselves, in the same direction. */
  repeated: boolean;
  strength: StrengthOf | null;
}>;

const compared = ({ name, working }: Cohort): readonly CohortEffect[] =>
  working.beyond === null || working.beyond.se <= 0
    ? []
    : [
        {
          name,
          pupils: working.target.followed,
          figure: working.beyond,
          level: working.strength?.level ?? 0,
          heldBy: heldBy(working.strength),
        },
      ];

/** The same design for every cohort: figures of two designs are not of one kind. */
const alone = (cohorts: readonly Cohort[], scale: ScaleKey): readonly CohortEffect[] => {
  const found = cohorts.map(({ name, inputs }) => ({ name, all: aloneOf(inputs, scale) }));
  const by = (design: DesignKey) =>
    found.flatMap(({ name, all }): readonly CohortEffect[] => {
      const one = all.find((each) => each.design === design);
      return one === undefined || one.figure.se <= 0
        ? []
        : [{ name, pupils: one.n, figure: one.figure, level: one.claim.level, heldBy: heldBy(one.claim) }];
    });
  const [growth, own] = [by('expected-growth'), by('own-baseline')];
  return growth.length >= own.length ? growth : own;
};

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

/** The present cohort and earlier ones taken together; null with fewer than two of which something can be said. */
export const together = (cohorts: readonly Cohort[], scale: ScaleKey): Together | null => {
  const [beside, by] = [cohorts.flatMap(compared), alone(cohorts, scale)];
  const isCompared = beside.length >= 2;
  const effects = isCompared ? beside : by;
  if (effects.length < 2) return null;
  const pooled = effects.map(({ figure }) => ({ y: figure.estimate, v: figure.se ** 2 }));
  const [reml, dl, fe] = [pool(pooled, 'REML'), pool(pooled, 'DL'), pool(pooled, 'FE')];
  const clear = effects.filter(({ level }) => level >= 4).map(({ figure }) => Math.sign(figure.estimate));
  const repeated = [1, -1].some((way) => clear.filter((each) => each === way).length >= 2);
  const used = cohorts.filter(({ name }) => effects.some((each) => each.name === name)).map(({ working }) => working);
  const design = isCompared ? 'comparisons-pooled' : 'cohorts-pooled';
  const apart = used.map((each) => each.apart);
  return {
    design,
    cohorts: effects,
    ...{ reml, dl, fe, repeated },
    strength: strengthOf({
      design,
      n: {
        target: sum(effects.map(({ pupils }) => pupils)),
        comparison: sum(used.map((each) => each.comparison.followed)),
      },
      // The cohort whose groups began furthest apart speaks for all.
      balance: apart.includes(null) ? null : Math.max(...apart.map((each) => Math.abs(each ?? 0))),
      missing: {
        listed: sum(used.map((each) => each.target.listed + each.comparison.listed)),
        followed: sum(used.map((each) => each.target.followed + each.comparison.followed)),
      },
      interval: { low: reml.ci[0], high: reml.ci[1] },
      repeated,
    }),
  };
};
