import type { Summary } from './mean.ts';

export type Moments = Readonly<{ add: (value: number) => void; summary: () => Summary }>;

/** Mean and sample SD of values that come one by one and are not kept (Welford 1962): for files of any size. */
export const moments = (): Moments => {
  let [n, mean, squares] = [0, 0, 0];
  return {
    add: (value) => {
      n += 1;
      const apart = value - mean;
      mean += apart / n;
      squares += apart * (value - mean);
    },
    summary: () => ({ n, mean: n === 0 ? null : mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) }),
  };
};
