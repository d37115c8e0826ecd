export type Quartiles = Readonly<{ lower: number; median: number; upper: number }>;

/** Median and quartiles by linear interpolation between order statistics (type 7 of Hyndman and Fan, as R and Excel); null of nothing. */
export const quartiles = (values: readonly number[]): Quartiles | null => {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? 0) - below);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
};
