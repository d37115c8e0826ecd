/** Up to three years weighted 3 : 2 : 1, this year first; a year without a figure takes its weight with it. Null of none. */
export const threeYears = (
  years: readonly [thisYear: number | null, lastYear: number | null, yearBefore: number | null],
): number | null => {
  const [sum, weight] = years.reduce<[number, number]>(
    ([total, weights], year, at) => (year === null ? [total, weights] : [total + (3 - at) * year, weights + 3 - at]),
    [0, 0],
  );
  return weight === 0 ? null : sum / weight;
};
