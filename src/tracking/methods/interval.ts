/** Standard normal deviate of a 95% interval. */
export const z95 = 1.959_963_984_540_054;

export type Interval = Readonly<{ estimate: number; se: number; low: number; high: number }>;

/** Estimate ± 1.96 standard errors. */
export const interval = (estimate: number, se: number): Interval => ({
  estimate,
  se,
  low: estimate - z95 * se,
  high: estimate + z95 * se,
});

/** True when the interval lies wholly on one side of no difference. */
export const isClearOfZero = ({ low, high }: Pick<Interval, 'low' | 'high'>): boolean => low > 0 || high < 0;
