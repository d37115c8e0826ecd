import { describe, expect, test } from 'vitest';
import { recompute, type FrozenFigure } from '../figures/rules.ts';
import { workOutProgress, type ProgressInputs } from '../figures/progress.ts';
import { progressRows } from './rules.ts';
import { driftWords, progressFinding } from './words.ts';

const wobble = [2, -2, 1, -1, 3, -3];
const one = (at: number): ProgressInputs['pupils'][number] => {
  const start = 80 + ((at * 7) % 40) - (at < 40 ? 6 : 0);
  const end = 12 + 0.88 * start + (wobble[at % 6] ?? 0) + (at < 40 ? 4 : 0) - (at >= 100 ? 4 : 0);
  return {
    code: `P-${at}`,
    kind: at < 40 ? 'target' : at < 80 ? 'comparison' : 'other',
    readings: [start, end].map((value) => ({ value, because: null })),
  };
};
const codes = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `P-${from + at}`);
const inputs: ProgressInputs = {
  measure: { title: 'Reading', scale: 'Test', unit: 'points', higherIsBetter: true, expected: 100, inMonths: true },
  points: [
    { label: 'Autumn', on: '2025-09-10' },
    { label: 'Summer', on: '2026-06-20' },
  ],
  listed: 80,
  pupils: Array.from({ length: 140 }, (_, at) => one(at)),
  groups: [
    { key: 'sen-support', title: 'SEN support', codes: codes(100, 140) },
    { key: 'pupil-premium', title: 'Pupil Premium', codes: codes(20, 90) },
    { key: 'eal', title: 'EAL', codes: codes(60, 100) },
    { key: 'young-carer', title: 'Young carer', codes: codes(0, 4) },
  ],
};

describe('progress from the same start', () => {
  const working = workOutProgress(inputs);

  test('holds target pupils against the line of comparison pupils', () => {
    expect(working.target.kind === 'found' && working.target.beyond.estimate).toBeCloseTo(4, 0);
    expect(working.target.kind === 'found' && working.target.n).toEqual({ target: 40, comparison: 40 });
    const few = workOutProgress({ ...inputs, pupils: inputs.pupils.filter((_, at) => at < 60 || at >= 80) });
    expect(few.target).toEqual({ kind: 'refused', because: 'few-comparison' });
  });

  test('is no clear claim where more than a fifth of those who were listed are missing', () => {
    const strengthWith = (listed: number) => {
      const { target } = workOutProgress({ ...inputs, listed });
      return target.kind === 'found' ? target.strength : null;
    };
    expect(strengthWith(80)?.held).not.toContain('many-lost');
    expect([strengthWith(101)?.level, strengthWith(101)?.held]).toEqual([3, expect.arrayContaining(['many-lost'])]);
  });

  test('names who made less, and speaks of nobody that few stand behind', () => {
    const rows = progressRows(inputs, working, false);
    expect(rows.map(({ title, kind }) => [title, kind])).toEqual([
      ['SEN support', 'shown'],
      ['EAL', 'shown'],
      ['Pupil Premium', 'shown'],
      ['Young carer', 'few'],
    ]);
    expect(progressFinding(rows, working.groups?.between ?? 0)).toContain(
      'SEN support made less progress than pupils with the same start',
    );
    expect(progressFinding(rows, 0)).toContain('no more than chance');
    const outside = progressRows(inputs, working, true);
    expect(outside.find(({ key }) => key === 'young-carer')).toMatchObject({ kind: 'hidden' });
  });

  test('says how far a low start alone would have carried them, by the formula that it names', () => {
    const { drift } = working;
    expect(drift?.expected).toBeCloseTo((1 - (drift?.r ?? 0)) * ((drift?.everybody ?? 0) - (drift?.chosen ?? 0)), 10);
    const { kind, words } = driftWords(inputs.measure, drift ?? expect.fail('no drift'));
    expect([kind, words.includes('points below all pupils')]).toEqual(['warning', true]);
  });

  test('is turned where lower is better: the same pupils, mirrored, give the same figure', () => {
    const mirrored = workOutProgress({
      ...inputs,
      measure: { ...inputs.measure, higherIsBetter: false },
      pupils: inputs.pupils.map((each) => ({
        ...each,
        readings: each.readings.map(({ value, because }) => ({ value: value === null ? null : -value, because })),
      })),
    });
    expect(mirrored).toEqual(working);
    expect(
      driftWords({ ...inputs.measure, higherIsBetter: false }, working.drift ?? expect.fail('no drift')).words,
    ).toContain('points above all pupils, and lower is better');
  });

  test('is kept with its inputs and comes out the same', () => {
    const figure: FrozenFigure = {
      kind: 'progress',
      about: { measure: 'm', title: 'Reading', span: 'during' },
      cutOffAt: new Date('2026-11-23T10:00:00Z'),
      definitionVersion: 'every pupil',
      methodVersion: 'group-progress 1',
      frozenBecause: 'kept',
      inputs,
      output: JSON.parse(JSON.stringify(working)),
    };
    expect(recompute(figure)).toEqual({ kind: 'same' });
    expect(recompute({ ...figure, inputs: { ...inputs, pupils: inputs.pupils.slice(1) } }).kind).toBe('different');
  });
});
