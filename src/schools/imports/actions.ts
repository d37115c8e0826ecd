import type { Person } from '#platform/actor';
import { bytesSource, type Faults } from '#platform/csv';
import type { Database, Db } from '#platform/db';
import { note } from '#platform/trail';
import { importCensus } from '../census/actions.ts';
import { importEstablishments } from '../establishments/actions.ts';
import { recordImport } from './store.ts';

type Asked = Readonly<{
  kind: 'establishments' | 'census';
  year: string;
  file: Readonly<{ name: string; bytes: Uint8Array }>;
}>;

type Counts = Readonly<{ read: number; added: number; changed: number; unchanged: number; totalRowsIgnored: number }> &
  Faults;

const read = async (database: Database, asked: Asked, now: Date): Promise<Counts> => {
  const source = bytesSource(asked.file.bytes);
  if (asked.kind === 'establishments')
    return { totalRowsIgnored: 0, ...(await importEstablishments(database, source)) };
  const about = { year: asked.year, isDemonstration: false, source: `School census, file ${asked.file.name}` };
  const { schools, ...done } = await importCensus(database, source, about, now);
  return { ...done, added: schools, changed: 0, unchanged: 0 };
};

/** Reads a national file that the awarding body sent in, and keeps what it did with every fault. Gives the record's id. */
export const importFile = async (
  db: Db,
  database: Database,
  actor: Person,
  asked: Asked,
  now: Date,
): Promise<string> => {
  const began = performance.now();
  const done = await read(database, asked, now);
  const id = await recordImport(db, actor, {
    ...done,
    kind: asked.kind,
    year: asked.kind === 'census' ? asked.year : null,
    fileName: asked.file.name,
    bytes: asked.file.bytes.length,
    askedAt: now,
    tookMs: performance.now() - began,
  });
  const about = { import: id, kind: asked.kind, read: done.read, added: done.added, problems: done.problemsTotal };
  await note(db, actor, { act: 'schools.imported', about }, now);
  return id;
};
