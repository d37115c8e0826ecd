import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { GroupProgress } from '../methods/group-progress.ts';
import type { ProgressInputs } from '../figures/progress.ts';
import { Groups } from './cards.tsx';

const measure = {
  title: 'Reading',
  scale: 'Test',
  unit: 'points',
  higherIsBetter: true,
  expected: 100,
  inMonths: true,
};
const inputs: ProgressInputs = { measure, points: [], listed: 80, pupils: [], groups: [] };
const groups: GroupProgress = { n: 140, line: { intercept: 1, slope: 1, sigma: 4 }, between: 0, groups: [] };
const row = { key: 'eal', title: 'EAL', kind: 'shown', isHeld: false, n: 40, start: 90, own: 0.2 } as const;
const rows = [{ ...row, kept: 0, effect: 0, low: 0, high: 0 }];

test('groups that differ by chance alone have no figure with a range of nothing, inside the school or outside', () => {
  for (const outside of [false, true]) {
    const chosen = { id: 'm', title: 'Reading', found: null, isWithheld: false };
    const found = {
      inputs,
      working: { target: { kind: 'refused', because: 'few-target' }, groups, drift: null },
      rows,
    } as const;
    const page = render(Groups({ chosen, found, outside }));
    expect([outside, page.includes('<svg'), page.includes('chance alone')]).toEqual([outside, false, true]);
  }
});
