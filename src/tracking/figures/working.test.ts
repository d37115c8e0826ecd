import { describe, expect, test } from 'vitest';
import { byGroup } from '../impact/by-group.ts';
import { groupsFinding, linesFinding } from '../impact/words.ts';
import { tellTogether } from '../impact/told.ts';
import { partnerRows, reachedCodes } from '../partnership/rules.ts';
import { beforeTheWork } from './actions.ts';
import { workOutEveryone } from './everyone.ts';
import type { InputPupil, MeasureInputs } from './inputs.ts';
import { differencesOf, recompute, type FrozenFigure } from './rules.ts';
import { measureMethods, methodSetOf } from './methods.ts';
import { trendStart, workOut } from './working.ts';

const pupil = (code: string, kind: InputPupil['kind'], ...values: (number | null)[]): InputPupil => ({
  code,
  kind,
  leftOn: null,
  readings: values.map((value) => ({ value, because: value === null ? 'Absent on the day' : null })),
});

/** Domain.md 5.6: mean gains 7.2 and 3, difference 4.2, standard error 0.757188. */
const five = [88, 92, 85, 90, 95].map((before, at) =>
  pupil(`T-${at}`, 'target', before, [96, 99, 90, 97, 104][at] ?? null),
);
const six = [98, 101, 97, 103, 99, 102].map((before, at) =>
  pupil(`C-${at}`, 'comparison', before, [101, 104, 99, 107, 103, 104][at] ?? null),
);
const inputs: MeasureInputs = {
  measure: { title: 'Reading', scale: 'Test', unit: 'points', higherIsBetter: true, expected: 100, inMonths: true },
  points: [
    { label: 'Autumn', on: '2025-09-10' },
    { label: 'Summer', on: '2026-06-20' },
  ],
  baseline: 0,
  after: 1,
  pupils: [...five, ...six],
};

describe('a measure’s working', () => {
  test('comes out as the published example, with its effect in units of the spread at the start', () => {
    const { beyond, effect, spread, apart, strength } = workOut(inputs);
    expect(beyond?.estimate).toBeCloseTo(4.2, 10);
    expect(beyond?.se).toBeCloseTo(0.757188, 6);
    expect(spread).toBeCloseTo(3.091206, 6);
    expect(effect?.j).toBeCloseTo(0.913875, 6);
    expect(effect?.g).toBeCloseTo(1.241675, 6);
    expect(apart).toBeCloseTo(-3.23, 2);
    expect(strength?.level).toBe(3);
  });

  test('is turned where lower is better, and counts who is missing with the reason', () => {
    const turned = workOut({ ...inputs, measure: { ...inputs.measure, higherIsBetter: false } });
    expect(turned.beyond?.estimate).toBeCloseTo(-4.2, 10);
    expect((turned.beyond?.low ?? 0) < (turned.beyond?.high ?? 0)).toBe(true);
    const lost = workOut({ ...inputs, pupils: [...inputs.pupils, pupil('T-9', 'target', 90, null)] });
    expect([lost.target.listed, lost.target.followed, lost.target.reasons]).toEqual([
      6,
      5,
      [{ reason: 'Absent on the day', times: 1 }],
    ]);
    expect(lost.beyond?.estimate).toBeCloseTo(4.2, 10);
  });

  test('has no figure before there is an end, and shows where everybody stands', () => {
    const early = workOut({ ...inputs, after: -1 });
    expect([early.gain, early.beyond, early.target.followed]).toEqual([null, null, 0]);
    expect(early.target.levels[0]?.mean).toBe(90);
  });

  test('says in a sentence what the lines show', () => {
    expect(linesFinding(inputs, workOut(inputs))).toBe(
      'The target pupils started behind and have caught up part of the way',
    );
    const ahead = inputs.pupils.map((each) =>
      each.kind === 'target'
        ? { ...each, readings: [each.readings[0] ?? { value: 0, because: null }, { value: 120, because: null }] }
        : each,
    );
    expect(linesFinding(inputs, workOut({ ...inputs, pupils: ahead }))).toBe(
      'The target pupils started behind and are now ahead',
    );
  });
});

describe('a kept figure', () => {
  const figure: FrozenFigure = {
    kind: 'measure',
    about: { measure: 'm', title: 'Reading', span: 'during' },
    cutOffAt: new Date('2026-11-23T10:00:00Z'),
    definitionVersion: 'as listed',
    methodVersion: 'gain 1',
    frozenBecause: 'kept',
    inputs,
    output: JSON.parse(JSON.stringify(workOut(inputs))),
  };

  test('comes out the same from its stored inputs', () => {
    expect(recompute(figure)).toEqual({ kind: 'same' });
  });

  test('is found out when one number of it was touched', () => {
    const { gain } = figure.output as ReturnType<typeof workOut>;
    const touched = { ...figure, output: { ...figure.output, gain: { ...gain, estimate: 9 } } } as FrozenFigure;
    expect(recompute(touched)).toEqual({
      kind: 'different',
      differences: ['gain.estimate: 9 was kept, 7.2 comes out'],
    });
    expect(differencesOf({ a: 1, b: null }, { a: 1 + 1e-12 })).toEqual(['b: null was kept, nothing comes out']);
  });

  test('stays the same when the advice beside it is worded otherwise, and not when what holds the claim is another thing', () => {
    const { strength } = figure.output as ReturnType<typeof workOut>;
    const withStrength = (change: object) =>
      ({ ...figure, output: { ...figure.output, strength: { ...strength, ...change } } }) as FrozenFigure;
    expect(recompute(withStrength({ next: 'Find the same in a second year group.' }))).toEqual({ kind: 'same' });
    expect(recompute(withStrength({ held: [] })).kind).toBe('different');
  });

  test('that names former versions is worked out by those', () => {
    // Two points before the baseline: at the first only four target pupils have a result.
    const points = [{ label: 'Earliest', on: '2024-01-10' }, { label: 'Earlier', on: '2024-09-10' }, ...inputs.points];
    const pupils = inputs.pupils.map((each, at) => ({
      ...each,
      readings: [
        { value: each.code === 'T-0' ? null : 70 + at * at, because: null },
        { value: 80 + at, because: null },
        ...each.readings,
      ],
    }));
    const longer: MeasureInputs = { ...inputs, points, pupils, baseline: 2, after: 3 };
    const [now, then] = [workOut(longer), workOut(longer, methodSetOf('gain 1, parallel-trends 1, hedges-g 1'))];
    expect(trendStart(longer)).toBe(1);
    expect(now.trend?.estimate).not.toBeCloseTo(then.trend?.estimate ?? 0, 3);
    const old = {
      ...figure,
      methodVersion: 'gain 1, difference-in-differences 1, parallel-trends 1, hedges-g 1, eef-months 1',
      inputs: longer,
      output: JSON.parse(JSON.stringify(then)),
    };
    expect(recompute(old)).toEqual({ kind: 'same' });
    expect(recompute({ ...old, methodVersion: measureMethods() }).kind).toBe('different');
    expect((then.effect?.low ?? 0) / (then.effect?.g ?? 1)).toBeCloseTo((then.beyond?.low ?? 0) / 4.2, 10);
  });

  test('says so when the rows behind it were erased', () => {
    expect(recompute({ ...figure, inputs: null } as FrozenFigure)).toEqual({ kind: 'erased' });
  });
});

/** Everything one spread higher: the same gain from another start. */
const later = (each: InputPupil): InputPupil => ({
  ...each,
  readings: each.readings.map((one) => ({ ...one, value: one.value === null ? null : one.value + 2 })),
});

describe('practice before the work', () => {
  test('is told from the earliest point at which enough of these pupils were measured', () => {
    const points = [{ label: 'Earliest', on: '2023-09-10' }, { label: 'Earlier', on: '2024-09-10' }, ...inputs.points];
    const longer = inputs.pupils.map((each) => ({
      ...each,
      readings: [{ value: null, because: null }, { value: 80, because: null }, ...each.readings],
    }));
    const all = { ...inputs, points, pupils: longer, baseline: 2, after: 3 };
    expect(beforeTheWork(all)).toMatchObject({ baseline: 1, after: 2 });
    expect(beforeTheWork(inputs)).toMatchObject({ baseline: 0, after: -1 });
  });
});

describe('groups and partners', () => {
  const many = (kind: InputPupil['kind'], count: number, gain: number) =>
    Array.from({ length: count }, (_, at) =>
      pupil(`${kind}-${at}`, kind, 80 + (at % 7), 80 + (at % 7) + gain + (at % 3)),
    );
  const large = { ...inputs, pupils: [...many('target', 42, 6), ...many('comparison', 46, 2)] };
  const first = (count: number) => new Set(Array.from({ length: count }, (_, at) => `target-${at}`));
  const groups = [
    { key: 'pupil-premium', title: 'Pupil Premium', k: 6 as const, codes: first(28) },
    { key: 'sen-support', title: 'SEN support', k: 6 as const, codes: first(39) },
    { key: 'young-carer', title: 'Young carers', k: 10 as const, codes: first(3) },
  ];

  test('are shown true inside the school, and too few to compare is said', () => {
    const rows = byGroup(large, groups, null);
    expect(rows.map(({ kind }) => kind)).toEqual(['shown', 'shown', 'shown', 'few']);
    expect(rows[0]).toMatchObject({ key: 'all', pupils: 42 });
    expect(groupsFinding(rows)).toBe('Pupil Premium and SEN support: a clear extra gain');
  });

  test('a range that leaves out no difference is not called clear where the two sides began far apart', () => {
    const apart = { ...large, pupils: [...many('target', 42, 6), ...many('comparison', 46, 2).map(later)] };
    const rows = byGroup(apart, groups, null);
    expect(rows[1]).toMatchObject({ kind: 'shown', heldBy: { short: 'unlike start' } });
    expect(rows[1]?.kind === 'shown' && rows[1].low > 0).toBe(true);
    expect(groupsFinding(rows)).toContain('By group nothing is clear yet');
  });

  test('outside it no row speaks of few, nor gives a few away beside another', () => {
    const rows = byGroup(large, groups, tellTogether(large, groups, []));
    expect(rows.map((row) => [row.key, row.kind === 'hidden' ? row.because : row.kind])).toEqual([
      ['all', 'shown'],
      ['pupil-premium', 'shown'],
      // 39 of 42: the other three would follow from both.
      ['sen-support', 'protects'],
      ['young-carer', 'small'],
    ]);
  });

  test('a partner’s pupils are held against all comparison pupils', () => {
    const series = { pupils: large.pupils.map(({ code, kind }) => ({ pupilId: code, code, kind })) } as never;
    const reached = { name: 'Library', provisions: ['Reading'], firstOn: '2025-10-01', lastOn: null };
    const [one, two] = partnerRows(
      large,
      series,
      [
        { ...reached, partnerId: 'a', pupilIds: [...first(20)] },
        { ...reached, partnerId: 'b', pupilIds: [...first(2)] },
      ],
      null,
    );
    expect(one).toMatchObject({ kind: 'shown', pupils: 20, followed: 20 });
    expect(two).toMatchObject({ kind: 'few', pupils: 2 });
  });

  test('outside it groups and partners are one family: neither gives away the rest of the other', () => {
    const series = { pupils: large.pupils.map(({ code, kind }) => ({ pupilId: code, code, kind })) } as never;
    const reached = { name: 'Library', provisions: ['Reading'], firstOn: '2025-10-01', lastOn: null };
    const partners = [
      // 31 pupils, 28 of whom have Pupil Premium: beside that group the other three would follow.
      { ...reached, partnerId: 'a', pupilIds: [...first(31)] },
      { ...reached, partnerId: 'b', pupilIds: [] },
    ];
    const premium = groups.slice(0, 1);
    const told = tellTogether(large, premium, reachedCodes(series, partners));
    const rows = [...byGroup(large, premium, told).slice(1), ...partnerRows(large, series, partners, told)];
    expect(rows.filter(({ kind }) => kind === 'shown')).toHaveLength(1);
    expect(rows.map((row) => (row.kind === 'hidden' ? row.because : row.kind))).toContain('protects');
    expect(rows[2]).toMatchObject({ kind: 'hidden', because: 'small', k: 10 });
    // By itself each would be shown.
    expect(byGroup(large, premium, tellTogether(large, premium, []))[1]).toMatchObject({ kind: 'shown' });
    expect(tellTogether(large, [], reachedCodes(series, partners)).get('a')).toMatchObject({ kind: 'shown' });
  });
});

test('everybody: levels, the share at the expected level, and whether the others paid', () => {
  const all = inputs.pupils.map(({ code, kind, readings }) => ({ code, isTarget: kind === 'target', readings }));
  const { pupils, targets, expected, othersGain, gain } = workOutEveryone({ ...inputs, pupils: all });
  expect([pupils, targets]).toEqual([11, 5]);
  expect([expected[0]?.yes, expected[1]?.yes]).toEqual([3, 6]);
  expect(othersGain?.estimate).toBeCloseTo(3, 10);
  expect(gain?.estimate).toBeCloseTo((7.2 * 5 + 3 * 6) / 11, 10);
});
