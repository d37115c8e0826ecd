import { describe, expect, it } from 'vitest';
import { UsageError } from '#platform/command';
import { file, impact } from '../../testing/impact.ts';

type Faults = { problems: { line: number; column: string | null; message: string }[]; problemsTotal: number };

const arms = { outcome: 'score', group: 'arm', treated: 'a' };

describe('impact two-group', () => {
  it('leaves rows with a missing value out and counts them, whichever group they are of', async () => {
    const path = file('two.csv', 'score,arm\n10,a\n12,a\nNA,a\n8,b\n6,b\n99,c\n,c\n7,\n');
    const { code, out } = await impact('two-group', path, { ...arms, control: 'b' });
    expect(code).toBe(0);
    expect(out).toMatchObject({
      n: { treated: 2, control: 2 },
      missing: 3,
      means: { treated: 11, control: 7 },
      difference: 4,
    });
  });

  it('takes everybody else for control when none is named, and a sum of columns', async () => {
    const path = file('sum.csv', 'r,m,arm\n1,2,a\n2,3,a\n1,,b\n1,1,b\n2,2,c\n');
    const { out } = await impact('two-group', path, { ...arms, outcome: 'r+m' });
    expect(out).toMatchObject({ n: { treated: 2, control: 2 }, missing: 1, means: { treated: 4, control: 3 } });
  });

  it('has no effect size where nobody differs from anybody', async () => {
    const path = file('flat.csv', 'score,arm\n4,a\n4,a\n3,b\n3,b\n');
    expect((await impact('two-group', path, arms)).out).toMatchObject({
      difference: 1,
      differenceSe: 0,
      hedgesG: null,
    });
  });
});

describe('files as they come', () => {
  const plain = 'score,arm\n10,a\n12,a\n8,b\n6.5,b\n';
  it.each([
    ['semicolons', plain.replaceAll(',', ';')],
    ['a byte-order mark', `\ufeff${plain}`],
    ['quotes and spaces', '"score"," arm "\n" 10 ","a"\n"12","a"\n"8"," b"\n"6.5","b"\n'],
    ['Windows line ends and no last one', plain.trimEnd().replaceAll('\n', '\r\n')],
    ['quotes around whole rows', 'score;arm\n"10;""a"""\n"12;""a"""\n"8;""b"""\n"6.5;""b"""\n'],
    ['headings in capitals', plain.replace('score,arm', 'SCORE,Arm')],
    ['exponents, a plus sign and a true minus', 'score,arm\n1e1,a\n+12,a\n8.0,b\n6.5,b\n−,\n'],
    ['percent signs', 'score,arm\n10%,a\n12 %,a\n8%,b\n6.5%,b\n'],
    ['rows that stop early', `other,score,arm,last\n,10,a,1\n,12,a\n,8,b,\n,6.5,b\n`],
  ])('with %s are read alike', async (_what, text) => {
    const { code, out } = await impact('two-group', file('as-it-comes.csv', text), arms);
    expect(code).toBe(0);
    expect(out).toMatchObject({ n: { treated: 2, control: 2 }, means: { treated: 11, control: 7.25 } });
  });

  it.each(['', 'NA', 'n/a', 'NaN', 'NULL', '.', 'SUPP', 'c', 'x', 'z', 'NE', 'NP', 'LOWCOV', '*', '..', ':', '-'])(
    '“%s” is a missing number, and never 0',
    async (symbol) => {
      const path = file('symbol.csv', `${'score,arm\n10,a\n12,a\n8,b\n6,b\n'}${symbol},b\n`);
      expect((await impact('two-group', path, arms)).out).toMatchObject({ missing: 1, n: { control: 2 } });
    },
  );

  it('“c” may be the name of a group, and 1.0 is the same group as 1', async () => {
    const named = file('named.csv', 'score,arm\n10,c\n12,c\n8,x\n6,x\n');
    expect((await impact('two-group', named, { ...arms, treated: 'c' })).out).toMatchObject({ missing: 0 });
    const counted = file('counted.csv', 'score,arm\n10,1.0\n12,1.0\n8,0.0\n6,0.0\n');
    expect((await impact('two-group', counted, { ...arms, treated: '1', control: '0' })).out).toMatchObject({
      n: { treated: 2, control: 2 },
    });
  });
});

describe('what is wrong is said', () => {
  it('every cell that is no number, by line and column, with exit 1', async () => {
    const path = file('bad.csv', 'score,arm\n10,a\nten,a\n"1,234",b\n0x10,b\nInfinity,b\n1e999,b\n"3,5",b\n');
    const { code, out } = await impact<Faults>('two-group', path, arms);
    expect(code).toBe(1);
    expect(out.problemsTotal).toBe(6);
    expect(out.problems.map(({ line, column }) => [line, column])).toEqual(
      [3, 4, 5, 6, 7, 8].map((line) => [line, 'score']),
    );
    expect(out.problems[1]?.message).toContain('Write it without a comma');
    expect(out.problems[5]?.message).toContain('Write it without a comma');
  });

  it('the first thousand, and how many there are', async () => {
    const path = file('many.csv', `score,arm\n${'ten,a\n'.repeat(1200)}`);
    const { out } = await impact<Faults>('two-group', path, arms);
    expect([out.problems.length, out.problemsTotal]).toEqual([1000, 1200]);
  });

  it.each([
    ['a whole row in one cell', 'score;arm\n"10 a"\n', 2, 'stands in one cell'],
    ['more cells than headings', 'score,arm\n10,a\n10,000,a\n', 3, 'The row has 3 cells'],
    ['a quotation mark that never closes', 'score,arm\n10,"a\n12,a\n', 2, 'quotation mark'],
    ['nothing at all', '', 1, 'empty'],
    ['a heading alone', 'score,arm\n', 1, 'no row below it'],
    ['two columns of one name', 'score,arm,Score\n10,a,1\n12,a,2\n', 1, 'Several columns have this name'],
  ])('%s', async (_what, text, line, words) => {
    const { code, out } = await impact<Faults>('two-group', file('row.csv', text), arms);
    expect(code).toBe(1);
    expect(out.problems[0]?.line).toBe(line);
    expect(out.problems[0]?.message).toContain(words);
  });

  it.each([
    ['one row', 'score,arm\n10,a\n', 'at least two rows'],
    ['nobody to compare with', 'score,arm\n10,a\n9,a\n', 'the other 0'],
  ])('%s', async (_what, text, words) => {
    const { code, out } = await impact<Faults>('two-group', file('few.csv', text), arms);
    expect(code).toBe(1);
    expect(out.problems[0]?.message).toContain(words);
  });

  it.each([
    [{ ...arms, outcome: 'marks' }, /no column marks. It has: score, arm\./],
    [{ ...arms, treated: 'z' }, /No row of column arm says z. It has: a, b\./],
    [{ ...arms, control: 'z' }, /No row of column arm says z/],
    [{ outcome: 'score', group: 'arm' }, /Give --treated/],
  ] as const)('wrong usage names what the file has: %#', async (options, words) => {
    const path = file('usage.csv', 'score,arm\n10,a\n9,b\n');
    await expect(impact('two-group', path, options)).rejects.toThrow(UsageError);
    await expect(impact('two-group', path, options)).rejects.toThrow(words);
  });

  it.each([
    ['one school', 'y,x,s\n1,1,a\n2,3,a\n3,2,a\n4,4,a\n5,5,a\n', 'at least two clusters'],
    ['schools of one pupil', 'y,x,s\n1,1,a\n2,3,b\n3,2,c\n4,4,d\n5,5,e\n', 'No cluster holds two rows'],
    ['a start that is the same for all', 'y,x,s\n1,7,a\n2,7,a\n3,7,b\n4,7,b\n5,7,b\n', 'x is the same in every row'],
    ['an outcome that is the same for all', 'y,x,s\n1,1,a\n1,2,a\n1,3,b\n1,4,b\n1,6,b\n', 'The outcome is the same'],
    [
      'an outcome that follows the start exactly',
      'y,x,s\n2,1,a\n4,2,a\n6,3,b\n8,4,b\n12,6,b\n',
      'nothing left to judge',
    ],
    ['too few rows', 'y,x,s\n1,1,a\n2,3,a\n4,3,b\n', 'at least 4 are needed'],
  ])('value added from %s', async (_what, text, words) => {
    const { code, out } = await impact<Faults>('value-added', file('va.csv', text), {
      outcome: 'y',
      prior: 'x',
      cluster: 's',
    });
    expect(code).toBe(1);
    expect(out.problems[0]?.message).toContain(words);
  });

  it('a comparison of schools in which everybody has the programme', async () => {
    const path = file('all.csv', 'y,x,s,g\n1,1,a,1\n2,3,a,1\n3,2,b,1\n4,5,b,1\n5,5,b,1\n6,4,b,1\n');
    const { code, out } = await impact<Faults>('cluster', path, {
      outcome: 'y',
      prior: 'x',
      cluster: 's',
      group: 'g',
      treated: '1',
    });
    expect(code).toBe(1);
    expect(out.problems[0]?.message).toContain('nobody to compare with');
  });

  it('a variance that is not above 0, an effect alone, and a method that is none', async () => {
    const columns = { effect: 'y', variance: 'v', method: 'DL' };
    const bad = await impact<Faults>('pool', file('v.csv', 'y,v\n0.1,0.02\n0.3,0\n0.2,-1\n'), columns);
    expect([bad.code, bad.out.problems.map(({ line }) => line)]).toEqual([1, [3, 4]]);
    expect((await impact('pool', file('one.csv', 'y,v\n0.1,0.02\nNA,1\n'), columns)).code).toBe(1);
    await expect(impact('pool', file('m.csv', 'y,v\n1,1\n2,1\n'), { ...columns, method: 'PM' })).rejects.toThrow(
      'FE, DL or REML',
    );
  });
});

it('impact did gives all cases by cell and complete pairs', async () => {
  const path = file(
    'did.csv',
    'b,a,g\n88,96,t\n92,99,t\n85,90,t\n90,97,t\n95,104,t\n98,101,c\n101,104,c\n97,99,c\n103,107,c\n99,103,c\n102,104,c\n50,NA,c\n1,2,other\n',
  );
  type Found = { balanced: { n: number; did: number; se: number }; did: number };
  const options = { before: 'b', after: 'a', group: 'g', treated: 't', control: 'c' };
  const { out } = await impact<Found>('did', path, options);
  expect(out).toMatchObject({ n: 12, missing: 1, means: { treated: { before: 90, after: 97.2 } } });
  expect(out.balanced.n).toBe(11);
  expect(out.balanced.did).toBeCloseTo(4.2, 10);
  expect(out.balanced.se).toBeCloseTo(0.757188, 6);
  expect(out.did).not.toBeCloseTo(4.2, 3);
});
