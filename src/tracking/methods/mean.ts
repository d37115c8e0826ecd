/** A group's figures: `sd` is the sample's, with n - 1, and null for fewer than two. */
export type Summary = Readonly<{ n: number; mean: number | null; sd: number | null }>;

export const summary = (values: readonly number[]): Summary => {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  if (n < 2) return { n, mean, sd: null };
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
};
