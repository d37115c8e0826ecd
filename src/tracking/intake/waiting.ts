/** A file on its way into the roll: brought, read by the worker, named, taken over or set aside. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { announce, enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import {
  headingKey,
  insertFile,
  lockFile,
  reconcilePupils,
  rememberColumns,
  stageChecked,
  writeDropped,
  writeTaken,
  writeWaiting,
  type Reconciled,
  type RollFile,
  type RollFormat,
} from '#pupils';
import type { Naming } from '../columns/forms.ts';
import { followAll } from './results.ts';
import { looksWhole } from './rules.ts';

/** Where a file of pupils waits; it goes once it is taken over or set aside. */
export const waitingPath = (dataDir: string, id: string): string => join(dataDir, 'imports', `roll-${id}`);

export const progressKey = (id: string): string => `tracking.roll:${id}`;

type Brought = Readonly<{ name: string; bytes: Uint8Array; format: RollFormat }>;

const leaveToWorker = async (db: Db, id: string): Promise<void> => {
  await enqueue(db, 'tracking.roll', { file: id }, { key: progressKey(id) });
};

/** Takes a file in and leaves it to the worker, in one transaction. Gives its id. */
export const bringFile = async (
  db: Db,
  actor: Person,
  schoolId: string,
  { name, bytes, format }: Brought,
  dataDir: string,
  now: Date,
): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const begun = { schoolId, fileName: name, format, bytes: bytes.length, sha256, askedBy: actor.personId, now };
  const id = await insertFile(db, begun);
  const path = waitingPath(dataDir, id);
  await mkdir(join(dataDir, 'imports'), { recursive: true });
  await writeFile(path, bytes, { mode: 0o600 });
  try {
    await announce(db, actor, progressKey(id), `Reading ${name}`.slice(0, 200), now);
    await leaveToWorker(db, id);
    await note(db, actor, { act: 'roll.read', schoolId, about: { file: id, format } }, now);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return id;
};

/** Keeps what somebody said about columns, and has the file read again with it. False when it is no longer there to be read. */
export const nameColumns = async (
  db: Db,
  actor: Person,
  schoolId: string,
  file: RollFile,
  { named, isMonthFirst }: Naming,
  now: Date,
): Promise<boolean> => {
  const state = await lockFile(db, file.id);
  if (state !== 'columns' && state !== 'checked') return false;
  // Of two columns with one heading the first counts.
  const rows = new Map(named.toReversed().map((each) => [headingKey(each.heading), each]));
  const said = { named: [...rows].map(([key, each]) => ({ key, ...each })), isMonthFirst };
  await rememberColumns(db, schoolId, 'roll', said, { personId: actor.personId, now });
  await writeWaiting(db, file.id);
  await leaveToWorker(db, file.id);
  await note(db, actor, { act: 'roll.columns-named', schoolId, about: { file: file.id, columns: rows.size } }, now);
  return true;
};

export type Pressed =
  | Readonly<{ kind: 'taken'; done: Reconciled; results: number }>
  /** Somebody else pressed first, or the file has faults or is not read. */
  | Readonly<{ kind: 'not-ready' }>
  /** The roll changed since the preview, which was made anew. */
  | Readonly<{ kind: 'changed-meanwhile' }>
  | Readonly<{ kind: 'problems'; done: Reconciled }>;

/** One press: all of the file or nothing. `markLeft` takes off the roll who is in no row of it. */
export const takeFile = async (
  db: Db,
  actor: Person,
  schoolId: string,
  file: RollFile,
  markLeft: boolean,
  now: Date,
): Promise<Pressed> => {
  if ((await lockFile(db, file.id)) !== 'checked' || file.problemsTotal > 0) return { kind: 'not-ready' };
  if (!(await stageChecked(db, schoolId, file, now))) return { kind: 'changed-meanwhile' };
  // A file that holds too little of the roll offers no leavers, and takes none.
  const isWhole = looksWhole({ changed: file.changed, same: file.unchanged, left: file.leftCount });
  const by = { importId: file.id, now, source: file.format, markLeft: markLeft && isWhole };
  let results = 0;
  await db`savepoint before_press`;
  const done = await reconcilePupils(db, actor, schoolId, by, async (ids) => {
    const kept = await followAll(db, actor, schoolId, ids, by);
    results = kept.follows.results;
    return kept.problems;
  });
  if (!done.taken) {
    // Some of it may be written by now: nothing of it stays.
    await db`rollback to savepoint before_press`;
    return { kind: 'problems', done };
  }
  await writeTaken(db, file.id, { ...done, pupils: file.read, results, personId: actor.personId, now });
  return { kind: 'taken', done, results };
};

/** Sets a file aside: nothing of it is kept but that it was here. */
export const dropFile = async (db: Db, actor: Person, schoolId: string, id: string, now: Date): Promise<void> => {
  await writeDropped(db, id);
  await note(db, actor, { act: 'roll.dropped', schoolId, about: { file: id } }, now);
};
