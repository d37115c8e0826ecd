import { describe, expect, it } from 'vitest';
import { file, impact } from '../../../testing/impact.ts';
import { randomIntercept, type Nested } from './random-intercept.ts';

/** Distance at 8, 10, 12 and 14 years of 16 boys and 11 girls: Potthoff and Roy (1964), Biometrika 51, table 1. */
const growth = {
  M: '26 25 29 31,21.5 22.5 23 26.5,23 22.5 24 27.5,25.5 27.5 26.5 27,20 23.5 22.5 26,24.5 25.5 27 28.5,22 22 24.5 26.5,24 21.5 24.5 25.5,23 20.5 31 26,27.5 28 31 31.5,23 23 23.5 25,21.5 23.5 24 28,17 24.5 26 29.5,22.5 25.5 25.5 26,23 24.5 26 30,22 21.5 23.5 25',
  F: '21 20 21.5 23,21 21.5 24 25.5,20.5 24 24.5 26,23.5 24.5 25 26.5,21.5 23 22.5 23.5,20 21 21 22.5,21.5 22.5 23 25,23 23 23.5 24,20 21 22 21.5,16.5 19 19 19.5,24.5 25 28 28',
};
const csv = Object.entries(growth)
  .flatMap(([sex, children]) =>
    children
      .split(',')
      .flatMap((child, at) =>
        child.split(' ').map((distance, visit) => [distance, 8 + 2 * visit, sex, `${sex}${at}`].join(',')),
      ),
  )
  .join('\n');
const orthodont = file('growth.csv', `distance,age,sex,child\n${csv}\n`);

type Fitted = {
  n: number;
  clusters: number;
  fixed: Record<string, number>;
  se: Record<string, number>;
  difference: number;
  differenceSe: number;
  variance: { cluster: number; residual: number };
  icc: number;
};

describe('growth of children, as every manual of mixed models prints it', () => {
  it('girls against boys by REML: nlme’s own example, lme(distance ~ age + Sex, random = ~ 1)', async () => {
    const options = { outcome: 'distance', group: 'sex', treated: 'F', prior: 'age', cluster: 'child' };
    const { out } = await impact<Fitted>('cluster', orthodont, options);
    expect(out).toMatchObject({ n: 108, clusters: 27 });
    expect(out.difference).toBeCloseTo(-2.321023, 6);
    expect(out.differenceSe).toBeCloseTo(0.7614168, 6);
    expect(out.fixed['intercept']).toBeCloseTo(17.706713, 6);
    expect(out.fixed['prior']).toBeCloseTo(0.660185, 6);
    expect(Math.sqrt(out.variance.cluster)).toBeCloseTo(1.807425, 5);
    expect(Math.sqrt(out.variance.residual)).toBeCloseTo(1.431592, 5);
  });

  it('one line for all by maximum likelihood', async () => {
    const options = { outcome: 'distance', prior: 'age', cluster: 'child' };
    const { out } = await impact<Fitted>('value-added', orthodont, options);
    expect(out.fixed['intercept']).toBeCloseTo(16.7611111, 6);
    // nlme widens this by √(108/106) in its summary; lme4, MLwiN and Stata do not.
    expect(out.se['slope']).toBeCloseTo(0.0617993 * Math.sqrt(106 / 108), 6);
    expect(Math.sqrt(out.variance.cluster)).toBeCloseTo(2.072142, 5);
    expect(Math.sqrt(out.variance.residual)).toBeCloseTo(1.422728, 5);
  });
});

const rows = (groups: readonly (readonly number[])[]): readonly Nested[] =>
  groups.flatMap((values, at) => values.map((y) => ({ y, x: [], cluster: `${at}` })));

/** Six rails, three tests each: Pinheiro and Bates (2000), Mixed-Effects Models in S and S-PLUS, section 1.1. */
const rails = rows([
  [55, 53, 54],
  [26, 37, 32],
  [78, 91, 85],
  [92, 100, 96],
  [49, 51, 50],
  [80, 85, 83],
]);

/** Six batches of dyestuff: Davies (1947); six of a simulated table without variance between batches: Box and Tiao (1973), table 5.1.4. */
const dyestuff = rows([
  [1545, 1440, 1440, 1520, 1580],
  [1540, 1555, 1490, 1560, 1495],
  [1595, 1550, 1605, 1510, 1560],
  [1445, 1440, 1595, 1465, 1545],
  [1595, 1630, 1515, 1635, 1625],
  [1520, 1455, 1450, 1480, 1445],
]);
const simulated = rows([
  [7.298, 3.846, 2.434, 9.566, 7.99],
  [5.22, 6.556, 0.608, 11.788, -0.892],
  [0.11, 10.386, 13.434, 5.51, 8.166],
  [2.212, 4.852, 7.092, 9.288, 4.98],
  [0.282, 9.014, 4.458, 9.446, 7.198],
  [1.722, 4.782, 8.106, 0.758, 3.758],
]);

describe('clusters without explanatory values, in the textbooks', () => {
  it.each([
    ['rails', 'REML', rails, 24.80547, 4.020779, 66.5, 10.17104],
    ['rails', 'ML', rails, 22.62435, 4.020779, 66.5, 9.285],
    ['dyestuff', 'REML', dyestuff, 42.0006, 49.5101, 1527.5, 19.3834],
    ['dyestuff', 'ML', dyestuff, 37.26034, 49.5101, 1527.5, 17.6945],
    ['no variance between batches', 'REML', simulated, 0, 3.71568, 5.6656, 0.67838],
    ['no variance between batches', 'ML', simulated, 0, 3.65323, 5.6656, 0.66699],
  ] as const)('%s by %s', (_name, estimator, table, between, within, constant, se) => {
    const found = randomIntercept(table, estimator);
    expect(Math.sqrt(found.variance.cluster)).toBeCloseTo(between, 4);
    expect(Math.sqrt(found.variance.residual)).toBeCloseTo(within, 4);
    expect(found.fixed[0]).toBeCloseTo(constant, 4);
    expect(found.se[0]).toBeCloseTo(se, 3);
  });
});

describe('what no likelihood can tell apart', () => {
  const arms = (groups: readonly (readonly number[])[]): readonly Nested[] =>
    groups.flatMap((values, at) => values.map((y, place) => ({ y, x: [place, at % 2], cluster: `${at}` })));

  it('two schools, one with the programme: the school and the programme are one thing', () => {
    const two = arms([
      [1, 3, 2, 5],
      [4, 4, 6, 9],
    ]);
    expect(() => randomIntercept(two, 'REML')).toThrow('At least 3 are needed');
    expect(() => randomIntercept([...two, { y: 3, x: [0, 0], cluster: '2' }], 'REML')).not.toThrow();
  });

  it('one school with two pupils, whose difference the slope takes whole', () => {
    const thin = [
      { y: 1, x: [2], cluster: 'a' },
      { y: 4, x: [3], cluster: 'a' },
      { y: 2, x: [9], cluster: 'b' },
      { y: 7, x: [4], cluster: 'c' },
      { y: 3, x: [1], cluster: 'd' },
    ];
    expect(() => randomIntercept(thin, 'ML')).toThrow('At least 6 rows are needed');
  });

  it('schools a million times further apart than their pupils keep their digits', () => {
    const far = [0, 4e6, 9e6, 2e6].flatMap((level, at) =>
      [1, 2, 4].map((y) => ({ y: level + y, x: [], cluster: `${at}` })),
    );
    const { variance } = randomIntercept(far, 'REML');
    expect(variance.residual).toBeCloseTo(7 / 3, 8);
    // Variance of the four means (14.9167 × 10¹²), less a third of the residual.
    expect(variance.cluster / (14.916_666_666_666_666e12 - 7 / 9)).toBeCloseTo(1, 9);
  });
});
