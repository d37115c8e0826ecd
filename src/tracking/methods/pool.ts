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

/** −2 restricted log likelihood, up to a constant. */
const restricted = (effects: readonly Effect[], tau2: number): number => {
  const { weights, total, estimate } = weighted(effects, tau2);
  return (
    sum(effects.map(({ y, v }, at) => Math.log(v + tau2) + (weights[at] ?? 0) * (y - estimate) ** 2)) + Math.log(total)
  );
};

/** Fisher scoring from one start; a step below 0 ends at 0. */
const climb = (effects: readonly Effect[], start: number): number => {
  let tau2 = start;
  for (let step = 0; step < 500; step += 1) {
    const { weights, total, estimate } = weighted(effects, tau2);
    const [w2, w3] = [sum(weights.map((w) => w ** 2)), sum(weights.map((w) => w ** 3))];
    const residual = sum(effects.map(({ y }, at) => (weights[at] ?? 0) ** 2 * (y - estimate) ** 2));
    const score = residual - total + w2 / total;
    const information = w2 - (2 * w3) / total + (w2 / total) ** 2;
    const next = Math.max(0, tau2 + score / information);
    if (Math.abs(next - tau2) <= 1e-13 * Math.max(next, tau2)) return next;
    tau2 = next;
  }
  return tau2;
};

/** Restricted maximum likelihood: the best of several starts, 0 among them, since the likelihood may have two summits. */
const tau2Reml = (effects: readonly Effect[], moment: number): number => {
  const mean = sum(effects.map(({ y }) => y)) / effects.length;
  const spread = sum(effects.map(({ y }) => (y - mean) ** 2)) / (effects.length - 1);
  const found = [0, ...[0, moment, spread, 10 * spread].map((start) => climb(effects, start))];
  return found.reduce((best, each) => (restricted(effects, each) < restricted(effects, best) - 1e-12 ? each : best));
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
  const share = method === 'FE' ? (q === 0 ? 0 : Math.max(0, (q - (k - 1)) / q)) : tau2 / (tau2 + typical);
  return { k, estimate, se, ci: [estimate - z95 * se, estimate + z95 * se], tau2, i2: 100 * share, q };
};
