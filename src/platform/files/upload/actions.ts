import { system, type Person } from '#platform/actor';
import { isUuid, uuidv7, type Database, type Db } from '#platform/db';
import type { Content } from '../content.ts';
import { keepFrom, type Kept } from '../keep.ts';
import { withFile } from '../source.ts';
import { sweepParts, wholeParts } from './parts.ts';
import { mayBegin, partsExpireMs, type Begun, type Refused } from './rules.ts';
import { countOpen, insertUpload, listUploads, removeExpired, removeUpload, stillThere } from './store.ts';

/** Begins an upload for the person and the school that they act for. Its bytes come later, in parts. */
export const beginUpload = async (
  db: Db,
  actor: Person,
  headers: Readonly<{ length: string; metadata: string }>,
  now: Date,
): Promise<Readonly<{ kind: 'begun'; upload: Begun }> | Refused> => {
  if (actor.schoolId === null) throw new Error('Uploads are begun for a school: give the route to its staff alone.');
  const may = mayBegin(headers, await countOpen(db));
  if (may.kind === 'refused') return may;
  const upload = { id: uuidv7(), name: may.name, size: may.size, begunAt: now };
  await insertUpload(db, { ...upload, schoolId: actor.schoolId, ownerId: actor.personId });
  return { kind: 'begun', upload };
};

const gone = 'This file is no longer on its way: it was saved already, or two days have passed. Choose it again.';
const notWhole = (name: string) => `“${name}” has not arrived whole. Wait until it says so, or choose it again.`;

/**
 * Makes a kept file of an upload that has arrived whole, in the caller's transaction: if that fails, the upload is still
 * there. Only its owner can, acting for the school for which it was begun, and only once.
 */
export const takeUpload = async (
  db: Db,
  content: Content,
  actor: Person,
  uploadId: string,
  now: Date,
): Promise<Kept> => {
  const upload = isUuid(uploadId) ? await removeUpload(db, uploadId) : null;
  if (upload === null) return { kind: 'problem', message: gone };
  const kept = await keepParts(db, content, actor, upload, now);
  // Refused, it stays for another try; the row is put back as it was.
  if (kept.kind === 'problem' && actor.schoolId !== null)
    await insertUpload(db, { ...upload, schoolId: actor.schoolId, ownerId: actor.personId });
  return kept;
};

const keepParts = async (db: Db, content: Content, actor: Person, upload: Begun, now: Date): Promise<Kept> => {
  const place = await wholeParts(content.parts, upload);
  if (place === null) return { kind: 'problem', message: notWhole(upload.name) };
  return withFile(place, (source) =>
    keepFrom(
      db,
      content,
      actor,
      { name: upload.name, source, isTruncated: false, way: 'parts', store: () => content.adopt(place) },
      now,
    ),
  );
};

/** Those of these uploads that are the acting person's own, for a form that comes back with a fault. */
export const uploadsAmong = (db: Db, ids: readonly string[]): Promise<Begun[]> => {
  const real = ids.filter(isUuid).slice(0, 100);
  return real.length === 0 ? Promise.resolve([]) : listUploads(db, real);
};

/** Ends uploads that have lain for two days, and removes parts that belong to none. */
export const sweepUploads = async (database: Database, content: Content, now: Date): Promise<number> => {
  const by = system('files.sweep');
  await database.asActor(by, (db) => removeExpired(db, new Date(now.getTime() - partsExpireMs)));
  return sweepParts(
    content.parts,
    (ids) => database.asActor(by, (db) => stillThere(db, ids)),
    new Date(now.getTime() - 3_600_000),
  );
};
