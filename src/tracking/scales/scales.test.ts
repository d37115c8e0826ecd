import { describe, expect, it } from 'vitest';
import { ageText } from './ages.ts';
import { baselineFault, hasKeyStage2 } from './cohorts.ts';
import { readScore } from './read.ts';
import { expectedGain, phonicsMark, scaleKeys, scaleOf, scales, valueText, type ScaleKey } from './rules.ts';

const scale = (key: ScaleKey, grades: readonly string[] | null = null) =>
  scaleOf({ scale: key, lowest: null, highest: null, grades, higherIsBetter: true, expected: null, unit: '' });
const value = (key: ScaleKey, text: string, grades?: readonly string[]) => {
  const read = readScore(scale(key, grades), text);
  return read.kind === 'value' ? read.value : read.kind;
};

describe('a result as schools write it', () => {
  it.each<[ScaleKey, string, number]>([
    ['scaled-score', '100', 100],
    ['scaled-score', ' 120 ', 120],
    ['standardised-score', '69-', 69],
    ['standardised-score', '>140', 140],
    ['standardised-score', '98.5', 98.5],
    ['gcse', '7', 7],
    ['gcse', 'U', 0],
    ['gcse', '5+', 5],
    ['gcse-combined', '6-5', 5.5],
    ['gcse-combined', '99', 9],
    ['gcse-combined', 'U', 0],
    ['judgement', 'EXS', 3],
    ['judgement', 'greater depth', 4],
    ['judgement', 'PK3', 1],
    ['sdq', '0', 0],
    ['swemwbs', '22.35', 22.35],
    ['attendance', '342/380', 90],
    ['attendance', '91.5%', 91.5],
    ['early-years', '2', 2],
    ['early-years', 'Emerging', 1],
    ['good-development', 'N', 0],
    ['phonics', '40', 40],
    ['multiplication', '25', 25],
    ['points', '−1,250.5', -1250.5],
    ['percent', '12 %', 12],
  ])('%s "%s" is %d', (key, text, wanted) => expect(value(key, text)).toBe(wanted));

  it.each([
    ['9;4', 112],
    ['9.04', 112],
    ['9:04', 112],
    ['9.10', 118],
    ['9y 4m', 112],
    ['9 years 4 months', 112],
    ['112', 112],
    ['112 months', 112],
    ['9', 108],
    ['12;6+', 150],
  ])('a reading age of %s is %d months', (text, months) => expect(value('reading-age', text)).toBe(months));

  it.each([
    ['9.4', 'Write it as 9;4'],
    ['9;12', 'no number of months'],
    ['30', 'neither an age in years nor in months'],
    ['soon', 'years and months, such as 9;4'],
    ['2;0', '3;0 or more'],
  ])('a reading age of %s is refused, and says what to write', (text, words) =>
    expect(readScore(scale('reading-age'), text)).toMatchObject({
      kind: 'problem',
      message: expect.stringContaining(words),
    }),
  );

  it.each<[ScaleKey, string]>([
    ['scaled-score', '79'],
    ['scaled-score', '121'],
    ['scaled-score', '100.5'],
    ['gcse', '10'],
    ['gcse', '0'],
    ['gcse', 'A*'],
    ['gcse-combined', '9-7'],
    ['gcse-combined', '4-5'],
    ['judgement', 'brilliant'],
    ['phonics', '41'],
    ['multiplication', '26'],
    ['attendance', '381/380'],
    ['attendance', '0/0'],
    ['percent', '101'],
    ['early-years', '3'],
    ['good-development', 'perhaps'],
    ['swemwbs', '6'],
    ['standardised-score', '1e5'],
    ['standardised-score', '=1+1'],
  ])('%s "%s" is outside the scale, and is a sentence', (key, text) => {
    const read = readScore(scale(key), text);
    expect(read.kind).toBe('problem');
    if (read.kind === 'problem') expect(read.message).toMatch(/^[A-Z0-9].{12,}/);
  });

  it('a mark for "missing" is never 0 and never a value, on any scale', () => {
    for (const key of scaleKeys.filter((each) => each !== 'good-development' && each !== 'ordered'))
      for (const mark of ['A', 'x', 'N', 'c', 'z', 'SUPP', 'supp', 'Absent', 'NA'])
        expect([key, mark, value(key, mark)]).toEqual([key, mark, 'missing']);
    expect(readScore(scale('phonics'), 'A')).toEqual({ kind: 'missing', because: 'Absent on the day' });
    expect(readScore(scale('phonics'), 'Left before the second test')).toEqual({
      kind: 'missing',
      because: 'Left before',
    });
    expect(readScore(scale('phonics'), 'was away')).toEqual({ kind: 'missing', because: 'Absent on the day' });
    expect(readScore(scale('phonics'), 'SUPP')).toEqual({
      kind: 'missing',
      because: 'Withheld by whoever published it',
    });
  });

  it('the scale’s own words come before the marks', () => {
    expect(value('ordered', 'a', ['D', 'C', 'B', 'A'])).toBe(4);
    expect(value('good-development', 'n')).toBe(0);
    expect(value('ordered', 'E', ['D', 'C', 'B', 'A'])).toBe('problem');
  });

  it('nothing is nothing, and never 0', () => {
    for (const key of scaleKeys) expect([key, value(key, '  ')]).toEqual([key, 'empty']);
  });

  it('what is shown is read again as the same value', () => {
    for (const key of scaleKeys) {
      const of = scale(key, key === 'ordered' ? ['Low', 'Middle', 'High'] : null);
      const [low, high] = [of.lowest ?? 0, of.highest ?? 50];
      for (let at = low; at <= high; at += 1)
        expect([key, at, readScore(of, valueText(of, at))]).toMatchObject([key, at, { kind: 'value', value: at }]);
    }
  });
});

describe('what a scale says', () => {
  it('each has a range, a way that is better and words for its unit', () => {
    for (const key of scaleKeys) {
      const entry = scales[key];
      expect([key, entry.hint.length > 10, entry.unit.length > 2]).toEqual([key, true, true]);
      if (entry.lowest !== null && entry.highest !== null) expect(entry.highest).toBeGreaterThan(entry.lowest);
    }
    expect(scale('sdq').higherIsBetter).toBe(false);
    expect(scale('suspensions').higherIsBetter).toBe(false);
  });

  it('the school’s own ends, words and direction stand before the scale’s', () => {
    const own = scaleOf({
      scale: 'own',
      lowest: 2,
      highest: 5,
      grades: null,
      higherIsBetter: false,
      expected: 3,
      unit: 'levels',
    });
    expect(own).toMatchObject({ lowest: 2, highest: 5, higherIsBetter: false, expected: 3, unit: 'levels' });
    expect(readScore(own, '6').kind).toBe('problem');
    expect(scaleOf({ ...own, scale: 'unheard-of' }).key).toBe('own');
  });

  it('expected growth is nothing on an age-standardised score, months on an age, and unknown elsewhere', () => {
    expect([expectedGain('standardised-score', 8), expectedGain('reading-age', 8), expectedGain('sdq', 8)]).toEqual([
      0,
      8,
      null,
    ]);
  });

  it('ages are said in years and months', () => {
    expect([ageText(112), ageText(107.6), ageText(-7)]).toEqual(['9;4', '9;0', '−0;7']);
  });

  it('the phonics mark is that of the year, and unknown where none is published', () => {
    expect([phonicsMark(2019), phonicsMark(2025), phonicsMark(2031)]).toEqual([32, 32, null]);
  });
});

describe('cohorts without key stage 2 results', () => {
  it('are those of year 6 in 2020 and 2021', () => {
    // Born 1 September 2008 to 31 August 2010.
    const born = ['2008-08-31', '2008-09-01', '2009-08-31', '2009-09-01', '2010-08-31', '2010-09-01'];
    expect(born.map(hasKeyStage2)).toEqual([true, false, false, false, false, true]);
  });

  it('may not have them as baseline, and are told what to use', () => {
    expect(baselineFault('scaled-score', '2020-05-12')?.sentence).toContain('Use another baseline with its own day');
    expect(baselineFault('scaled-score', '2021-06-01')?.year).toBe(2021);
    expect(baselineFault('judgement', '2021-06-01')).not.toBeNull();
    for (const day of ['2019-05-14', '2022-05-10', null]) expect(baselineFault('scaled-score', day)).toBeNull();
    expect(baselineFault('standardised-score', '2020-10-01')).toBeNull();
  });
});
