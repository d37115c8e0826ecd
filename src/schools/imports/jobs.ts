import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { system } from '#platform/actor';
import { fileSource, noFaults, oneFault, type CsvSource } from '#platform/csv';
import type { Database } from '#platform/db';
import { once, tellProgress, type Task } from '#platform/jobs';
import { importCensus } from '../census/actions.ts';
import { importEstablishments } from '../establishments/actions.ts';
import { importFile, progressKey } from './actions.ts';
import { waitingImport, writeFinished, type Counts, type Waiting } from './store.ts';

const payloadShape = z.object({ import: z.uuid() });

/** How often the person who waits is told: a commit each, so not for every piece. */
const tellEveryMs = 300;

/** The same bytes, with a count of how many went by. The file is read twice: for its encoding, then for good. */
const counted = (source: CsvSource, count: (bytes: number) => void): CsvSource =>
  async function* () {
    for await (const chunk of source()) {
      count(chunk.length);
      yield chunk;
    }
  };

const readFile = async (database: Database, waiting: Waiting, source: CsvSource, now: Date): Promise<Counts> => {
  if (waiting.kind === 'establishments')
    return { totalRowsIgnored: 0, ...(await importEstablishments(database, source)) };
  const about = { year: waiting.year ?? '', isDemonstration: false, source: `School census, file ${waiting.fileName}` };
  const { schools, ...done } = await importCensus(database, source, about, now);
  return { ...done, added: schools, changed: 0, unchanged: 0 };
};

const nothing = { read: 0, added: 0, changed: 0, unchanged: 0, totalRowsIgnored: 0, ...noFaults };

/** Reads a national file and keeps what it did. Run twice, it does nothing the second time; killed in the middle, it begins anew. */
const readImport: Task = {
  name: 'schools.import',
  run: async (payload, { database, place, now }) => {
    const { import: id } = payloadShape.parse(payload);
    const worker = system('schools.import');
    const waiting = await database.asActor(worker, (db) => waitingImport(db, id));
    if (waiting === null) return;
    const [path, key, total] = [importFile(place.dataDir, id), progressKey(id), waiting.bytes];
    const began = performance.now();
    let read = 0;
    const tell = (state: 'running' | 'done', says: string) =>
      tellProgress(database, key, { state, done: Math.min(total, Math.round(read / 2)), total, says }, now());
    await tell('running', 'The file is being read.');
    // Told beside the import's own transaction, so that it is seen before that commits. What is missed is told next time.
    const says = () =>
      read < 2 * total ? 'The file is being read.' : 'All rows are read. They are being checked and taken over.';
    const telling = setInterval(() => void tell('running', says()).catch(() => {}), tellEveryMs);
    const source = counted(fileSource(path), (bytes) => (read += bytes));
    const done = await (
      existsSync(path)
        ? readFile(database, waiting, source, now())
        : Promise.resolve({ ...nothing, ...oneFault(1, null, 'The file is no longer here. Choose it again.') })
    ).finally(() => clearInterval(telling));
    await database.asActor(worker, (db) =>
      once(db, key, () => writeFinished(db, id, done, performance.now() - began, now())),
    );
    await tell('done', 'The file is read.');
    await rm(path, { force: true });
  },
};

export const tasks: readonly Task[] = [readImport];
