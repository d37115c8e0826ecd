import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/random';
import { effectOf, mayBeNamed, namedOf, pupilsTogether, rollUpOf, type SchoolFigures, type Summary } from './rules.ts';
import { fewestSimilar, placedAmong, similarTo, type Sharing } from './similar.ts';

const summary = (given: Partial<Summary> = {}): Summary => ({
  pupils: 200,
  pupilsSeen: { kind: 'shown', n: 200 },
  targets: 40,
  targetsSeen: { kind: 'shown', n: 40 },
  groups: [{ key: 'pupil-premium', pupils: 50, seen: { kind: 'shown', n: 50 } }],
  measures: [
    { title: 'Reading', scale: 'standardised-score', target: 40, comparison: 40, effect: { g: 0.3, variance: 0.05 } },
  ],
  provision: { pence: 400_000, places: 40, perPupilPence: 10_000 },
  ...given,
});
const school = (given: Partial<Summary> = {}): SchoolFigures => ({
  summary: summary(given),
  isSubmitted: true,
  isSharing: false,
});
const many = (count: number, of: (at: number) => Partial<Summary> = () => ({})) =>
  Array.from({ length: count }, (_, at) => school(of(at)));

describe('schools added up', () => {
  test('fewer than five are not added up at all', () => {
    const four = rollUpOf(many(4));
    expect([four.pupils.kind, four.groups, four.effects, four.spend]).toEqual(['hidden', [], [], []]);
    expect(rollUpOf(many(5)).pupils).toEqual({ kind: 'shown', n: 1000 });
  });

  test('a group in four of nine schools is hidden, with its share', () => {
    const nine = many(9, (at) =>
      at < 4 ? { groups: [{ key: 'refugee', pupils: 30, seen: { kind: 'shown', n: 30 } }] } : { groups: [] },
    );
    const refugees = rollUpOf(nine).groups.find(({ key }) => key === 'refugee');
    expect([refugees?.schools.kind, refugees?.pupils.kind, refugees?.percent.kind]).toEqual([
      'hidden',
      'hidden',
      'hidden',
    ]);
  });

  test('one school more never tells how many of its pupils are in a small group', () => {
    const random = seeded(4);
    for (let run = 0; run < 500; run += 1) {
      const before = Array.from({ length: 5 + Math.floor(random() * 20) }, () => 1 + Math.floor(random() * 12));
      const told = pupilsTogether(before);
      // What whoever reads both totals may still think that the school has.
      const possible = Array.from({ length: 30 }, (_, n) => n).filter((n) => {
        const after = pupilsTogether([...before, 3]);
        return Array.from({ length: 10 }, (_one, low) => low).some((low) => {
          if (told.kind !== 'shown' || after.kind !== 'shown') return true;
          const base = told.n - 5 + low;
          return Math.round(base / 10) * 10 === told.n && Math.round((base + n) / 10) * 10 === after.n;
        });
      });
      expect(possible.length).toBeGreaterThanOrEqual(10);
    }
  });

  test('the order of schools changes nothing', () => {
    const schools = many(12, (at) => ({ pupils: 100 + 7 * at, measures: at % 3 === 0 ? [] : summary().measures }));
    expect(rollUpOf(schools.toReversed())).toEqual(rollUpOf(schools));
  });

  test('effects pool as published (domain.md 5.4), both methods', () => {
    const published = [
      [0.4, 0.04],
      [0.1, 0.02],
      [0.55, 0.09],
      [-0.05, 0.03],
      [0.3, 0.05],
    ] as const;
    const schools = published.map(([g, variance]) =>
      school({ measures: [{ title: 'Reading', scale: 'own', target: 40, comparison: 40, effect: { g, variance } }] }),
    );
    const [all] = rollUpOf(schools).effects;
    expect(all?.reml?.estimate).toBeCloseTo(0.195459, 6);
    expect(all?.reml?.tau2).toBeCloseTo(0.009481, 5);
    expect(all?.dl?.estimate).toBeCloseTo(0.19653, 6);
    expect(all?.dl?.i2).toBeCloseTo(21.5931, 4);
  });

  test('several measures of the same pupils make a school no surer than one', () => {
    const one = { title: 'A', scale: 'own', target: 40, comparison: 40, effect: { g: 0.2, variance: 0.04 } };
    expect(effectOf([one, { ...one, effect: { g: 0.4, variance: 0.04 } }])).toEqual({
      y: expect.closeTo(0.3, 10),
      v: expect.closeTo(0.04, 10),
    });
    expect(effectOf([{ ...one, effect: null }])).toBeNull();
  });

  test('bands of cost: a band of two schools cannot be had from the total', () => {
    const schools = many(20, (at) => ({
      provision: { pence: 1, places: 1, perPupilPence: at < 2 ? 200_000 : at < 10 ? 10_000 : 50_000 },
    }));
    const hidden = rollUpOf(schools).spend.filter(({ schools: cell }) => cell.kind === 'hidden');
    expect(hidden.map(({ band }) => band)).toEqual(['low', 'very high']);
  });

  test.each([
    ['nobody is left over', 6, 6, 6],
    ['five are left over', 11, 6, 6],
    ['one would be left over, to be had from the total', 9, 8, 4],
    ['three would be, of six', 6, 3, 1],
    ['there is no total', 4, 2, 2],
  ] as const)('names: %s', (_, all, nameable, named) =>
    expect(
      mayBeNamed(
        all,
        Array.from({ length: nameable }, (_one, at) => at),
      ),
    ).toHaveLength(named),
  );

  test('a named school shows its counts as they left it, and no effect of nine pupils', () => {
    const named = namedOf(
      summary({
        groups: [{ key: 'looked-after', pupils: 3, seen: { kind: 'hidden', k: 10, because: 'small' } }],
        measures: [{ title: 'Reading', scale: 'own', target: 9, comparison: 40, effect: { g: 0.5, variance: 0.1 } }],
      }),
    );
    expect(named.groups[0]?.pupils).toEqual({ kind: 'hidden', k: 10, because: 'small' });
    expect(named.measures[0]).toMatchObject({ effect: { kind: 'hidden', k: 10 }, low: null, high: null });
  });
});

const sharing = (at: number, given: Partial<Sharing['context']> = {}, of: Partial<Summary> = {}): Sharing => ({
  schoolId: `school-${String(at).padStart(3, '0')}`,
  summary: summary(of),
  context: {
    population: 'State-funded secondary',
    pupils: 800,
    fsm: 18,
    senSupport: 12,
    eal: 10,
    year: '2025-26',
    ...given,
  },
});

describe('similar schools', () => {
  test('are of the same phase and the same or the next band of size and free meals', () => {
    const others = [
      sharing(1),
      sharing(2, { population: 'State-funded primary' }),
      sharing(3, { pupils: 90 }),
      sharing(4, { fsm: 50 }),
      sharing(5, { fsm: 28 }),
      { ...sharing(6), context: null },
    ];
    expect(similarTo(sharing(0), [sharing(0), ...others]).map((one) => one.schoolId)).toEqual([
      'school-001',
      'school-005',
    ]);
  });

  test('nine are too few: the page says that one is missing, and gives no figure', () => {
    const nine = Array.from({ length: 9 }, (_, at) => sharing(at + 1));
    expect(placedAmong(sharing(0), nine)).toMatchObject({ missing: 'schools', schools: 9, wanted: 1, figures: [] });
  });

  test('the place is the share of schools with a lower figure, ties not lower (domain.md 5.7)', () => {
    const targets = [5, 7, 7, 7, 10, 10, 10, 10, 10, 10].map((n) => n * 10);
    const ten = targets.map((target, at) => sharing(at + 1, {}, { pupils: 1000, targets: target }));
    const own = sharing(0, {}, { pupils: 1000, targets: 70 });
    const placed = placedAmong(own, ten).figures.find(({ key }) => key === 'targets');
    expect(placed).toMatchObject({
      n: fewestSimilar + 1,
      below: 1,
      equal: 4,
      percentile: expect.closeTo(100 / 11, 10),
    });
  });

  test('without a census figure the page says so', () => {
    expect(placedAmong({ ...sharing(0), context: null }, [])).toMatchObject({ missing: 'context', figures: [] });
  });
});
