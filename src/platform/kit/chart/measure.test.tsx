import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { BeforeAfterChart } from './before-after-chart.tsx';
import { spread } from './drawing.tsx';
import { linesOf, roomFor, textWidth } from './measure.ts';
import { RangeChart } from './range-chart.tsx';
import { changeWords, placesOf } from './readings.ts';

/** Every text of a drawing with the room that it takes. */
const textsOf = (html: string) =>
  html
    .split('<svg')
    .slice(1)
    .map((svg) => ({
      width: Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]),
      texts: [
        ...svg.matchAll(
          /<text class="([^"]*)" x="([^"]+)" y="([^"]+)"(?: text-anchor="(\w+)")? font-size="([^"]+)">([^<]*)</g,
        ),
      ].map(([, kind, x, y, anchor, size, words]) => {
        const wide = textWidth(
          (words ?? '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"'),
          Number(size),
        );
        const from = Number(x) - (anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0);
        return { kind, from, to: from + wide, top: Number(y) - Number(size) * 0.7, bottom: Number(y), words };
      }),
    }));

const faultsOf = (html: string): readonly string[] =>
  textsOf(html).flatMap(({ width, texts }) => [
    ...texts.filter(({ from, to }) => from < -1 || to > width + 1).map(({ words }) => `outside: ${words}`),
    ...texts.flatMap((a, at) =>
      texts
        .slice(at + 1)
        .filter((b) => a.from < b.to - 1 && b.from < a.to - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map((b) => `${a.words} over ${b.words}`),
    ),
  ]);

const name = fc.stringMatching(/^[A-Z][a-z]{1,14}( [a-z]{2,12}){0,5}$/);
const figure = fc.double({ min: -40, max: 160, noNaN: true });
const runs = { numRuns: 60, seed: 20261122 };

describe('labels of charts', () => {
  test('of dots and ranges never touch and never leave the drawing', () => {
    const effect = fc.record({
      label: name,
      estimate: figure,
      low: fc.double({ min: 0.1, max: 20, noNaN: true }),
      isHidden: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(effect, { minLength: 1, maxLength: 8 }), (all) => {
        const effects = all.map(({ label, estimate, low, isHidden }) =>
          isHidden
            ? ({ kind: 'hidden', label, sub: 'fewer than 6 pupils', because: 'fewer than 6' } as const)
            : ({
                kind: 'shown',
                label,
                sub: '1,042 pupils',
                estimate,
                low: estimate - low,
                high: estimate + low,
              } as const),
        );
        expect(faultsOf(render(h(RangeChart, { id: 'x', finding: 'f', about: 'a', effects })))).toEqual([]);
      }),
      runs,
    );
  });

  test('of lines never touch and never leave the drawing, however close the lines end', () => {
    const points = fc.array(
      fc.record({
        label: fc.constantFrom('Autumn 2025', 'Spr', 'Year 7, summer', '3 Mar'),
        values: fc.tuple(figure, figure, figure),
      }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(points, fc.tuple(name, name, name), (all, names) => {
        const series = (['target', 'compare', 'third'] as const).map((kind, at) => ({
          name: names[at] ?? '',
          kind,
          readings: all.map(({ values }) => ({ value: values[at] ?? 0 })),
        }));
        const html = render(
          h(BeforeAfterChart, { id: 'x', finding: 'f', about: 'a', points: all.map(({ label }) => label), series }),
        );
        expect(faultsOf(html)).toEqual([]);
      }),
      runs,
    );
  });

  test('break between words, and say when they were cut', () => {
    expect(linesOf('English as an additional language', 13, 120)).toEqual(['English as an', 'additional language']);
    expect(linesOf('One two three four', 13, 30, 2).at(-1)).toMatch(/…$/);
    expect(roomFor([0, 10, 60, 100].map((at) => ({ at, width: 20 })))).toEqual([true, false, true, true]);
    expect(spread([90, 92, 94], 34, { from: 0, to: 100 })).toEqual([32, 66, 100]);
  });

  test('points stand as far apart as they lie in time, and evenly where a day is not known', () => {
    expect(placesOf(3, ['2025-09-01', '2025-09-11', '2025-10-01']).points).toEqual([0, 1 / 3, 1]);
    expect(placesOf(3, ['2025-09-01', null, '2025-10-01']).points).toEqual([0, 0.5, 1]);
    expect(placesOf(2, ['2025-09-01', '2025-10-01']).of('2025-09-16')).toBe(0.5);
  });
});

test('the change beside a line is counted between the places that the series says, else from its first value to its last', () => {
  const readings = [{ value: 88 }, null, { value: 87 }, { value: 95 }];
  const series = { name: 'Target pupils', kind: 'target' as const, readings };
  expect(changeWords(series, 1)).toBe('95.0, up 7.0');
  expect(changeWords({ ...series, from: 2 }, 1)).toBe('95.0, up 8.0');
  expect(changeWords({ ...series, from: 3 }, 1)).toBe('95.0');
  expect(changeWords({ ...series, to: 2 }, 1)).toBe('87.0, down 1.0');
});
