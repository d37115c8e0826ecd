import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { system } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Database, Db } from '#platform/db';
import {
  collector,
  insertFile,
  nothingDone,
  readRollFile,
  reconcilePupils,
  stagePupils,
  writeTaken,
  type Mapping,
  type Reconciled,
  type RollFormat,
  type RollRead,
} from '#pupils';
import { followAll } from './results.ts';

export type FileAsked = Readonly<{ path: string; name: string; format: RollFormat; mapping: Mapping }>;

/** What an import did, with what was read. */
export type Imported = Reconciled & Pick<RollRead, 'format' | 'pupils' | 'results'>;

/** Gives a transaction up and carries out of it what stood in its way. */
class HeldBack extends Error {
  readonly imported: Imported;
  constructor(imported: Imported) {
    super('A file with faults is taken over in no part.');
    this.imported = imported;
  }
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer); // a file's stream gives buffers
  return hash.digest('hex');
};

/**
 * Reads a file and takes it over, in one transaction: with one fault nothing of it is kept. For the operator's command; from a page
 * a file is first read, then shown, then taken.
 */
export const importFile = async (
  database: Database,
  schoolId: string,
  asked: FileAsked,
  now: Date,
): Promise<Imported> => {
  const sha256 = await hashOf(asked.path);
  try {
    return await database.asActor(system('pupils.import'), (db) => bringIn(db, schoolId, { ...asked, sha256 }, now));
  } catch (error) {
    if (error instanceof HeldBack) return error.imported;
    throw error;
  }
};

const bringIn = async (
  db: Db,
  schoolId: string,
  { path, name, format, mapping, sha256 }: FileAsked & Readonly<{ sha256: string }>,
  now: Date,
): Promise<Imported> => {
  // The roll of a whole authority takes longer than a page may.
  await db`set local statement_timeout = '30min'`;
  const { problem, isSound, faults } = collector();
  const today = londonDay(now);
  const read = await stagePupils(db, (take) =>
    readRollFile(
      path,
      format,
      { mapping, today },
      {
        problem,
        // Once a fault is found nothing will be kept: the rest is read for its faults alone.
        pupils: (batch) => (isSound() ? take(batch) : Promise.resolve()),
      },
    ),
  );
  const about = { format, pupils: read.pupils, results: read.results };
  const found = faults();
  if (found.problemsTotal > 0) throw new HeldBack({ ...nothingDone, ...found, ...about });
  const { size } = await stat(path);
  const id = await insertFile(db, { schoolId, fileName: name, format, bytes: size, sha256, askedBy: null, now });
  const actor = system('pupils.import');
  const by = { importId: id, now, source: format };
  const done = await reconcilePupils(db, actor, schoolId, by, async (ids) => {
    const { problems } = await followAll(db, actor, schoolId, ids, by);
    return problems;
  });
  if (!done.taken) throw new HeldBack({ ...done, ...about });
  await writeTaken(db, id, { ...done, ...about, personId: null, now });
  return { ...done, ...about };
};
