import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { readScheme } from '../../schemes/forms.ts';
import { schemeFromKept } from '../../schemes/document/rules.ts';
import { grid } from '../../../testing/schemes.ts';
import { methodVersions } from '../methods/versions.ts';
import { designs, designsFor } from './designs.ts';
import { sentenceOf, type SentenceInput } from './sentence.ts';
import { strengthOf, type StrengthInput } from './strength.ts';

const sound: StrengthInput = {
  design: 'difference-in-differences',
  n: { target: 42, comparison: 46 },
  balance: -0.05,
  missing: { listed: 94, followed: 88 },
  interval: { low: 0.6, high: 6.8 },
};

describe('how strong a claim is', () => {
  it.each([
    ['clear', {}, 4, 'Find the same with a second cohort of pupils.'],
    ['clear to the bad', { interval: { low: -6, high: -1 } }, 4, 'Find the same with a second cohort of pupils.'],
    ['clear again in a second cohort', { repeated: true }, 5, null],
    [
      'a range that takes in no difference',
      { interval: { low: -1.3, high: 4.5 } },
      3,
      'Follow more pupils, or for longer',
    ],
    ['groups that began apart', { balance: -0.4 }, 3, 'Choose comparison pupils who start closer'],
    ['a start that nobody measured', { balance: null }, 3, 'Measure both groups before'],
    ['many lost on the way', { missing: { listed: 94, followed: 70 } }, 3, 'Follow at least four in five'],
    ['groups that moved apart before', { trends: 'apart' as const }, 3, 'moved like the target pupils'],
    ['nine pupils', { n: { target: 9, comparison: 46 } }, 3, 'at least ten pupils'],
    ['four pupils', { n: { target: 4, comparison: 46 } }, 2, 'at least ten pupils'],
    ['two groups, a little apart and not adjusted', { design: 'two-groups' as const, balance: 0.1 }, 3, 'start closer'],
    [
      'two schools on each side',
      { design: 'clusters' as const, clusters: { target: 2, comparison: 2 } },
      3,
      'three classes',
    ],
    ['pupils against their own pace', { design: 'own-baseline' as const }, 2, 'Compare with like pupils'],
    ['what people say', { design: 'voice' as const, interval: null }, 1, 'Measure the same pupils'],
  ] as const)('%s', (_what, change, level, next) => {
    const found = strengthOf({ ...sound, ...change });
    expect(found?.level).toBe(level);
    if (next === null) expect(found?.next).toBeNull();
    else expect(found?.next).toContain(next);
  });

  it('is nothing without a range, or with too few who say anything', () => {
    expect(strengthOf({ ...sound, interval: null })).toBeNull();
    expect(strengthOf({ ...sound, design: 'voice', n: { target: 9, comparison: 0 } })).toBeNull();
  });

  it('never rises by worse balance, more losses or fewer pupils', () => {
    const levelOf = (of: StrengthInput) => strengthOf(of)?.level ?? 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 100 }),
        fc.boolean(),
        fc.constantFrom(...designs.map((each) => each.key)),
        (target, comparison, apart, followed, repeated, design) => {
          const of: StrengthInput = {
            ...sound,
            design,
            n: { target, comparison },
            balance: apart,
            missing: { listed: 100, followed },
            repeated,
          };
          const level = levelOf(of);
          expect(levelOf({ ...of, balance: apart + 0.1 })).toBeLessThanOrEqual(level);
          expect(levelOf({ ...of, missing: { listed: 100, followed: followed - 10 } })).toBeLessThanOrEqual(level);
          expect(levelOf({ ...of, n: { target: target - 1, comparison } })).toBeLessThanOrEqual(level);
          expect(level).toBeLessThanOrEqual(designs.find((each) => each.key === design)?.atMost ?? 0);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('what may be said', () => {
  const reading: SentenceInput = {
    measure: 'reading',
    unit: 'points',
    design: 'difference-in-differences',
    figure: { estimate: 3.7, low: 0.6, high: 6.8 },
    months: { months: 4, low: 1, high: 7 },
  };
  it('says the finding first, then how sure it is', () => {
    expect(sentenceOf(reading)).toEqual({
      finding: 'Target pupils gained 3.7 points more in reading than similar pupils who were not in the programme',
      meaning:
        'That is about 4 months of extra progress. The true figure is likely to be between 1 and 7 months. It is unlikely to be nothing.',
      caution:
        'Consistent with the work having helped; other things may differ too, and it does not show what caused the difference.',
    });
  });
  it.each([
    [
      { figure: { estimate: 1.6, low: -1.3, high: 4.5 }, months: null },
      'meaning',
      'between −1.3 and 4.5 points. It is not yet clear',
    ],
    [{ figure: { estimate: -2, low: -3, high: -1 } }, 'finding', 'gained 2.0 points less'],
    [
      { figure: { estimate: -2, low: -3, high: -1 }, months: { months: -3, low: -5, high: -1 } },
      'meaning',
      'about 3 months less progress than expected. The true figure is likely to be between −5 and −1 month',
    ],
    [{ figure: { estimate: 0.04, low: -3, high: 3 } }, 'finding', 'gained no more and no less in reading'],
    [{ figure: { estimate: 0.8, low: 0.1, high: 2 }, digits: 0 }, 'finding', 'gained 1 point more'],
    [
      { higherIsBetter: false },
      'finding',
      'stand 3.7 points lower in reading than similar pupils who were not in the programme, counted from where each began',
    ],
    [{ higherIsBetter: false, unit: 'lessons' }, 'finding', 'Target pupils have 3.7 lessons fewer in reading than'],
    [
      { higherIsBetter: false, unit: 'lessons', months: null, figure: { estimate: -1, low: -2.4, high: 0.4 } },
      'meaning',
      'between 2.4 more and 0.4 fewer, in lessons. It is not yet clear',
    ],
    [
      { higherIsBetter: false, unit: 'lessons', months: null, figure: { estimate: -1, low: -1.6, high: -0.4 } },
      'meaning',
      'between 0.4 and 1.6 more, in lessons.',
    ],
    [
      { higherIsBetter: false, unit: 'lessons', design: 'progress' as const },
      'finding',
      'ended with 3.7 lessons fewer in reading than their start foretells',
    ],
    [{ design: 'progress' as const }, 'finding', 'ended 3.7 points higher in reading than their start foretells'],
    [
      { design: 'ancova' as const, figure: { estimate: 0, low: -1, high: 1 } },
      'finding',
      'ended level in reading with similar pupils',
    ],
    [{ design: 'before-after' as const }, 'caution', 'mostly growth'],
    [{ design: 'expected-growth' as const }, 'caution', 'drift up by themselves'],
    [{ cohorts: 3, design: 'comparisons-pooled' as const }, 'finding', 'Over 3 cohorts, target pupils gained'],
  ] as const)('%#', (change, part, words) => {
    expect(sentenceOf({ ...reading, ...change })[part]).toContain(words);
  });
  it('a clear range is not called clear where something else holds the claim back', () => {
    const strength = strengthOf({ ...sound, balance: -0.33 });
    expect(sentenceOf({ ...reading, strength }).meaning).toContain(
      'but the groups began far apart, so it is not yet clear',
    );
    expect(sentenceOf({ ...reading, strength: strengthOf(sound) }).meaning).toContain('unlikely to be nothing');
  });
  it('no sentence of any design proves or praises', () => {
    for (const { key } of designs)
      for (const estimate of [-3, 0, 3])
        for (const reach of [1, 5])
          for (const higherIsBetter of [true, false]) {
            const figure = { estimate, low: estimate - reach, high: estimate + reach };
            const words = Object.values(sentenceOf({ ...reading, design: key, figure, higherIsBetter })).join(' ');
            expect(words).not.toMatch(/\bprove|significan|p-value|because of|thanks to|!|undefined|NaN|  /i);
            expect(words.replace('does not show what caused', '')).not.toMatch(/caus/);
          }
  });
});

describe('designs', () => {
  it('name a method that is written down, and are offered by numbers and by the scheme', () => {
    for (const { method } of designs) expect(methodVersions[method].formula).not.toBe('');
    expect(designsFor({ target: 6, comparison: 0 }).every((each) => each.atMost < 5)).toBe(true);
    expect(designsFor({ target: 6, comparison: 0 }).some((each) => each.forSmallSettings)).toBe(true);
    expect(designsFor({ target: 40, comparison: 40 })[0]?.key).toBe('difference-in-differences');
    expect(designsFor({ target: 40, comparison: 40 }, ['own-baseline']).map((each) => each.key)).toEqual([
      'own-baseline',
    ]);
  });
});

test('a scheme may list the designs that it allows, by our names for them; without a list it allows all', () => {
  const read = readScheme(stringify({ ...grid, designs: designs.map((each) => each.key) }));
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  expect(read.scheme.designs).toEqual(designs.map((each) => each.key));
  expect(readScheme(stringify({ ...grid, designs: ['by-eye'] })).kind).toBe('problems');
  expect(schemeFromKept(grid).designs).toBeNull();
});
