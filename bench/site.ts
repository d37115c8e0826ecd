/**
 * The measured program: one process with one server, a pool of eight, and a database filled for the purpose. It tells its
 * parent where it is, then runs bare statements or tells how many it has sent, as it is asked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { createDatabase, migrate, openDriver } from '#platform/db';
import { startEmbedded } from '#platform/db/embedded';
import { openContent } from '#platform/files';
import { registerAssets } from '#platform/kit';
import { href, paths } from '#paths';
import { readAssets } from '../src/web/assets.ts';
import { createServer } from '../src/web/server.ts';
import { routes } from '../src/web/table.ts';
import { keepCalling } from './figures.ts';
import { fillRegister } from './site/awards.ts';
import { bareOf, bareTables, openBare } from './site/bare.ts';
import { furnish } from './site/data.ts';
import { criteriaOf, large } from './site/scheme.ts';
import type { Asked, SitePage, Told } from './told.ts';

const tell = (message: Told): void => void process.send?.(message);
const log = (line: string): void => void process.stderr.write(`${line}\n`);
const query = 'St Marys Primary School';

const dataDir = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
const server = await startEmbedded({ dataDir, log, purpose: 'a benchmark' });
await migrate(server.connection, join(projectRoot(), 'db/migrations'));
const database = createDatabase(server.connection, 8);
const furnished = await furnish(database, dataDir, new Date());
const upkeep = openDriver({ ...server.connection, user: 'postgres' }, 1);
await fillRegister(upkeep, 500);
await upkeep`vacuum analyze`;
await upkeep.end();

const { assets, manifest } = await readAssets(join(projectRoot(), 'build/assets'));
registerAssets(manifest);
const files = openContent({ files: { kind: 'folder', path: join(dataDir, 'files') }, scanner: null });
const app = await createServer({
  database,
  routes,
  site: { origin: 'http://127.0.0.1', isDemonstration: false, dataDir, files },
  assets,
  secret: new Uint8Array(32).fill(7),
  clock: () => new Date(),
  log,
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });

const cookie = `waymark=${furnished.lead.token}`;
const matrix = (enrolment: string) => href(paths.audit.home, { enrolment });
const standard = (enrolment: string) => href(paths.audit.standard, { enrolment, standard: '1' });
// More than there are callers: each saves in a form of its own.
const forms = criteriaOf(large)
  .slice(0, 64)
  .map((criterion) => href(paths.audit.criterion, { enrolment: furnished.enrolments.large, criterion }));
const pages: readonly SitePage[] = [
  { name: 'home', path: paths.home, cookie },
  { name: 'matrix-small', path: matrix(furnished.enrolments.small), cookie },
  { name: 'standard-small', path: standard(furnished.enrolments.small), cookie },
  { name: 'matrix-large', path: matrix(furnished.enrolments.large), cookie },
  { name: 'standard-large', path: standard(furnished.enrolments.large), cookie },
  { name: 'impact', path: href(paths.tracking.home, { enrolment: furnished.enrolments.large }), cookie },
  { name: 'everyone', path: href(paths.tracking.everyone, { enrolment: furnished.enrolments.large }), cookie },
  { name: 'save', path: forms[0] ?? '', cookie, forms },
  { name: 'register', path: paths.register.list, cookie: null },
  { name: 'search', path: href(paths.schools.search, {}, { q: query }), cookie },
];

const sql = openBare(server.connection);
await bareTables(sql);
const bare = bareOf(sql, furnished, query);
process.on('message', (asked: Asked) => {
  switch (asked.kind) {
    case 'bare':
      void keepCalling(asked.callers, asked.seconds, async () => void (await bare[asked.page]())).then((figures) =>
        tell({ kind: 'bare', figures }),
      );
      return;
    case 'spent': {
      const { user, system } = process.cpuUsage();
      tell({ kind: 'spent', statements: database.statements(), cpuMs: (user + system) / 1000 });
      return;
    }
  }
});
process.on('disconnect', async () => {
  await Promise.all([app.close(), sql.end()]);
  await database.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
tell({ kind: 'ready', address, pages, schools: furnished.schools, isRealList: furnished.isRealList });
