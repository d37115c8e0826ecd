import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const house = ['{src,db,testing,bench}/**/*.test.{ts,tsx}'];
/** What needs no database, and reads the sources themselves. */
const gate = ['src/architecture.test.ts', 'testing/gate/*.test.ts'];
/** What starts the program as an operator does, and takes its time. */
const starts = ['testing/start/*.test.ts'];
/** Waymark runs on PostgreSQL 16 or later: what touches the database is tried on both ends, but how pages look only once. */
const onDatabase = globSync(house[0] ?? '').filter((file) => {
  const text = readFileSync(file, 'utf8');
  return /testing\/(world|database)\.ts'/.test(text) && !/testing\/browser\.ts'|playwright/.test(text);
});

/** Set by `npm test`; by hand, `npx vitest run src/audit` tries a step on one database only. */
const isWhole = process.env['TEST_WHOLE'] === '1';

const shared = {
  pool: 'threads' as const,
  isolate: false,
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    passWithNoTests: false,
    projects: [
      { extends: true, test: { ...shared, name: 'gate', include: gate, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'house',
          include: house,
          exclude: [...gate, ...starts],
          globalSetup: ['testing/global-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'postgres-16',
          include: isWhole ? onDatabase : [],
          globalSetup: ['testing/global-setup.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          testTimeout: 180_000,
          name: 'start',
          include: starts,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
