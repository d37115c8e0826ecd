/** The least effect of each band of the EEF's table, for 0, 1, 2 … 12 months. An effect between two printed bands rounds to a hundredth first. */
const bands = [0, 2, 10, 19, 27, 36, 45, 53, 62, 70, 79, 88, 96] as const;

/**
 * Months of progress of an effect in standard deviations, −12 to 12 (EEF Toolkit guide). The table is printed in hundredths,
 * so the effect is rounded to one; below 0 it is mirrored, and more than a year is not told apart.
 */
export const monthsOf = (effect: number): number => {
  // Rounded as it prints: 0.095 is 0.10 in two decimals, though it is stored a little below.
  const hundredths = Math.round(Math.abs(effect) * 100 + 1e-9);
  const months = bands.findLastIndex((least) => hundredths >= least);
  return effect < 0 && months > 0 ? -months : months;
};

export type Months = Readonly<{ months: number; low: number; high: number; beyondTable: boolean }>;

/** An effect and both ends of its range in months; only for a design that compares. */
export const eefMonths = (effect: Readonly<{ g: number; low: number; high: number }>): Months => ({
  months: monthsOf(effect.g),
  low: monthsOf(effect.low),
  high: monthsOf(effect.high),
  beyondTable: [effect.g, effect.low, effect.high].some((each) => Math.abs(each) > 1),
});
