import { grid, ladder } from './schemes.ts';

/** The two schemes of the test world with crosswalks between them, and to frameworks that are no schemes. */
const crossing = <Document extends typeof ladder | typeof grid>(
  document: Document,
  frameworks: readonly object[],
  walk: Readonly<Record<string, object>>,
) => ({
  ...document,
  frameworks,
  standards: document.standards.map((standard) => ({
    ...standard,
    criteria: standard.criteria.map((line) =>
      walk[line.code] === undefined ? line : { ...line, crosswalk: walk[line.code] },
    ),
  })),
});

export const crossed = {
  ladder: crossing(
    ladder,
    [
      { id: 'test-grid', name: 'The Grid Award', scheme: 'test-grid' },
      {
        id: 'inspection',
        name: 'Inspection',
        parts: [
          { code: 'inclusion', name: 'Inclusion' },
          { code: 'behaviour', name: 'Behaviour' },
        ],
      },
      {
        id: 'pupil-premium',
        name: 'Pupil Premium',
        parts: [
          { code: 'teaching', name: 'High-quality teaching' },
          { code: 'wider', name: 'Wider strategies' },
        ],
      },
    ],
    {
      A1: { 'test-grid': ['1.1.1'], inspection: ['inclusion'], 'pupil-premium': ['teaching'] },
      B1: { 'test-grid': ['1.2.1'] },
    },
  ),
  grid: crossing(grid, [{ id: 'test-ladder', name: 'The Ladder Mark', scheme: 'test-ladder' }], {
    '1.1.1': { 'test-ladder': ['A1'] },
    '1.2.1': { 'test-ladder': ['B1'] },
  }),
} as const;
