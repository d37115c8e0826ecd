import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '#platform/command';
import { commands } from './commands.ts';
import { pool } from './methods/pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-impact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (name: string, args: readonly string[]) => {
  const command = commands.find((each) => each.name === name);
  const out: unknown[] = [];
  const logged: string[] = [];
  const code = await command?.run(args, {
    json: true,
    out: (value) => out.push(value),
    log: (line) => logged.push(line),
    openDatabase: () => Promise.reject(new Error('An impact command opens no database.')),
    env: {},
    now: () => new Date(0),
  });
  return { code, out: out[0], logged };
};
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('pooled effects (worked in metafor)', () => {
  const effects = [0.4, 0.1, 0.55, -0.05, 0.3].map((y, at) => ({ y, v: [0.04, 0.02, 0.09, 0.03, 0.05][at] ?? 1 }));
  it.each([
    ['FE', 0.18247, 0.084684, 0.016493, 0.348447, 0, 21.5931],
    ['DL', 0.19653, 0.098126, 0.004207, 0.388853, 0.01046, 21.5931],
    ['REML', 0.195459, 0.096981, 0.005381, 0.385538, 0.009481, 19.9749],
  ] as const)('%s', (method, estimate, se, low, high, tau2, i2) => {
    const found = pool(effects, method);
    expect(found.estimate).toBeCloseTo(estimate, 5);
    expect(found.se).toBeCloseTo(se, 5);
    expect(found.ci[0]).toBeCloseTo(low, 5);
    expect(found.ci[1]).toBeCloseTo(high, 5);
    expect(found.tau2).toBeCloseTo(tau2, 5);
    expect(found.i2).toBeCloseTo(i2, 2);
    expect(found.q).toBeCloseTo(5.101594, 5);
  });
});

describe('impact two-group', () => {
  it('leaves rows with a missing value out and counts them; other groups are not its business', async () => {
    const path = file('two.csv', 'score,arm\n10,a\n12,a\nNA,a\n8,b\n6,b\n99,c\n,c\n7,\n');
    const { code, out } = await run('impact two-group', [
      path,
      '--outcome',
      'score',
      '--group',
      'arm',
      '--treated',
      'a',
      '--control',
      'b',
    ]);
    expect(code).toBe(0);
    expect(out).toMatchObject({
      n: { treated: 2, control: 2 },
      missing: 2,
      means: { treated: 11, control: 7 },
      difference: 4,
    });
  });

  it('takes everybody else for control when none is named, and a sum of columns', async () => {
    const path = file('sum.csv', 'r,m,arm\n1,2,a\n2,3,a\n1,,b\n1,1,b\n2,2,c\n');
    const { out } = await run('impact two-group', [path, '--outcome', 'r+m', '--group', 'arm', '--treated', 'a']);
    expect(out).toMatchObject({ n: { treated: 2, control: 2 }, missing: 1, means: { treated: 4, control: 3 } });
  });

  it('says what is wrong with usage or data', async () => {
    const path = file('bad.csv', 'score,arm\n10,a\nten,a\n');
    await expect(
      run('impact two-group', [path, '--outcome', 'score', '--group', 'arm', '--treated', 'a']),
    ).rejects.toThrow(UsageError);
    await expect(
      run('impact two-group', [path, '--outcome', 'nothing', '--group', 'arm', '--treated', 'a']),
    ).rejects.toThrow(/no column nothing/);
    await expect(run('impact two-group', [path, '--group', 'arm', '--treated', 'a'])).rejects.toThrow(
      'Give --outcome.',
    );
    const few = file('few.csv', 'score,arm\n10,a\n');
    expect(
      await run('impact two-group', [few, '--outcome', 'score', '--group', 'arm', '--treated', 'a']),
    ).toMatchObject({ code: 1 });
  });
});

it('impact did gives all cases by cell and complete pairs', async () => {
  const path = file(
    'did.csv',
    'b,a,g\n88,96,t\n92,99,t\n85,90,t\n90,97,t\n95,104,t\n98,101,c\n101,104,c\n97,99,c\n103,107,c\n99,103,c\n102,104,c\n50,NA,c\n',
  );
  const { out } = await run('impact did', [path, '--before', 'b', '--after', 'a', '--group', 'g', '--treated', 't']);
  expect(out).toMatchObject({ n: 12, missing: 1, means: { treated: { before: 90, after: 97.2 } } });
  const { balanced, did } = out as { balanced: { n: number; did: number; se: number }; did: number };
  expect(balanced.n).toBe(11);
  expect(balanced.did).toBeCloseTo(4.2, 10);
  expect(balanced.se).toBeCloseTo(0.757188, 6);
  expect(did).not.toBeCloseTo(4.2, 3);
});

const data = '../shared/data/impact';
const hasData = existsSync(`${data}/STAR_AER.csv`);
if (!hasData) console.warn('The impact test data is not beside the project: the published figures were not had again.');

describe.skipIf(!hasData)('published figures', () => {
  it('Project STAR, small against regular classes: 13.90', async () => {
    const { out } = await run('impact two-group', [
      `${data}/STAR_AER.csv`,
      '--outcome',
      'readk+mathk',
      '--group',
      'stark',
      '--treated',
      'small',
      '--control',
      'regular',
    ]);
    const found = out as { difference: number; differenceSe: number };
    expect(found.difference).toBeCloseTo(13.9, 2);
    expect(found.differenceSe).toBeCloseTo(2.45, 1);
  });

  it('65 London schools: value added as long published (maximum likelihood)', async () => {
    const { out } = await run('impact value-added', [
      '../shared/data/pupil/Exam.csv',
      '--outcome',
      'normexam',
      '--prior',
      'standLRT',
      '--cluster',
      'school',
    ]);
    const found = out as {
      fixed: { intercept: number; slope: number };
      se: { slope: number };
      variance: { cluster: number; residual: number };
      effects: { effect: number; ci: number[] }[];
    };
    expect(out).toMatchObject({ n: 4059, clusters: 65, missing: 0 });
    expect(found.fixed.intercept).toBeCloseTo(0.0024, 3);
    expect(found.fixed.slope).toBeCloseTo(0.5634, 3);
    expect(found.se.slope).toBeCloseTo(0.0125, 3);
    expect(found.variance.cluster).toBeCloseTo(0.0921, 3);
    expect(found.variance.residual).toBeCloseTo(0.5657, 3);
    expect(Math.abs(found.effects.reduce((sum, each) => sum + each.effect, 0) / 65)).toBeLessThan(0.01);
    for (const { effect, ci } of found.effects) expect((ci[0] ?? 0) < effect && effect < (ci[1] ?? 0)).toBe(true);
  });

  it('a trial of 22 whole schools', async () => {
    const { out } = await run('impact cluster', [
      `${data}/eef_crtData.csv`,
      '--outcome',
      'Posttest',
      '--group',
      'Intervention',
      '--treated',
      '1',
      '--prior',
      'Prettest',
      '--cluster',
      'School',
    ]);
    const found = out as {
      difference: number;
      icc: number;
      variance: { cluster: number; residual: number };
      effect: { within: number; total: number };
    };
    expect(out).toMatchObject({ n: 265, clusters: 22, missing: 0 });
    expect(found.effect.within).toBeCloseTo(found.difference / Math.sqrt(found.variance.residual), 12);
    expect(found.effect.total).toBeLessThan(found.effect.within);
  });

  it('effects of 19 studies pool as published', async () => {
    const args = [`${data}/dat.raudenbush1985.csv`, '--effect', 'yi', '--variance', 'vi', '--method'];
    const { out } = await run('impact pool', [...args, 'REML']);
    expect(out).toMatchObject({ k: 19, missing: 0 });
    const found = out as { estimate: number; se: number; tau2: number; q: number };
    expect(found.estimate).toBeCloseTo(0.0837, 4);
    expect(found.se).toBeCloseTo(0.0516, 4);
    expect(found.tau2).toBeCloseTo(0.0188, 4);
    expect(found.q).toBeCloseTo(35.8295, 3);
  });
});
