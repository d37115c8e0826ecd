/** A file of results on its way: brought, read by the worker, shown, taken over or set aside. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { announce, enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import { headingKey, rememberColumns } from '#pupils';
import type { Naming } from '../../columns/forms.ts';
import { insertScoreFile, writeReadAgain, writeSetAside, writeTaking, type ScoreFile } from './store.ts';

/** Where a file of results waits; it goes once it is taken over or set aside. */
export const waitingPath = (dataDir: string, id: string): string => join(dataDir, 'imports', `scores-${id}`);

/** Reading and taking over are told of apart. */
export const progressKey = (id: string, isTaking: boolean): string => `tracking.scores:${id}${isTaking ? ':take' : ''}`;

type Brought = Readonly<{ name: string; bytes: Uint8Array; source: string }>;

/** Takes a file in and leaves it to the worker, in one transaction. Gives its id. */
export const bringScoreFile = async (
  db: Db,
  actor: Person,
  schoolId: string,
  { name, bytes, source }: Brought,
  dataDir: string,
  now: Date,
): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = {
    schoolId,
    fileName: name.slice(0, 200) || 'file',
    bytes: bytes.length,
    sha256,
    source: source || null,
  };
  const id = await insertScoreFile(db, actor, about, now);
  const path = waitingPath(dataDir, id);
  await mkdir(join(dataDir, 'imports'), { recursive: true });
  await writeFile(path, bytes, { mode: 0o600 });
  try {
    await announce(db, actor, progressKey(id, false), 'Reading a file of results', now);
    await enqueue(db, 'tracking.scores', { file: id }, { key: progressKey(id, false) });
    await note(db, actor, { act: 'tracking.results-file', schoolId, about: { import: id, bytes: bytes.length } }, now);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return id;
};

/** Keeps what somebody said about columns, and has the file read again with it. False when it is behind us. */
export const nameScoreColumns = async (
  db: Db,
  actor: Person,
  file: ScoreFile,
  { named, isMonthFirst }: Naming,
  now: Date,
): Promise<boolean> => {
  if (!(await writeReadAgain(db, actor, file.id))) return false;
  const rows = new Map(named.map((each) => [headingKey(each.heading), each]));
  const said = { named: [...rows].map(([key, each]) => ({ key, ...each })), isMonthFirst };
  await rememberColumns(db, file.schoolId, 'results', said, { personId: actor.personId, now });
  await enqueue(db, 'tracking.scores', { file: file.id }, { key: progressKey(file.id, false) });
  const about = { import: file.id, columns: rows.size };
  await note(db, actor, { act: 'tracking.results-columns', schoolId: file.schoolId, about }, now);
  return true;
};

/** Leaves the taking over to the worker. False when the file is not ready for it. */
export const takeScoreFile = async (db: Db, actor: Person, file: ScoreFile, now: Date): Promise<boolean> => {
  if (!(await writeTaking(db, actor, file.id))) return false;
  await announce(db, actor, progressKey(file.id, true), 'Taking results over', now);
  await enqueue(db, 'tracking.scores', { file: file.id }, { key: progressKey(file.id, true) });
  await note(db, actor, { act: 'tracking.results-taking', schoolId: file.schoolId, about: { import: file.id } }, now);
  return true;
};

export const setScoreFileAside = async (db: Db, actor: Person, file: ScoreFile, now: Date): Promise<void> => {
  if (!(await writeSetAside(db, actor, file.id))) return;
  await note(db, actor, { act: 'tracking.results-aside', schoolId: file.schoolId, about: { import: file.id } }, now);
};
