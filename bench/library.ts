/**
 * A process of its own, bundled as the program is: results and files that a school sends, what it finds in them, and what many schools come
 * to together. Tells its parent the rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { createDatabase, migrate } from '#platform/db';
import { startEmbedded } from '#platform/db/embedded';
import { prepareJobs } from '#platform/jobs';
import { registerAssets } from '#platform/kit';
import { readAssets } from '../src/web/assets.ts';
import { measureRollUp } from './roll-up.ts';
import { measureScores } from './scores.ts';
import { measureSearch } from './search/index.ts';
import { openSchool } from './site/school.ts';
import { measureUploads } from './uploads/index.ts';

const isQuick = process.argv[2] === 'quick';
const dataDir = mkdtempSync(join(tmpdir(), 'waymark-bench-library-'));
const server = await startEmbedded({ dataDir, log: () => {}, purpose: 'a benchmark' });
try {
  await migrate(server.connection, join(projectRoot(), 'db/migrations'));
  await prepareJobs(server.connection);
  registerAssets((await readAssets(join(projectRoot(), 'build/assets'))).manifest);
  const database = createDatabase(server.connection, 4);
  const now = new Date();
  // First, so that its peak of memory is its own.
  const scores = await measureScores(server.connection, isQuick);
  const school = await openSchool(database, dataDir, now);
  const uploads = await measureUploads(database, school, dataDir, now, isQuick ? 100 : 500);
  const search = await measureSearch(
    database,
    { ...server.connection, user: 'postgres' },
    school,
    now,
    isQuick ? 5 : 20,
  );
  const rollUp = await measureRollUp(database, { ...server.connection, user: 'postgres' }, isQuick);
  process.send?.([...scores, ...uploads, ...search, ...rollUp]);
  await school.close();
  await database.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
process.disconnect?.();
