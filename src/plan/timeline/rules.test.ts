import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock';
import { layoutOf, spanOf, type Size, type TimelineLine, type TimelineRow, type Word } from './rules.ts';
import { fitted, widthOf } from './words.ts';

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days));
const words = fc.string({ unit: fc.constantFrom(...'aWMi lŁé£…1 👩漢'), maxLength: 120 });
const rowOf: fc.Arbitrary<TimelineRow> = fc
  .record({
    title: words,
    sub: words,
    state: fc.constantFrom('Done', 'Overdue since Tue 24 Nov', 'Drifting', 'Under way, due in 14 days', 'Stopped'),
    days: fc.tuple(day, day),
    bar: fc.constantFrom('planned', 'under-way', 'held-up', 'done', 'stopped'),
    course: fc.constantFrom('overdue', 'drifting', null),
    milestones: fc.array(fc.record({ on: day, kind: fc.constantFrom('reached', 'ahead', 'late') }), { maxLength: 6 }),
  })
  .map(({ days, ...row }) => {
    const [from = '', to = ''] = days.toSorted();
    return { ...row, id: 'x', from, to };
  });
const lineOf: fc.Arbitrary<TimelineLine> = fc.record({
  on: day,
  label: fc.constantFrom('Today, 23 Nov', 'Visit, 2 Feb', 'Review 3 Dec', 'Review 14 Jan, missed'),
  kind: fc.constantFrom('today', 'visit', 'review', 'missed'),
});

const box = ({ x, y, width, size }: Word) => ({
  left: x,
  right: x + width,
  top: y - size * 0.8,
  bottom: y + size * 0.25,
});
const touch = (a: Word, b: Word): boolean => {
  const [one, two] = [box(a), box(b)];
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
};

/** The narrowest place in which each drawing is shown, from the style sheet. */
const shownFrom: Readonly<Record<Size, number>> = { wide: 960, middle: 640, narrow: 300 };

describe('the timeline', () => {
  test('no two words touch, none leaves the picture, and none is shown smaller than 12 px', () => {
    fc.assert(
      fc.property(
        fc.array(rowOf, { minLength: 1, maxLength: 25 }),
        fc.array(lineOf, { maxLength: 14 }),
        fc.constantFrom<Size>('wide', 'middle', 'narrow'),
        (rows, lines, size) => {
          const drawn = layoutOf({ rows, lines, terms: [], span: spanOf(rows, lines) }, size);
          const all = [...drawn.words, ...drawn.rows.flatMap((row) => row.words)];
          for (const [at, word] of all.entries()) {
            expect(word.x).toBeGreaterThanOrEqual(0);
            expect(word.x + word.width).toBeLessThanOrEqual(drawn.width);
            expect(word.y).toBeLessThanOrEqual(drawn.height);
            expect((word.size * shownFrom[size]) / drawn.width).toBeGreaterThanOrEqual(12);
            for (const other of all.slice(at + 1)) if (touch(word, other)) expect([word, other]).toBe('apart');
          }
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  });

  test('a bar runs from its first day to its last, inside the plot, whatever the days are', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 10 }), (rows) => {
        const drawn = layoutOf({ rows, lines: [], terms: [], span: spanOf(rows, []) }, 'middle');
        for (const { bar } of drawn.rows) {
          expect(bar.width).toBeGreaterThanOrEqual(3);
          expect(bar.x).toBeGreaterThanOrEqual(drawn.plot.left);
          expect(bar.x + bar.width).toBeLessThanOrEqual(drawn.plot.right + 3);
        }
      }),
      { numRuns: 50, seed: 6 },
    );
  });

  test('today and the visit keep their labels when there are too many reviews to name', () => {
    const row: TimelineRow = {
      ...{ id: 'x', title: 'Reading', sub: '', state: 'Done', bar: 'done', course: null, milestones: [] },
      ...{ from: '2026-09-01', to: '2027-07-01' },
    };
    const reviews = Array.from({ length: 30 }, (_, at) => addDays('2026-09-02', at * 10)).map((on): TimelineLine => ({
      on,
      label: `Review ${on}`,
      kind: 'review',
    }));
    const lines: TimelineLine[] = [
      ...reviews,
      { on: '2027-02-02', label: 'Visit, 2 Feb', kind: 'visit' },
      { on: '2026-11-23', label: 'Today, 23 Nov', kind: 'today' },
    ];
    const drawn = layoutOf({ rows: [row], lines, terms: [], span: spanOf([row], lines) }, 'narrow');
    const said = drawn.words.map(({ text }) => text);
    expect(said).toContain('Visit, 2 Feb');
    expect(said).toContain('Today, 23 Nov');
    expect(drawn.lines).toHaveLength(32);
  });

  test('a text that is too long is cut with an ellipsis, never through a letter', () => {
    expect(fitted('Year 7 readers catch up', 14, 100)).toMatch(/^Year 7.*…$/);
    expect(fitted('👩‍🏫👩‍🏫', 14, 5)).toBe('');
    expect(widthOf(fitted('W'.repeat(80), 14, 200), 14)).toBeLessThanOrEqual(200);
  });
});
