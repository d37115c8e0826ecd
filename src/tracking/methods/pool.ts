import { z95 } from './interval.ts';

export type Effect = Readonly<{ y: number; v: number }>;
export type PoolMethod = 'FE' | 'DL' | 'REML';
export type Pooled = Readonly<{
  k: number;
  estimate: number;
  se: number;
  ci: readonly [low: number, high: number];
  tau2: number;
  i2: number;
  q: number;
}>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const weighted = (effects: readonly Effect[], tau2: number) => {
  const weights = effects.map(({ v }) => 1 / (v + tau2));
  const total = sum(weights);
  return { weights, total, estimate: sum(effects.map(({ y }, at) => (weights[at] ?? 0) * y)) / total };
};

/** DerSimonian and Laird's moment estimate of the variance between studies. */
const tau2Dl = (effects: readonly Effect[], q: number): number => {
  const { weights, total } = weighted(effects, 0);
  return Math.max(0, (q - (effects.length - 1)) / (total - sum(weights.map((w) => w ** 2)) / total));
};

/** Restricted maximum likelihood by Fisher scoring, from the moment estimate; steps are halved at the edge of 0. */
const tau2Reml = (effects: readonly Effect[], start: number): number => {
  let tau2 = start;
  for (let step = 0; step < 500; step += 1) {
    const { weights, total, estimate } = weighted(effects, tau2);
    const [w2, w3] = [sum(weights.map((w) => w ** 2)), sum(weights.map((w) => w ** 3))];
    const residual = sum(effects.map(({ y }, at) => (weights[at] ?? 0) ** 2 * (y - estimate) ** 2));
    const score = residual - total + w2 / total;
    const information = w2 - (2 * w3) / total + (w2 / total) ** 2;
    const next = Math.max(0, tau2 + score / information);
    if (Math.abs(next - tau2) < 1e-12) return next;
    tau2 = next;
  }
  return tau2;
};

/**
 * Effects of several schools or studies pooled, Wald interval ±1.96. FE supposes one true effect; DL and REML let the true
 * effects differ with variance tau². I² is a percentage by metafor's rule.
 */
export const pool = (effects: readonly Effect[], method: PoolMethod): Pooled => {
  const fixed = weighted(effects, 0);
  const q = sum(effects.map(({ y }, at) => (fixed.weights[at] ?? 0) * (y - fixed.estimate) ** 2));
  const dl = tau2Dl(effects, q);
  const tau2 = method === 'FE' ? 0 : method === 'DL' ? dl : tau2Reml(effects, dl);
  const { total, estimate } = weighted(effects, tau2);
  const se = 1 / Math.sqrt(total);
  const k = effects.length;
  const typical = ((k - 1) * fixed.total) / (fixed.total ** 2 - sum(fixed.weights.map((w) => w ** 2)));
  const i2 = method === 'FE' ? Math.max(0, (q - (k - 1)) / q) * 100 : (tau2 / (tau2 + typical)) * 100;
  return { k, estimate, se, ci: [estimate - z95 * se, estimate + z95 * se], tau2, i2, q };
};
