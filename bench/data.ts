import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visitor } from '#platform/actor';
import { projectRoot } from '#platform/config';
import { fileSource } from '#platform/csv';
import { createDatabase, migrate, openDriver, type Database } from '#platform/db';
import { startEmbedded } from '#platform/db/embedded';
import { prepareJobs } from '#platform/jobs';
import { verifyTrail } from '#platform/trail';
import { importCensus } from '../src/schools/census/actions.ts';
import { importEstablishments } from '../src/schools/establishments/actions.ts';
import { searchSchools } from '../src/schools/search/store.ts';
import { measurePaper } from './paper/index.ts';

export type DataResult = Readonly<{ what: string; ms: number; budget: number; note: string }>;

const shared = join(projectRoot(), '../shared/data');

const timed = async <T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> => {
  const began = performance.now();
  const value = await work();
  return [performance.now() - began, value];
};

const spellings = [
  'Tavistok Colege',
  'Cheltnham Ladies',
  'Mancester Grammer',
  'St Marys Primry',
  'Brigton Colege',
  'Winchster',
  'Harow Schol',
  'Lieds City Acadmy',
  'Oxfrd Spires',
  'Plymoth Devenport',
];

/** The national list, the census, a search by a misspelt name and the check of a long trail, on a durable server of their own. */
export const measureData = async (isQuick: boolean): Promise<readonly DataResult[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-bench-data-'));
  const server = await startEmbedded({ dataDir, log: () => {}, purpose: 'a benchmark' });
  try {
    await migrate(server.connection, join(projectRoot(), 'db/migrations'));
    await prepareJobs(server.connection);
    const database = createDatabase(server.connection, 4);
    const national = existsSync(shared) ? await measureNational(database) : [];
    const trail = await measureTrail(database, server.connection, dataDir);
    await database.close();
    return [...national, trail, ...(await measureLibrary(isQuick)), ...(await measurePaper(isQuick))];
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Results and files that a school sends, and what it finds in them: pages are part of it, so it runs in a bundled process of its own. */
const measureLibrary = async (isQuick: boolean): Promise<readonly DataResult[]> => {
  const child = fork(join(projectRoot(), 'build', 'bench-library.js'), isQuick ? ['quick'] : [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let rows: readonly DataResult[] = [];
  // Its one message is what it measured.
  child.on('message', (told) => (rows = told as readonly DataResult[]));
  await once(child, 'exit');
  if (rows.length === 0) throw new Error('Results, uploads and search were not measured: the reason stands above.');
  return rows;
};

const measureNational = async (database: Database): Promise<readonly DataResult[]> => {
  const list = fileSource(join(shared, 'gias/schools_joined_2018-19.csv'));
  const [first, done] = await timed(() => importEstablishments(database, list));
  const [again] = await timed(() => importEstablishments(database, list));
  const census = fileSource(join(shared, 'dfe-census/england_census_2018-2019.csv'));
  const about = { year: '2018-19', isDemonstration: false, source: 'School census' };
  const [counted] = await timed(() => importCensus(database, census, about, new Date()));
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1)
    for (const words of spellings)
      times.push(
        (await timed(() => database.asActor(visitor, (db) => searchSchools(db, words, { limit: 25, offset: 0 }))))[0],
      );
  times.sort((a, b) => a - b);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    {
      what: `${done.read.toLocaleString('en-GB')} schools imported`,
      ms: first,
      budget: 10_000,
      note: `peak memory of this process ${memory} MB`,
    },
    { what: 'the same list again', ms: again, budget: 10_000, note: '' },
    { what: 'a census year imported', ms: counted, budget: 5000, note: '' },
    {
      what: 'search by a misspelt name, middle',
      ms: times[25] ?? 0,
      budget: 20,
      note: `p95 ${(times[47] ?? 0).toFixed(1)} ms`,
    },
  ];
};

const measureTrail = async (
  database: Database,
  connection: Parameters<typeof openDriver>[0],
  dataDir: string,
): Promise<DataResult> => {
  const sql = openDriver(connection, 1);
  await sql.begin(async (db) => {
    await db`select app.act('bench', null, null, null, null, null, null, null)`;
    await db`insert into trail_entry (at, task, act, about)
      select now(), 'bench', 'audit.judged', jsonb_build_object('criterion', '5.3', 'level', i % 3) from generate_series(1, 100000) i`;
  });
  await sql.end();
  const [ms, verified] = await timed(() => verifyTrail(database, dataDir));
  if (!verified.intact)
    throw new Error('The trail that the benchmark wrote does not hold: look at src/platform/trail.');
  return {
    what: `${verified.entries.toLocaleString('en-GB')} entries of the trail verified`,
    ms,
    budget: 2000,
    note: '',
  };
};
