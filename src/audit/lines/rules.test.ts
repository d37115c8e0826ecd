import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { judged } from '../../../testing/judged.ts';
import { grid as gridDocument, ladder as ladderDocument } from '../../../testing/schemes.ts';
import { isIn } from '../overview/filter/rules.ts';
import { isOpen, totalsOf, widestGap } from '../overview/rules.ts';
import type { Judged } from '../rules.ts';
import { cellsOf, linesOf, nextFor, type Knows } from './rules.ts';

const grid = schemeFromKept(gridDocument);
const ladder = schemeFromKept(ladderDocument);
const nothing = (criterion: string): Judged => ({
  ...{ criterion, level: null, isAgreed: false, answeredBy: null, otherLevels: [], raters: [] },
  ...{ applies: 'yes', proposedBy: null },
});
const open = { isActive: true, isFinished: false, states: new Map() };

describe('a cell', () => {
  const lines = linesOf(
    grid,
    judged({ '1.1.1': 'tree', '1.1.2': 'seed', '2.2.1': 'shoot' }),
    new Map([['1.1.1', 2]]),
    null,
  );
  const cells = cellsOf(grid, lines);
  const cell = (standard: string, outcome: string) =>
    cells.find((each) => each.standard === standard && each.outcome === outcome);

  test('shows how its descriptors spread and the lowest, and has no level of its own', () => {
    expect(cell('1', 'warm')).toMatchObject({
      criteria: 2,
      judged: 2,
      items: 2,
      bare: 1,
      lowest: { code: 'seed' },
      counts: [
        { count: 1, level: { code: 'seed' } },
        { count: 1, level: { code: 'tree' } },
      ],
    });
  });
  test('with nothing judged has no lowest', () => {
    expect(cell('1', 'dry')).toMatchObject({ criteria: 1, judged: 0, lowest: null, counts: [] });
  });
  test('stands for a whole strand where a scheme has no outcomes', () => {
    expect(
      cellsOf(ladder, linesOf(ladder, [], new Map(), null)).map(({ standard, outcome, criteria }) => [
        standard,
        outcome,
        criteria,
      ]),
    ).toEqual([
      ['A', null, 2],
      ['B', null, 1],
    ]);
  });
  test('is narrowed by the views its criteria belong to', () => {
    const found = (view: Parameters<typeof isIn>[0]) =>
      lines.filter((each) => isIn(view, each, ['2'], 'seed')).map(({ criterion }) => criterion.code);
    expect(found('all')).toHaveLength(5);
    expect(found('lowest')).toEqual(['1.1.2']);
    expect(found('unjudged')).toEqual(['1.2.1', '2.1.1']);
    expect(found('no-evidence')).toEqual(['1.1.2', '1.2.1', '2.1.1', '2.2.1']);
    expect(found('mine')).toEqual(['2.1.1', '2.2.1']);
    for (const none of ['unagreed', 'differ', 'needs-me', 'not-applicable'] as const) expect(found(none)).toEqual([]);
  });
  test('is open while something is not judged or stands at the bottom level', () => {
    expect(cells.filter(isOpen).map(({ standard, outcome }) => `${standard} ${outcome}`)).toEqual([
      '1 warm',
      '1 dry',
      '2 warm',
    ]);
  });
  test('says over which levels raters differ, lowest first', () => {
    const disputed = judged({ '1.1.1': 'tree' }).map((each) => ({ ...each, otherLevels: ['tree', 'seed'] }));
    const [first, second] = cellsOf(grid, linesOf(grid, disputed, new Map(), null));
    expect(first?.differing.map(({ code }) => code)).toEqual(['seed', 'tree']);
    expect(second?.differing).toEqual([]);
  });
  test('counts what does not apply apart, and never as a level', () => {
    const apart = [
      ...judged({ '1.1.1': 'tree' }),
      ...judged({ '1.1.2': 'seed' }).map((one) => ({ ...one, applies: 'no' as const })),
    ];
    const [first] = cellsOf(grid, linesOf(grid, apart, new Map(), null));
    expect(first).toMatchObject({ criteria: 1, notApplicable: 1, judged: 1, lowest: { code: 'tree' } });
    const [none] = cellsOf(
      grid,
      linesOf(
        grid,
        apart.map((one) => ({ ...one, applies: 'no' as const })),
        new Map(),
        null,
      ),
    );
    expect(none).toMatchObject({ criteria: 0, notApplicable: 2, lowest: null });
  });
  test('adds up with the others to counts by level, never to a mean', () => {
    expect(totalsOf(grid, cells)).toEqual({
      criteria: 5,
      notApplicable: 0,
      judged: 3,
      agreed: 3,
      levels: [
        { code: 'seed', count: 1 },
        { code: 'shoot', count: 1 },
        { code: 'tree', count: 1 },
      ],
    });
    expect(widestGap(grid, cells)).toBe('Rooms');
    expect(widestGap(grid, cellsOf(grid, linesOf(grid, judged({ '1.1.1': 'tree' }), new Map(), null)))).toBeNull();
  });
});

describe('what waits for a person', () => {
  const member = { role: 'member', personId: 'p1', standards: ['B'] } as const;
  const lead = { role: 'lead', personId: 'p2', standards: [] } as const;
  const knows = (
    asking: typeof member | typeof lead,
    taken: readonly string[] = ['B'],
    underWay: Knows['underWay'] = [],
  ): Knows => ({
    asking,
    taken,
    standing: open,
    underWay,
  });
  const waits = (answers: readonly Judged[], known: Knows) =>
    linesOf(ladder, answers, new Map(), known).map((line) => line.waits);
  const next = (answers: readonly Judged[], known: Knows) => nextFor(linesOf(ladder, answers, new Map(), known), known);

  test('next is the first of one’s own standards, then the first that nobody looks after', () => {
    expect(next([], knows(member))).toBe('B1');
    expect(next(judged({ B1: 'top' }), knows(member))).toBe('A1');
    expect(next(judged({ B1: 'top' }), knows(member, ['A', 'B']))).toBeNull();
  });
  test('is the coordinator’s to agree while it is not their own work', () => {
    expect(waits(judged({ A1: 'top' }, false), knows(lead))).toEqual(['agree', null, null]);
    expect(waits(judged({ A1: 'top' }, false), knows(member))).toEqual([null, null, 'judge']);
    const own = judged({ A1: 'top' }, false).map((one) => ({ ...one, answeredBy: 'p2' }));
    const rated = judged({ A1: 'top' }, false).map((one) => ({ ...one, raters: ['p2'] }));
    for (const answers of [own, rated]) expect(waits(answers, knows(lead))[0]).toBeNull();
  });
  test('a rating asked of them comes before judging, and nobody else is asked meanwhile', () => {
    const rating = [
      {
        criteria: ['B1'],
        raters: [
          { personId: 'p1', name: 'One', inAt: null },
          { personId: 'p3', name: 'Three', inAt: null },
        ],
      },
    ];
    expect(waits([], knows(member, ['B'], rating))).toEqual([null, null, 'rate']);
    expect(waits([], knows(lead, ['B'], rating))).toEqual([null, null, null]);
    const inAlready = rating.map((one) => ({
      ...one,
      raters: one.raters.map((each) => ({ ...each, inAt: new Date(0) })),
    }));
    expect(waits([], knows(member, ['B'], inAlready))[2]).toBeNull();
  });
  test('a difference waits for those who rated, a line said not to apply for who did not say so', () => {
    const differ = judged({ A1: 'top' }).map((one) => ({ ...one, otherLevels: ['top', 'rung'], raters: ['p1'] }));
    expect(waits(differ, knows(member))[0]).toBe('settle');
    expect(waits(differ, knows(lead))[0]).toBeNull();
    const asked = (by: string) => [{ ...nothing('A1'), applies: 'asked', proposedBy: by } as const];
    expect(waits(asked('p1'), knows(lead))[0]).toBe('agree');
    expect(waits(asked('p2'), knows(lead))[0]).toBeNull();
  });
  test('nothing waits in an audit that is finished', () => {
    const known = { ...knows(lead), standing: { isActive: true, isFinished: true, states: new Map() } };
    expect(waits(judged({ A1: 'top' }, false), known)).toEqual([null, null, null]);
  });
});
