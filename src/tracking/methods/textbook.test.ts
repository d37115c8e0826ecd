import { describe, expect, it } from 'vitest';
import { hedgesG } from './hedges.ts';
import { leastSquares } from './least-squares.ts';
import { summary } from './mean.ts';
import { moments } from './moments.ts';
import { newcombePaired } from './newcombe.ts';
import { pool } from './pool.ts';

describe('mean and standard deviation: NIST’s reference data sets NumAcc1 to NumAcc4, certified 0.1 (or 1) and exact means', () => {
  const alternating = (base: number) => [
    base + 0.2,
    ...Array.from({ length: 1000 }, (_, at) => base + (at % 2 === 0 ? 0.1 : 0.3)),
  ];
  it.each([
    ['NumAcc1', [10_000_001, 10_000_003, 10_000_002], 10_000_002, 1, 12],
    ['NumAcc2', alternating(1), 1.2, 0.1, 12],
    ['NumAcc3', alternating(1_000_000), 1_000_000.2, 0.1, 8],
    ['NumAcc4', alternating(10_000_000), 10_000_000.2, 0.1, 7],
  ] as const)('%s', (_name, values, mean, sd, digits) => {
    const streamed = moments();
    for (const value of values) streamed.add(value);
    for (const found of [streamed.summary(), summary(values)]) {
      expect((found.mean ?? 0) / mean).toBeCloseTo(1, 12);
      expect((found.sd ?? 0) / sd).toBeCloseTo(1, digits);
    }
  });
});

/** Spending on state schools a head, and income a head, of 50 states in 1979: Greene (1993), Econometric Analysis, table 14.1. */
const schools =
  '275/6247 821/10851 339/7374 275/6183 387/8850 452/8001 531/8914 424/8604 316/7505 265/6700 403/8380 304/6813 437/8745 345/7696 431/7873 355/8001 260/6615 316/6640 327/6333 427/8306 427/8063 466/8442 477/7847 259/5736 274/7342 433/7051 294/7391 359/9032 279/7277 423/8818 388/6505 447/8267 335/6607 311/7478 322/7812 320/6951 397/7839 412/7733 342/7526 315/6242 321/6841 268/6489 315/7697 417/6622 353/6541 356/7624 415/8450 428/10022 320/6456 500/9096'
    .split(' ')
    .map((state) => state.split('/').map(Number))
    .map(([y = 0, income = 0]) => ({ y, x: [income / 10_000, (income / 10_000) ** 2] }));

it('spending of 50 states on income and its square: least squares and HC3 as Cribari-Neto (2004) and Zeileis (2004) print them', () => {
  const fit = leastSquares(schools);
  for (const [at, [beta, se, hc3]] of [
    [832.91, 327.29, 1095],
    [-1834.2, 828.99, 2975.41],
    [1587.04, 519.08, 1995.24],
  ].entries()) {
    expect(fit?.beta[at]).toBeCloseTo(beta ?? 0, 2);
    expect(fit?.se[at]).toBeCloseTo(se ?? 0, 2);
    expect(fit?.robustSe[at]).toBeCloseTo(hc3 ?? 0, 2);
  }
});

/** Thirteen trials of the BCG vaccine, ill and well with it, ill and well without: Colditz and others (1994), JAMA 271. */
const trials =
  '4 119 11 128,6 300 29 274,3 228 11 209,62 13536 248 12619,33 5036 47 5761,180 1361 372 1079,8 2537 10 619,505 87886 499 87892,29 7470 45 7232,17 1699 65 1600,186 50448 141 27197,5 2493 3 2338,27 16886 29 17825'
    .split(',')
    .map((trial) => trial.split(' ').map(Number));
const ratios = trials.map(([a = 0, b = 0, c = 0, d = 0]) => ({
  y: Math.log(a / (a + b) / (c / (c + d))),
  v: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
}));
const odds = trials.map(([a = 0, b = 0, c = 0, d = 0]) => ({
  y: Math.log((a * d) / (b * c)),
  v: 1 / a + 1 / b + 1 / c + 1 / d,
}));

describe('thirteen trials of the BCG vaccine pooled, as Stata’s metan and metafor print them', () => {
  it.each([
    ['risk ratios', 'FE', ratios, -0.4303, -0.5097, -0.3509, 0, 92.1173, 152.233],
    ['risk ratios', 'DL', ratios, -0.7141, -1.0644, -0.3638, 0.3088, 92.1173, 152.233],
    ['risk ratios', 'REML', ratios, -0.7145, -1.0669, -0.3622, 0.3132, 92.2214, 152.233],
    ['odds ratios', 'FE', odds, -0.4361, -0.519, -0.3533, 0, 92.6455, 163.1649],
    ['odds ratios', 'DL', odds, -0.7474, -1.1242, -0.3706, 0.3663, 92.6455, 163.1649],
  ] as const)('%s by %s', (_what, method, effects, estimate, low, high, tau2, i2, q) => {
    const found = pool(effects, method);
    expect(found.estimate).toBeCloseTo(estimate, 4);
    expect(found.ci[0]).toBeCloseTo(low, 4);
    expect(found.ci[1]).toBeCloseTo(high, 4);
    expect(found.tau2).toBeCloseTo(tau2, 4);
    expect(found.i2).toBeCloseTo(i2, 3);
    expect(found.q).toBeCloseTo(q, 3);
  });
});

it('Hedges’ g and its variance of a trial of stroke units, as metafor’s escalc prints them (Normand 1999, Edinburgh)', () => {
  const found = hedgesG({ n: 155, mean: 55, sd: 47 }, { n: 156, mean: 75, sd: 64 });
  expect(found.g).toBeCloseTo(-0.3552, 4);
  expect(found.variance).toBeCloseTo(0.0131, 4);
});

describe('the same people asked twice: Newcombe’s method 10 for pairs', () => {
  it.each([
    ['Altman and others (2000), Statistics with Confidence, table 6.2', [14, 0, 5, 22], 0.122, 0.011, 0.226],
    ['Fagerland, Lydersen and Laake (2014): airways before and after', [1, 1, 7, 12], 0.286, 0.026, 0.507],
  ] as const)('%s', (_where, [both, first, second, neither], change, low, high) => {
    const found = newcombePaired({ both, first, second, neither });
    expect(found?.change).toBeCloseTo(change, 3);
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  });
});
