import { describe, expect, it } from 'vitest';
import { isCensusYear, measures, percentileOf, placeAmong } from './rules.ts';

describe('where a school stands', () => {
  it('counts lower figures only: ties are not lower', () => {
    expect(placeAmong(7, [5, 7, 7, 7, 10])).toEqual({ n: 5, below: 1, equal: 3, percentile: 20 });
  });

  it('leaves schools without a figure out of the population, and never reads them as 0', () => {
    expect(placeAmong(0, [null, 0, 3, null])).toEqual({ n: 2, below: 0, equal: 1, percentile: 0 });
  });

  it('does not round', () => {
    expect(percentileOf(1, 3)).toBe(100 / 3);
  });

  it('has no percentile where no school has a figure', () => {
    expect(placeAmong(4, [null]).percentile).toBeNull();
  });
});

describe('a year of the census', () => {
  it.each(['2018-19', '2020-21', '2099-00'])('%s is one', (year) => expect(isCensusYear(year)).toBe(true));
  it.each(['2018', '2018-20', '18-19', '2018/19', '2018-2019', ''])('“%s” is none', (year) =>
    expect(isCensusYear(year)).toBe(false),
  );
});

it('every measure says how it is made and among whom it is placed', () => {
  for (const measure of measures) {
    expect(measure.definition).toContain(measure.column);
    expect(measure.definition).toContain('at least one pupil');
  }
});
