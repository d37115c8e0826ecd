import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { judged } from '../../testing/judged.ts';
import { grid as gridDocument, ladder as ladderDocument } from '../../testing/schemes.ts';
import { missingFor } from './finish/rules.ts';
import {
  agreeingRefusal,
  arrangingRefusal,
  hereRefusal,
  judgingRefusal,
  nextCriterion,
  settlingRefusal,
  type Area,
  type Judged,
} from './rules.ts';

const grid = schemeFromKept(gridDocument);
const ladder = schemeFromKept(ladderDocument);
const open = { isActive: true, isFinished: false, states: new Map() };

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

describe('what stands at a criterion', () => {
  const here = { isBeingRated: false, isDisputed: false, applies: 'yes' } as const;
  test('keeps it from being judged while two rate it blind, differ, or it does not apply', () => {
    expect(hereRefusal(null, here)).toBeNull();
    expect(hereRefusal(null, { ...here, applies: 'asked' })).toBeNull();
    expect(hereRefusal(null, { ...here, isBeingRated: true })?.because).toBe('being-rated');
    expect(hereRefusal(null, { ...here, isDisputed: true })?.because).toBe('to-settle');
    expect(hereRefusal(null, { ...here, applies: 'no' })?.because).toBe('not-applicable');
    expect(hereRefusal({ kind: 'refused', because: 'finished' }, here)?.because).toBe('finished');
  });
  test('is settled by one of those who rated, or by who leads', () => {
    const member = { role: 'member', personId: 'p1', standards: [] } as const;
    expect(settlingRefusal(member, ['p1', 'p2'], open)).toBeNull();
    expect(settlingRefusal(member, ['p2', 'p3'], open)?.because).toBe('role');
    expect(settlingRefusal({ ...member, role: 'lead' }, ['p2', 'p3'], open)).toBeNull();
    expect(settlingRefusal(member, ['p1'], { isActive: true, isFinished: true })?.because).toBe('finished');
  });
});

describe('agreeing', () => {
  const lead = { role: 'lead', personId: 'p1', standards: [] } as const;
  test('is for the coordinator or a senior leader, never of their own work', () => {
    expect(agreeingRefusal(lead, 'p2', open)).toBeNull();
    expect(agreeingRefusal(lead, 'p1', open)?.because).toBe('own-work');
    expect(agreeingRefusal({ ...lead, role: 'member' }, 'p2', open)?.because).toBe('not-a-leader');
    expect(agreeingRefusal({ ...lead, role: 'governor' }, 'p2', open)?.because).toBe('role');
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
  test('takes what is agreed not to apply as answered, and what is only proposed as open', () => {
    const [one] = judged({ B1: 'ground' });
    if (one === undefined) throw new Error('judged gives one row for each level.');
    const rest = judged({ A1: 'top', A2: 'rung' });
    const not = (applies: Judged['applies']) => [...rest, { ...one, level: null, isAgreed: false, applies }];
    expect(missingFor(ladder, not('no'), areas, pupils)).toEqual([]);
    expect(missingFor(ladder, not('asked'), areas, pupils)).toEqual([
      { kind: 'not-applicable-open', criteria: ['B1'] },
    ]);
  });
  test('waits for ratings that are under way and for differences, whatever stood before', () => {
    expect(missingFor(ladder, judged(all), areas, pupils, ['A1'])).toEqual([{ kind: 'being-rated', criteria: ['A1'] }]);
    const differ = judged(all).map((one) => (one.criterion === 'A2' ? { ...one, otherLevels: ['top', 'rung'] } : one));
    expect(missingFor(ladder, differ, areas, pupils)).toEqual([{ kind: 'differing', criteria: ['A2'] }]);
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
