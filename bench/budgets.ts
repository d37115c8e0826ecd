import type { PageName } from './site/bare.ts';

/** What a page may cost; null where nothing is asked. Times in milliseconds, sizes in bytes of uncompressed HTML. */
export type Budget = Readonly<{
  title: string;
  statements: number | null;
  ratio: number | null;
  p95At4: number | null;
  bytes: number | null;
}>;

export const budgets: Readonly<Record<PageName, Budget>> = {
  home: { title: "A school's home", statements: 10, ratio: 0.35, p95At4: 100, bytes: null },
  'matrix-small': { title: 'Audit, 96 criteria, 288 links', statements: 10, ratio: 0.35, p95At4: 100, bytes: 60_000 },
  'matrix-large': {
    title: 'Audit, 600 criteria, 3,000 links',
    statements: 10,
    ratio: null,
    p95At4: 250,
    bytes: 150_000,
  },
  'standard-small': { title: 'One standard of 96 criteria', statements: 10, ratio: null, p95At4: 100, bytes: null },
  'standard-large': { title: 'One standard of 600 criteria', statements: 10, ratio: null, p95At4: 250, bytes: 150_000 },
  impact: { title: 'Impact, 2,000 pupils, 40,000 results', statements: 10, ratio: null, p95At4: 100, bytes: null },
  everyone: { title: 'Everyone, 2,000 pupils', statements: 10, ratio: null, p95At4: 250, bytes: null },
  save: { title: 'Saving one judgement', statements: null, ratio: null, p95At4: 100, bytes: null },
  register: { title: 'The register', statements: 10, ratio: null, p95At4: null, bytes: null },
  search: { title: 'Search among 26,000 schools', statements: 10, ratio: null, p95At4: null, bytes: null },
};

export const startBudgets = { newDatabase: 5000, withDemonstration: 15_000, warm: 2000 } as const;
