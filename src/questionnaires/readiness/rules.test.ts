import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { placeAfter } from './answering/rules.ts';
import {
  changeOf,
  codeLetters,
  pairedOf,
  printedCode,
  roundFault,
  saidBy,
  typedCode,
  type Count,
  type PairedGroup,
} from './rules.ts';
import { newestVersion, statementsOf } from './statements.ts';

const statements = statementsOf(newestVersion);
const [first] = statements;
if (first === undefined) throw new Error('There are statements.');
const counts = (yes: number, sometimes: number, no: number, unsure = 0): readonly Count[] =>
  (
    [
      ['yes', yes],
      ['sometimes', sometimes],
      ['no', no],
      ['dont-know', unsure],
    ] as const
  ).map(([answer, n]) => ({ kind: 'target', statement: first.key, answer, n }));

describe('what pupils said', () => {
  it('is a share of those who said yes, sometimes or no; who does not know is counted apart', () => {
    const [said] = saidBy('target', statements, counts(18, 4, 2, 9));
    expect(said?.yes).toMatchObject({
      yes: 18,
      n: 24,
      low: expect.closeTo(0.551006, 5),
      high: expect.closeTo(0.880006, 5),
    });
    expect(said?.counts).toMatchObject({ 'dont-know': 9, skipped: 0 });
  });
  it('is hidden where fewer than ten answered', () => {
    expect(saidBy('target', statements, counts(5, 2, 2, 40))[0]?.yes).toBeNull();
    expect(saidBy('target', statements, counts(5, 3, 2))[0]?.yes?.n).toBe(10);
    expect(saidBy('comparison', statements, counts(50, 0, 0))[0]?.yes).toBeNull();
  });
  it('has changed only where the range of the change leaves out none (Newcombe)', () => {
    const said = (...of: readonly [number, number, number]) => saidBy('target', statements, counts(...of))[0];
    const [few, many, more] = [said(48, 32, 0), said(56, 14, 0), said(52, 28, 0)];
    if (few === undefined || many === undefined || more === undefined) throw new Error('Each says something.');
    expect(changeOf(few, many)).toMatchObject({ moved: 'higher', change: { low: expect.closeTo(0.0524, 4) } });
    expect(changeOf(many, few)?.moved).toBe('lower');
    expect(changeOf(few, more)?.moved).toBe('not-clear');
    expect(changeOf(few, { ...many, yes: null })).toBeNull();
  });
});

describe('pupils who answered both times', () => {
  const group = (kind: PairedGroup['kind'], gainMean: number, n = 24): PairedGroup => ({
    kind,
    n,
    startMean: 50,
    startSd: 20,
    endMean: 50 + gainMean,
    gainMean,
    gainSd: 10,
  });
  it('are set against comparison pupils, with a strength', () => {
    const paired = pairedOf([group('target', 15), group('comparison', 3)], { target: 26, comparison: 26 });
    expect(paired).toMatchObject({
      design: 'difference-in-differences',
      claim: { level: 4 },
      did: { n: { treated: 24 } },
    });
    expect(paired.figure?.estimate).toBeCloseTo(12, 10);
    expect(paired.did?.did.se).toBeCloseTo(Math.sqrt(100 / 24 + 100 / 24), 10);
    // Half of those who were given a code are gone: the claim is not clear any more.
    expect(pairedOf([group('target', 15), group('comparison', 3)], { target: 48, comparison: 48 }).claim?.level).toBe(
      3,
    );
  });
  it('stand alone as before and after, and are nothing without ten target pupils', () => {
    expect(pairedOf([group('target', 15)], { target: 26, comparison: 9 })).toMatchObject({
      design: 'before-after',
      did: null,
      claim: { level: 2 },
    });
    expect(pairedOf([group('comparison', 3)], { target: 9, comparison: 26 })).toMatchObject({
      figure: null,
      claim: null,
    });
  });
});

describe('one question after another', () => {
  const last = statements.length - 1;
  it('begins, goes back before the first, and ends where it is sent', () => {
    expect(placeAfter('start', 0, {}, statements).place).toEqual({ kind: 'question', at: 0, missing: false });
    expect(placeAfter('back', 0, {}, statements).place).toEqual({ kind: 'before' });
    expect(placeAfter('back', 3, {}, statements).place).toMatchObject({ at: 2 });
    expect(placeAfter('skip', last, {}, statements).place).toEqual({ kind: 'send' });
  });
  it('asks again where nothing was chosen; skipping is an answer, and a skipped one may be answered after all', () => {
    expect(placeAfter('next', 0, {}, statements).place).toEqual({ kind: 'question', at: 0, missing: true });
    const skipped = placeAfter('skip', 0, {}, statements);
    expect(skipped.given).toEqual({ [first.key]: 'skipped' });
    expect(placeAfter('next', 0, skipped.given, statements).place).toMatchObject({ at: 0, missing: true });
    expect(placeAfter('next', 0, { [first.key]: 'yes' }, statements).place).toMatchObject({ at: 1, missing: false });
  });
  it('starts afresh from a place that is none', () => {
    for (const at of [-1, 99])
      expect(placeAfter('next', at, {}, statements).place).toMatchObject({ at: 0, missing: false });
  });
});

test('a code is read from paper however it is typed, and only if it can be one', () => {
  const letter = fc.constantFrom(...codeLetters);
  fc.assert(
    fc.property(fc.array(letter, { minLength: 8, maxLength: 8 }), (letters) => {
      const code = letters.join('');
      for (const typed of [code, printedCode(code), ` ${printedCode(code).toLowerCase()} `, [...code].join(' ')])
        expect(typedCode(typed)).toBe(code);
    }),
    { seed: 4, numRuns: 50 },
  );
  for (const typed of ['', 'KMPT', 'KMPT-47290', 'KMPT-472O', 'IIII-1111']) expect(typedCode(typed)).toBeNull();
});

test('a round is opened when somebody hears pupils, pupils are followed and no other is open', () => {
  const known = { pupils: 4, hasLead: true, isOneOpen: false };
  expect(roundFault(known)).toBeNull();
  expect(roundFault({ ...known, hasLead: false })).toBe('no-lead');
  expect(roundFault({ ...known, pupils: 0 })).toBe('no-pupils');
  expect(roundFault({ ...known, isOneOpen: true })).toBe('one-is-open');
});
