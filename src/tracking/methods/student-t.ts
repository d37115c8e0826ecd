import { logGamma } from './gamma.ts';

/** Continued fraction of the incomplete beta function (Lentz’s way). */
const fraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300;
  const kept = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let [c, d] = [1, 1 / kept(1 - ((a + b) * x) / (a + 1))];
  let product = d;
  for (let m = 1; m < 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return product;
};

const logBeta = (a: number, b: number) => logGammaFor(a) + logGammaFor(b) - logGammaFor(a + b);

/** Our log-gamma is for arguments above 0.5; the one below it that is needed is a half. */
const logGammaFor = (x: number) => (x > 0.5 ? logGamma(x) : logGamma(x + 1) - Math.log(x));

/** Regularised incomplete beta function. */
const beta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
};

/** Share of Student's t with `df` degrees of freedom that lies within ±t. */
export const shareWithin = (t: number, df: number): number => 1 - beta(df / (df + t * t), df / 2, 0.5);

/** The t within whose ± 95% lie: 12.706 at 1 degree of freedom, 1.96 without end. `df` need not be whole. */
export const t95 = (df: number): number => {
  let [low, high] = [1, 2];
  while (shareWithin(high, df) < 0.95) [low, high] = [high, high * 2];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
