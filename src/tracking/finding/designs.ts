import type { MethodKey } from '../methods/versions.ts';

/** How a figure was come by. What may be claimed follows from it, before any number is looked at. */
export type DesignKey =
  | 'voice'
  | 'before-after'
  | 'expected-growth'
  | 'own-baseline'
  | 'cohorts-pooled'
  | 'two-groups'
  | 'progress'
  | 'difference-in-differences'
  | 'ancova'
  | 'clusters'
  | 'comparisons-pooled';

export type Design = Readonly<{
  key: DesignKey;
  title: string;
  method: MethodKey;
  /** What must be there before it answers. */
  needs: string;
  /** What may be said when its likely range leaves out no difference. */
  mayClaim: string;
  /** No figure of this design is stronger than this, however clear. */
  atMost: 1 | 2 | 5;
  /** Fewest target pupils, and comparison pupils where there are any. */
  fewest: Readonly<{ target: number; comparison: number }>;
  /** Offered where like pupils are too few: small, special and alternative settings. */
  forSmallSettings: boolean;
}>;

const compared = { atMost: 5, forSmallSettings: false } as const;
const alone = { atMost: 2, forSmallSettings: true } as const;

const all = [
  {
    ...compared,
    key: 'difference-in-differences',
    title: 'Compared with like pupils, before and after',
    method: 'difference-in-differences',
    needs:
      'Target and comparison pupils with the same test at both points, and an earlier point to see that they moved alike.',
    mayClaim: 'That target pupils gained more than like pupils: consistent with the work having helped.',
    fewest: { target: 5, comparison: 5 },
  },
  {
    ...compared,
    key: 'ancova',
    title: 'Compared with like pupils, adjusted for the start',
    method: 'ancova',
    needs: 'Target and comparison pupils with the same test at both points.',
    mayClaim: 'That target pupils ended higher than pupils with the same start.',
    fewest: { target: 10, comparison: 10 },
  },
  {
    ...compared,
    key: 'progress',
    title: 'Compared with what their start foretells',
    method: 'progress-from-prior',
    needs: 'At least 30 comparison pupils with a start and an end.',
    mayClaim: 'That target pupils ended higher than their start foretells in this school.',
    fewest: { target: 5, comparison: 30 },
  },
  {
    ...compared,
    key: 'two-groups',
    title: 'Two groups at the end',
    method: 'two-groups',
    needs: 'Both groups at the end, and proof that they were alike at the start.',
    mayClaim: 'That one group stands higher than the other.',
    fewest: { target: 5, comparison: 5 },
  },
  {
    ...compared,
    key: 'clusters',
    title: 'Whole classes or schools compared',
    method: 'cluster-effect',
    needs: 'At least three classes or schools with the work and three without, with a start and an end.',
    mayClaim: 'That pupils where the work was done ended higher, with schools counted as wholes.',
    fewest: { target: 5, comparison: 5 },
  },
  {
    ...compared,
    key: 'comparisons-pooled',
    title: 'Compared with like pupils in several cohorts or schools',
    method: 'pooled',
    needs: 'Two or more cohorts or schools, each compared with like pupils of its own.',
    mayClaim: 'That target pupils gained more, taken over all cohorts, and whether the cohorts agree.',
    fewest: { target: 5, comparison: 5 },
  },
  {
    ...alone,
    key: 'expected-growth',
    title: 'Against expected growth',
    method: 'expected-growth',
    needs: 'A test with published norms, which say what growth is expected in the time between.',
    mayClaim:
      'That pupils gained more than the test’s norms expect. Pupils chosen for being low would drift up by themselves.',
    fewest: { target: 5, comparison: 0 },
  },
  {
    ...alone,
    key: 'own-baseline',
    title: 'Against each pupil’s own earlier pace',
    method: 'own-baseline',
    needs: 'Two points before the work and one after it, for each pupil.',
    mayClaim: 'That pupils moved faster during the work than before it.',
    fewest: { target: 3, comparison: 0 },
  },
  {
    ...alone,
    key: 'cohorts-pooled',
    title: 'Several small cohorts together',
    method: 'pooled',
    needs: 'The same work with two or more cohorts, each set against expected growth or its own baseline.',
    mayClaim: 'That over the cohorts pupils gained more than expected of them, and whether the cohorts agree.',
    fewest: { target: 2, comparison: 0 },
  },
  {
    ...alone,
    key: 'before-after',
    title: 'Before and after',
    method: 'gain',
    needs: 'The same test at both points.',
    mayClaim: 'What pupils gained. A gain alone is mostly growth, and says little about the work.',
    fewest: { target: 2, comparison: 0 },
  },
  {
    key: 'voice',
    title: 'What people say',
    method: 'wilson',
    needs: 'Answers of at least ten pupils, parents or staff.',
    mayClaim: 'What people say, and how many were asked.',
    atMost: 1,
    fewest: { target: 10, comparison: 0 },
    forSmallSettings: true,
  },
] as const satisfies readonly Design[];

/** Every design: what it needs and what it may claim, the strongest first. */
export const designs: readonly Design[] = all;

export const designOf = (key: DesignKey): Design => {
  const found = designs.find((each) => each.key === key);
  if (found === undefined) throw new Error(`There is no design "${key}". Add it to src/tracking/finding/designs.ts.`);
  return found;
};

/**
 * The designs that pupils with these counts may be judged by, the strongest first. `allowed` is what the scheme lists; a
 * scheme that lists nothing allows all.
 */
export const designsFor = (
  n: Readonly<{ target: number; comparison: number }>,
  allowed: readonly string[] | null = null,
): readonly Design[] =>
  designs.filter(
    ({ key, fewest }) =>
      n.target >= fewest.target && n.comparison >= fewest.comparison && (allowed === null || allowed.includes(key)),
  );
