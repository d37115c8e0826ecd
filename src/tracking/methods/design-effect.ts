export type DesignEffect = Readonly<{
  factor: number;
  /** Pupils in a cluster, weighted by pupils: Σn²/Σn. */
  size: number;
  /** How many pupils sitting by chance would tell as much. */
  effectiveN: number;
}>;

/** How much wider a range must be because pupils sit in classes or schools: 1 + (m − 1) × icc (Kish). Null of no cluster. */
export const designEffect = (sizes: readonly number[], icc: number): DesignEffect | null => {
  const n = sizes.reduce((sum, each) => sum + each, 0);
  if (n === 0) return null;
  const size = sizes.reduce((sum, each) => sum + each * each, 0) / n;
  const factor = 1 + (size - 1) * Math.max(0, icc);
  return { factor, size, effectiveN: n / factor };
};

/** What stands beside an effect of pupils that was worked out as if nobody shared a class. */
export const ignoresSchools = 'ignores schools';
