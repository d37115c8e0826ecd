import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const house = ['{src,db,testing,bench}/**/*.test.{ts,tsx}'];
/** What needs no database, and reads the sources themselves. */
const gate = ['src/architecture.test.ts', 'testing/gate/*.test.ts'];
/** What starts the program as an operator does, and takes its time. */
const starts = ['testing/start/*.test.ts'];
/** Nearly all of their time is the hashing of passwords, which no database does. */
const hashing = /^src\/people\/(sign-in|two-step|password|sessions)\//;
/**
 * Waymark runs on PostgreSQL 16 or later: what touches the database is tried on both ends, but how pages look and how
 * passwords are proved only once.
 */
const onDatabase = globSync(house[0] ?? '').filter((file) => {
  const text = readFileSync(file, 'utf8');
  const asks = /testing\/(world|database)\.ts'/.test(text) && !/testing\/browser\.ts'|playwright/.test(text);
  return asks && !hashing.test(file);
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
    // One more than cores: a test that waits for its database or its browser leaves a core to another.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { ...shared, name: 'gate', include: gate, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          ...shared,
          testTimeout: 180_000,
          name: 'start',
          include: starts,
          // Begun first and beside the others: it spends most of its time waiting.
          sequence: { groupOrder: 1 },
        },
      },
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
    ],
  },
});
