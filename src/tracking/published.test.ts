import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { file, impact } from '../../testing/impact.ts';
import { hedgesG } from './methods/hedges.ts';
import { saySkipped, sharedData } from '../../testing/shared-data.ts';

const star = sharedData('impact/STAR_AER.csv');
if (star === null) saySkipped('the published figures of impact');
const at = (path: string) => sharedData(path) ?? '';

type Pooled = { k: number; estimate: number; se: number; ci: number[]; tau2: number; i2: number; q: number };
type Fitted = {
  difference: number;
  differenceSe: number;
  icc: number;
  fixed: { intercept: number; slope: number };
  se: { intercept: number; slope: number };
  variance: { cluster: number; residual: number };
  effect: { within: number; total: number };
  effects: { effect: number; ci: number[] }[];
};

describe.skipIf(star === null)('effects pooled as metafor prints them (documentation of metadat and metafor)', () => {
  it.each([
    ['raudenbush1985', 'REML', 19, 0.0837, 0.0516, -0.0175, 0.1849, 0.0188, 41.85, 35.8295],
    ['raudenbush1985', 'FE', 19, 0.0604, 0.0365, -0.0111, 0.1318, 0, 49.76, 35.8295],
    ['raudenbush1985', 'DL', 19, 0.0893, 0.0558, -0.02, 0.1987, 0.0259, 49.76, 35.8295],
    ['bangertdrowns2004', 'REML', 48, 0.2219, 0.046, 0.1317, 0.3122, 0.0499, 58.37, 107.1061],
    ['bangertdrowns2004', 'DL', 48, 0.22, 0.0449, 0.1321, 0.308, 0.0455, 56.12, 107.1061],
    ['normand1999_with_g', 'REML', 9, -0.5371, 0.3087, -1.1421, 0.0679, 0.7908, 95.49, 123.7293],
    ['konstantopoulos2011', 'REML', 56, 0.1279, 0.0439, 0.0419, 0.2139, 0.0884, 94.7, 578.864],
  ] as const)('%s by %s', async (name, method, k, estimate, se, low, high, tau2, i2, q) => {
    const path = at(`impact/dat.${name}.csv`);
    const { out } = await impact<Pooled>('pool', path, { effect: 'yi', variance: 'vi', method });
    expect(out).toMatchObject({ k, missing: 0 });
    const found = [out.estimate, out.se, out.ci[0] ?? 0, out.ci[1] ?? 0, out.tau2, out.q];
    for (const [place, value] of [estimate, se, low, high, tau2, q].entries())
      expect(found[place]).toBeCloseTo(value, 4);
    expect(out.i2).toBeCloseTo(i2, 1);
  });
});

describe.skipIf(star === null)('two groups and two points', () => {
  it('nine trials of stroke units: g and its variance as metafor’s escalc has them', () => {
    const [heading = '', ...rows] = readFileSync(at('impact/dat.normand1999_with_g.csv'), 'utf8').trim().split('\n');
    const names = heading.replaceAll('"', '').split(',');
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      const cells = row.split(',');
      const of = (name: string) => Number(cells[names.indexOf(name)]);
      const side = (which: 1 | 2) => ({ n: of(`n${which}i`), mean: of(`m${which}i`), sd: of(`sd${which}i`) });
      const found = hedgesG(side(1), side(2));
      expect(found.g).toBeCloseTo(of('yi'), 9);
      expect(found.variance).toBeCloseTo(of('vi'), 9);
    }
  });

  it('Project STAR, small against regular classes: 13.90 (2.45), as Stock and Watson print it', async () => {
    const options = { outcome: 'readk+mathk', group: 'stark', treated: 'small', control: 'regular' };
    const { out } = await impact<Fitted>('two-group', star ?? '', options);
    expect(out.difference).toBeCloseTo(13.9, 2);
    expect(out.differenceSe).toBeCloseTo(2.45, 1);
    expect(out).toMatchObject({ n: { treated: 1738, control: 2005 } });
  });

  it('Card and Krueger (1994): 2.76 from all, 2.75 (1.34) from restaurants asked twice', async () => {
    // The file has the first wave above the second, in the same order.
    const [heading = '', ...rows] = readFileSync(at('impact/card-krueger.csv'), 'utf8').trim().split('\n');
    const [nj, fte] = ['"nj"', '"fte"'].map((name) => heading.split(',').indexOf(name));
    const cells = rows.map((row) => row.split(','));
    const wide = cells
      .slice(0, 410)
      .map((row, place) => [row[nj ?? 0], row[fte ?? 0], cells[410 + place]?.[fte ?? 0]].join(','));
    const path = file('wide.csv', `nj,before,after\n${wide.join('\n')}\n`);
    type Did = { n: number; did: number; balanced: { n: number; did: number; se: number } };
    const { out } = await impact<Did>('did', path, { before: 'before', after: 'after', group: 'nj', treated: '1' });
    expect(out.did).toBeCloseTo(2.75, 1);
    expect(out.balanced.did).toBeCloseTo(2.75, 2);
    expect(out.balanced.se).toBeCloseTo(1.34, 2);
  });
});

describe.skipIf(star === null)('pupils in schools', () => {
  it('65 London schools: 0.002, 0.563, 0.092, 0.566 (MLwiN’s manual, IGLS)', async () => {
    const options = { outcome: 'normexam', prior: 'standLRT', cluster: 'school' };
    const { out } = await impact<Fitted>('value-added', at('pupil/Exam.csv'), options);
    expect(out).toMatchObject({ n: 4059, clusters: 65, missing: 0 });
    expect(out.fixed.intercept).toBeCloseTo(0.0024, 4);
    expect(out.fixed.slope).toBeCloseTo(0.5634, 4);
    expect(out.se.intercept).toBeCloseTo(0.04, 3);
    expect(out.se.slope).toBeCloseTo(0.0125, 4);
    expect(out.variance.cluster).toBeCloseTo(0.0921, 4);
    expect(out.variance.residual).toBeCloseTo(0.5657, 4);
    for (const { effect, ci } of out.effects) expect((ci[0] ?? 0) < effect && effect < (ci[1] ?? 0)).toBe(true);
  });

  it('60 schools of egsingle, as lme4 1.1 has them', async () => {
    const options = { outcome: 'math', prior: 'year', cluster: 'schoolid' };
    const { out } = await impact<Fitted>('value-added', at('pupil/egsingle.csv'), options);
    expect(out.fixed.intercept).toBeCloseTo(-0.7699, 4);
    expect(out.fixed.slope).toBeCloseTo(0.752, 4);
    expect(out.variance.cluster).toBeCloseTo(0.20724, 4);
    expect(out.variance.residual).toBeCloseTo(0.99785, 4);
  });

  // The documentation of the data says 2,280 schools; its column, and every output printed from it, has 2,410 in 131 authorities.
  it('31,022 pupils of Chem97 in 2,410 schools, as lme4 1.1 has them', async () => {
    const options = { outcome: 'score', prior: 'gcsecnt', cluster: 'school' };
    const { out } = await impact<Fitted>('value-added', at('pupil/Chem97.csv'), options);
    expect(out).toMatchObject({ n: 31022, clusters: 2410, missing: 0 });
    expect(out.fixed.intercept).toBeCloseTo(5.627704, 5);
    expect(out.fixed.slope).toBeCloseTo(2.472292, 5);
    expect(out.se.intercept).toBeCloseTo(0.0280591, 6);
    expect(out.variance.cluster).toBeCloseTo(1.178812, 5);
    expect(out.variance.residual).toBeCloseTo(5.154232, 5);
    // The same model about another origin of the start: only the constant moves.
    const again = await impact<Fitted>('value-added', at('pupil/Chem97.csv'), { ...options, prior: 'gcsescore' });
    expect(again.out.fixed.slope).toBeCloseTo(out.fixed.slope, 8);
    expect(again.out.variance.cluster).toBeCloseTo(out.variance.cluster, 6);
  });

  it.each([
    ['eef_crtData', 265, 22, 3.10971, 1.20938, 5.6737, 14.7794],
    ['eef_mstData', 210, 54, 3.55719, 1.23, 45.3378, 78.1834],
  ] as const)('%s by REML, as lme4 1.1 has it', async (name, n, clusters, difference, se, school, residual) => {
    const options = { outcome: 'Posttest', group: 'Intervention', treated: '1', prior: 'Prettest', cluster: 'School' };
    const { out } = await impact<Fitted>('cluster', at(`impact/${name}.csv`), options);
    expect(out).toMatchObject({ n, clusters, missing: 0 });
    // A pupil-level effect stands beside it, and says what it leaves out.
    expect(out).toMatchObject({ pupilLevel: { label: 'ignores schools', designEffect: expect.any(Number) } });
    expect(out.difference).toBeCloseTo(difference, 4);
    expect(out.differenceSe).toBeCloseTo(se, 4);
    expect(out.variance.cluster).toBeCloseTo(school, 3);
    expect(out.variance.residual).toBeCloseTo(residual, 3);
    expect(out.icc).toBeCloseTo(school / (school + residual), 4);
    expect(out.effect.within).toBeCloseTo(difference / Math.sqrt(residual), 4);
    expect(out.effect.total).toBeCloseTo(difference / Math.sqrt(school + residual), 4);
  });
});
