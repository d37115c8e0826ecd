import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Frame } from '#platform/kit';
import { schemeFromKept } from '#schemes';
import { grid } from '../../../testing/schemes.ts';
import { coverageOf } from '../rules.ts';
import { CoveragePage } from './page.tsx';

const frame: Frame = {
  path: '/',
  csrf: '',
  theme: 'system',
  person: null,
  nav: [],
  section: null,
  strip: null,
  footer: '',
  told: null,
  isDemo: false,
};

/** The grid of the test world with a hundred criteria, fifty to each of its standards. */
const large = schemeFromKept({
  ...grid,
  standards: grid.standards.map((standard) => ({
    ...standard,
    criteria: Array.from({ length: 50 }, (_, at) => ({
      ...standard.criteria[0],
      code: `${standard.code}.${at + 1}`,
      text: `What ${standard.code} asks, ${at + 1}`,
    })),
  })),
});

const shown = (asked?: string) =>
  render(
    CoveragePage({
      frame,
      enrolment: { id: 'e' },
      scheme: large,
      today: '2027-01-29',
      coverage: large.criteria.map(({ code }) => coverageOf(code, [], large.evidence)),
      others: [],
      isOurs: true,
      asked,
    } as unknown as Parameters<typeof CoveragePage>[0]), // of the place only what the page reads
  );

test('a large scheme shows one standard at a time, under the counts of all', () => {
  const [first, second] = grid.standards.map(({ code }) => code);
  const page = shown(second);
  expect(page).toContain(`What ${second} asks, 50`);
  expect(page).not.toContain(`What ${first} asks`);
  expect(page).toContain(`?standard=${first}`);
  expect(page.match(/aria-current="true"/g)).toHaveLength(1);
});

test('without a standard asked for, or with one that is not there, it begins with the first gap', () => {
  const [first] = grid.standards.map(({ code }) => code);
  for (const asked of [undefined, 'none of ours']) expect(shown(asked)).toContain(`What ${first} asks, 1`);
});
