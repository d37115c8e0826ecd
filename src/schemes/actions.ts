import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import type { SchemeDocument } from './document/rules.ts';
import { readScheme } from './forms.ts';
import type { Scheme } from './rules.ts';
import { documentOf, keepVersion, keptVersions, replaceVersion } from './store.ts';

type SchemeFile = Readonly<{ name: string; text: string; sha256: string }>;

const filesIn = async (folder: string): Promise<readonly SchemeFile[]> => {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
};

/** The schemes of a folder by id, as far as they can be read: what crosswalks into them are held against. */
export const schemesBeside = async (folder: string): Promise<ReadonlyMap<string, Scheme>> => {
  const read = (await filesIn(folder)).map(({ text }) => readScheme(text));
  return new Map(read.flatMap((each) => (each.kind === 'read' ? [[each.scheme.id, each.scheme] as const] : [])));
};

const readFully = (file: SchemeFile, others: ReadonlyMap<string, Scheme>): SchemeDocument => {
  const read = readScheme(file.text, others);
  if (read.kind === 'read') return read.document;
  const first = read.problems[0];
  throw new Error(
    `schemes/${file.name} has ${read.problems.length} fault(s), the first in line ${first?.line ?? 1}: ${first?.message ?? ''} Run: npx waymark scheme check schemes/${file.name}`,
  );
};

export type Synced = Readonly<{ added: number; changed: number; unchanged: number }>;

/**
 * Brings the folder's schemes into the database. A file that is as it was is not even read. A version that a school
 * uses is never changed: a file that says something else under the same number stops the start.
 */
export const syncSchemes = async (database: Database, folder: string): Promise<Synced> => {
  const files = await filesIn(folder);
  const kept = await database.asActor(system('schemes'), keptVersions);
  const fresh = files.filter(({ sha256 }) => !kept.some((each) => each.sha256 === sha256));
  if (fresh.length === 0) return { added: 0, changed: 0, unchanged: files.length };
  const others = await schemesBeside(folder);
  const documents = fresh.map((file) => ({ file, document: readFully(file, others) }));
  return database.asActor(system('schemes'), async (db) => {
    const count = { added: 0, changed: 0, unchanged: files.length - fresh.length };
    for (const { file, document } of documents) {
      const before = kept.find((each) => each.scheme === document.id && each.version === document.version);
      const version = {
        scheme: document.id,
        version: document.version,
        title: document.title,
        document,
        sha256: file.sha256,
      };
      if (before === undefined) {
        await keepVersion(db, { id: uuidv7(), ...version });
        count.added += 1;
      } else if (isDeepStrictEqual(await documentOf(db, before.id), document)) count.unchanged += 1;
      else if (before.firstUsedAt === null) {
        await replaceVersion(db, { id: before.id, ...version });
        count.changed += 1;
      } else
        throw new Error(
          `schemes/${file.name} says something new under version ${document.version}, which a school already uses. Give the file a new version, or put the old text back.`,
        );
    }
    return count;
  });
};
