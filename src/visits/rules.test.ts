import { describe, expect, test } from 'vitest';
import { roles } from '#platform/actor';
import {
  commentBy,
  differences,
  drawSample,
  mayVisit,
  opensOn,
  reportGaps,
  sampleSize,
  unmoderated,
  visitActs,
  visitStates,
  type DrawnClaim,
  type Standing,
  type VisitAct,
  type VisitState,
} from './rules.ts';

const today = '2027-02-02';
const standing = (more: Partial<Standing> = {}): Standing => ({
  state: 'writing',
  onDate: '2027-02-02',
  isSubmitted: true,
  isAdviser: false,
  ...more,
});
// Object.keys forgets that these are the tables' own keys.
const acts = Object.keys(visitActs) as VisitAct[];
const states = Object.keys(visitStates) as VisitState[];

describe('who may do what, and when', () => {
  test.each(acts)('%s: only by the people and in the states of the table', (act) => {
    const row: { by: readonly string[]; in: readonly string[] } = visitActs[act];
    for (const role of roles)
      for (const state of states)
        expect([role, state, mayVisit(act, role, standing({ state }), today).kind]).toEqual([
          role,
          state,
          row.by.includes(role) && row.in.includes(state) ? 'allowed' : 'refused',
        ]);
  });
  test('every state but the last is left by some act', () => {
    const left = new Set(
      acts.flatMap((act): readonly string[] => (visitActs[act].to === null ? [] : visitActs[act].in)),
    );
    expect([...left].sort()).toEqual(states.filter((state) => state !== 'ready').sort());
  });
  test('whoever advised the school never judges it', () =>
    expect(mayVisit('judge', 'verifier', standing({ isAdviser: true }), today)).toEqual({
      kind: 'refused',
      because: 'is-adviser',
    }));
  test('nothing is judged before the school has submitted; the day may be arranged', () => {
    expect(mayVisit('judge', 'verifier', standing({ isSubmitted: false }), today)).toEqual({
      kind: 'refused',
      because: 'not-submitted',
    });
    expect(mayVisit('arrange', 'verifier', standing({ isSubmitted: false }), today).kind).toBe('allowed');
  });
  test('nothing is arranged until a day is agreed', () =>
    expect(mayVisit('arrange', 'verifier', standing({ onDate: null }), today)).toEqual({
      kind: 'refused',
      because: 'no-day',
    }));
  test('no report is sent before the day', () =>
    expect(mayVisit('send', 'verifier', standing({ onDate: '2027-02-03' }), today)).toEqual({
      kind: 'refused',
      because: 'before-the-day',
    }));
  test('too early and too late are told apart', () => {
    expect(mayVisit('moderate', 'moderator', standing({ state: 'with-school' }), today)).toMatchObject({
      because: 'too-early',
    });
    expect(mayVisit('judge', 'verifier', standing({ state: 'ready' }), today)).toMatchObject({ because: 'too-late' });
  });
  test('pages open fourteen days before; comments close after the days that the scheme gives', () => {
    expect(opensOn('2027-02-02')).toBe('2027-01-19');
    expect(commentBy('2027-02-24', 10)).toBe('2027-03-06');
  });
});

describe('what a report lacks', () => {
  const finding = (criterion: string, level: string | null, reasons: string) =>
    [criterion, { criterion, level, reasons }] as const;
  const full = { strengths: 1, areas: 1 };
  test('one criterion without reasons is named', () =>
    expect(
      reportGaps(
        ['1.1', '1.2'],
        new Map([finding('1.1', 'secure', 'Seen in every room'), finding('1.2', 'secure', ' ')]),
        [],
        new Set(),
        full,
      ),
    ).toEqual([{ kind: 'no-reasons', criteria: ['1.2'] }]));
  test('one without a level is not judged, whatever is written', () =>
    expect(reportGaps(['1.1'], new Map([finding('1.1', null, 'Notes')]), [], new Set(), full)).toEqual([
      { kind: 'not-judged', criteria: ['1.1'] },
    ]));
  test('every action is followed, and strengths and areas are named', () =>
    expect(reportGaps([], new Map(), ['a', 'b'], new Set(['a']), { strengths: 0, areas: 0 })).toEqual([
      { kind: 'actions', actions: ['b'] },
      { kind: 'no-strength' },
      { kind: 'no-area' },
    ]));
  test('a whole report lacks nothing', () =>
    expect(reportGaps(['1.1'], new Map([finding('1.1', 'secure', 'Seen')]), ['a'], new Set(['a']), full)).toEqual([]));
});

describe('the sample', () => {
  const claims = Array.from({ length: 30 }, (_, index): DrawnClaim => ({
    id: `claim-${index}`,
    criterion: `${1 + (index % 10)}`,
    rank: index % 7 === 0 ? 3 : 2,
    items: index % 5 === 0 ? 1 : 3,
    ratersDiffered: index === 4,
  }));
  test('size: the share of the scheme, its fewest, and never more than there are', () => {
    expect(sampleSize(187, { sampleAtLeast: 9, samplePercent: 5 })).toBe(10);
    expect(sampleSize(40, { sampleAtLeast: 9, samplePercent: 5 })).toBe(9);
    expect(sampleSize(4, { sampleAtLeast: 9, samplePercent: 5 })).toBe(4);
  });
  test('the same visit draws the same claims, another visit others', () => {
    expect(drawSample(claims, 3, 9, 'visit-1')).toEqual(drawSample([...claims].reverse(), 3, 9, 'visit-1'));
    expect(drawSample(claims, 3, 9, 'visit-2')).not.toEqual(drawSample(claims, 3, 9, 'visit-1'));
  });
  test('where raters differed comes first, no claim twice, a third by lot', () => {
    const drawn = drawSample(claims, 3, 9, 'visit-1');
    expect(drawn[0]).toEqual({ id: 'claim-4', because: 'raters-differed' });
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(9);
    expect(drawn.filter(({ because }) => because === 'by-lot')).toHaveLength(3);
  });
  test('no claims, no sample', () => expect(drawSample([], 3, 0, 'visit-1')).toEqual([]));
});

describe('the second verifier', () => {
  const findings = new Map([
    ['1.1', { level: 'secure' }],
    ['1.2', { level: 'started' }],
  ]);
  const moderated = new Map([
    ['1.1', { criterion: '1.1', agrees: true, level: null, reasons: '' }],
    ['1.2', { criterion: '1.2', agrees: false, level: 'secure', reasons: 'The log shows it weekly' }],
  ]);
  test('differences are listed with both levels', () =>
    expect(differences(['1.1', '1.2', '1.3'], findings, moderated)).toEqual([
      { criterion: '1.2', verifier: 'started', moderator: 'secure', reasons: 'The log shows it weekly' },
    ]));
  test('what was not looked at is named', () => expect(unmoderated(['1.1', '1.2', '1.3'], moderated)).toEqual(['1.3']));
});
