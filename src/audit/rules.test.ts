import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { grid as gridDocument, ladder as ladderDocument } from '../../testing/schemes.ts';
import { missingFor } from './finish/rules.ts';
import { isIn, isOpen, totalsOf, widestGap } from './overview/rules.ts';
import {
  agreeingRefusal,
  arrangingRefusal,
  cellsOf,
  judgingRefusal,
  nextCriterion,
  nextToJudge,
  type Area,
  type Judged,
} from './rules.ts';

const grid = schemeFromKept(gridDocument);
const ladder = schemeFromKept(ladderDocument);
const judged = (levels: Record<string, string>, isAgreed = true): Judged[] =>
  Object.entries(levels).map(([criterion, level]) => ({
    criterion,
    level,
    isAgreed,
    answeredBy: 'p1',
    otherLevels: [],
  }));
const open = { isActive: true, isFinished: false, states: new Map() };

describe('a cell', () => {
  const cells = cellsOf(grid, judged({ '1.1.1': 'tree', '1.1.2': 'seed', '2.2.1': 'shoot' }), new Map([['1.1.1', 2]]));
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
      cellsOf(ladder, [], new Map()).map(({ standard, outcome, criteria }) => [standard, outcome, criteria]),
    ).toEqual([
      ['A', null, 2],
      ['B', null, 1],
    ]);
  });
  test('is found by the views it belongs to', () => {
    const found = (view: Parameters<typeof isIn>[0]) =>
      cells.filter((each) => isIn(view, each, ['2'])).map((each) => `${each.standard} ${each.outcome}`);
    expect(found('all')).toHaveLength(4);
    expect(found('lowest')).toEqual(['1 warm']);
    expect(found('unjudged')).toEqual(['1 dry', '2 warm']);
    expect(found('no-evidence')).toHaveLength(4);
    expect(found('mine')).toEqual(['2 warm', '2 dry']);
    expect(found('unagreed')).toEqual([]);
  });
  test('is open while something is not judged or stands at the bottom level', () => {
    expect(cells.filter(isOpen).map(({ standard, outcome }) => `${standard} ${outcome}`)).toEqual([
      '1 warm',
      '1 dry',
      '2 warm',
    ]);
  });
  test('says over which levels raters differ, lowest first', () => {
    const disputed = judged({ '1.1.1': 'tree' }).map((each) => ({ ...each, otherLevels: ['seed'] }));
    const [first, second] = cellsOf(grid, disputed, new Map());
    expect(first?.differing.map(({ code }) => code)).toEqual(['seed', 'tree']);
    expect(second?.differing).toEqual([]);
    expect(first && isIn('differ', first, [])).toBe(true);
  });
  test('adds up with the others to counts by level, never to a mean', () => {
    expect(totalsOf(grid, cells)).toEqual({
      criteria: 5,
      judged: 3,
      agreed: 3,
      levels: [
        { code: 'seed', count: 1 },
        { code: 'shoot', count: 1 },
        { code: 'tree', count: 1 },
      ],
    });
    expect(widestGap(grid, cells)).toBe('Rooms');
    expect(widestGap(grid, cellsOf(grid, judged({ '1.1.1': 'tree' }), new Map()))).toBeNull();
  });
});

describe('judging', () => {
  const member = { role: 'member', personId: 'p1', standards: ['1'] } as const;
  test('is for those who look after the standard, and for anyone in the team where nobody does', () => {
    expect(judgingRefusal(member, '1', ['1', '2'], open)).toBeNull();
    expect(judgingRefusal(member, '2', ['1', '2'], open)).toEqual({ kind: 'refused', because: 'others-standard' });
    expect(judgingRefusal(member, '2', ['1'], open)).toBeNull();
  });
  test('is open to the coordinator and senior leaders everywhere, to governors and advisers nowhere', () => {
    for (const role of ['lead', 'head'] as const)
      expect(judgingRefusal({ ...member, role, standards: [] }, '2', ['2'], open)).toBeNull();
    for (const role of ['governor', 'adviser', 'officer'] as const)
      expect(judgingRefusal({ ...member, role }, '1', [], open)?.because).toBe('role');
  });
  test('stops while the enrolment is paused, and for good once the audit is finished', () => {
    expect(judgingRefusal(member, '1', [], { isActive: false, isFinished: false, states: new Map() })?.because).toBe(
      'paused',
    );
    expect(judgingRefusal(member, '1', [], { isActive: true, isFinished: true, states: new Map() })?.because).toBe(
      'finished',
    );
  });
});

describe('agreeing', () => {
  const lead = { role: 'lead', personId: 'p1', standards: [] } as const;
  test('is for the coordinator or a senior leader, never of their own work', () => {
    expect(agreeingRefusal(lead, 'p2', open)).toBeNull();
    expect(agreeingRefusal(lead, 'p1', open)?.because).toBe('own-work');
    expect(agreeingRefusal({ ...lead, role: 'member' }, 'p2', open)?.because).toBe('role');
    expect(agreeingRefusal(lead, null, open)?.because).toBe('not-judged');
  });
  test('waits while two raters differ', () => {
    expect(agreeingRefusal(lead, 'p2', open, true)?.because).toBe('raters-differ');
  });
  test('and finishing are closed to the working party', () => {
    expect(arrangingRefusal('member', open)?.because).toBe('role');
    expect(arrangingRefusal('head', open)).toBeNull();
  });
});

test('what to judge next is the first open one, in one’s own standards first', () => {
  const asking = { role: 'member', personId: 'p1', standards: ['B'] } as const;
  expect(nextToJudge(ladder, [], asking, ['B'], open)).toBe('B1');
  expect(nextToJudge(ladder, judged({ B1: 'top' }), asking, ['B'], open)).toBe('A1');
  expect(nextToJudge(ladder, judged({ B1: 'top' }), asking, ['A', 'B'], open)).toBeNull();
  expect(nextToJudge(ladder, [], { ...asking, role: 'governor' }, [], open)).toBeNull();
});

describe('the audit’s gate', () => {
  const all = { A1: 'top', A2: 'rung', B1: 'ground' };
  const areas: Area[] = [
    { kind: 'strength', isAgreed: true },
    { kind: 'improvement', isAgreed: true },
  ];
  const pupils = { pupils: 2, without: 0 };
  test('opens when every criterion is judged and agreed, areas are agreed, and target pupils have a baseline', () => {
    expect(missingFor(ladder, judged(all), areas, pupils)).toEqual([]);
  });
  test('names the one criterion that is not judged', () => {
    expect(missingFor(ladder, judged({ A1: 'top', B1: 'top' }), areas, pupils)).toEqual([
      { kind: 'unjudged', criteria: ['A2'] },
    ]);
  });
  test('names the one judgement that is not agreed', () => {
    expect(
      missingFor(ladder, [...judged({ A1: 'top', A2: 'rung' }), ...judged({ B1: 'ground' }, false)], areas, pupils),
    ).toEqual([{ kind: 'unagreed', criteria: ['B1'] }]);
  });
  test('counts target pupils without baseline, and asks for as many as the scheme does', () => {
    expect(missingFor(ladder, judged(all), areas, { pupils: 3, without: 1 })).toEqual([
      { kind: 'no-baseline', pupils: 1 },
    ]);
    expect(missingFor(ladder, judged(all), areas, { pupils: 0, without: 0 })).toEqual([
      { kind: 'too-few-pupils', asked: 1, named: 0 },
    ]);
    const every = Object.fromEntries(grid.criteria.map(({ code }) => [code, 'tree']));
    expect(missingFor(grid, judged(every), areas, { pupils: 0, without: 0 })).toEqual([]);
  });
  test('asks for the strengths and areas that the scheme does, agreed', () => {
    expect(
      missingFor(
        ladder,
        judged(all),
        [
          { kind: 'improvement', isAgreed: true },
          { kind: 'strength', isAgreed: false },
        ],
        pupils,
      ),
    ).toEqual([{ kind: 'areas', of: 'strength', asked: 1, agreed: 0, written: 1 }]);
    expect(missingFor(ladder, judged(all), [...areas, { kind: 'strength', isAgreed: false }], pupils)).toEqual([
      { kind: 'areas-unagreed', count: 1 },
    ]);
  });
});

test('the next criterion crosses into the next standard and ends', () => {
  expect(nextCriterion(ladder, 'A2')?.code).toBe('B1');
  expect(nextCriterion(ladder, 'B1')).toBeNull();
});
