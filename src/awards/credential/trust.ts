import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type Json } from './json.ts';

/** Issuers' public documents that a verifier holds, each found by its own `id`. Nothing is ever fetched. */
export type Trust = Readonly<{ find: (id: string) => Json | null; isGiven: boolean }>;

/** Holding nothing: only what a credential's own key material proves can be said. */
export const NO_TRUST: Trust = { find: () => null, isGiven: false };

/** A verifier that holds these documents; of two with one id the first counts. */
export function trustIn(documents: readonly unknown[]): Trust {
  const byId = new Map<string, Json>();
  for (const document of documents) {
    const id = isObject(document) ? document['id'] : undefined;
    if (isObject(document) && typeof id === 'string' && !byId.has(id)) byId.set(id, document);
  }
  return { find: (id) => byId.get(id) ?? null, isGiven: true };
}

/** Reads the JSON files of a folder (not of folders in it); a file that is no JSON is passed over and named. */
export async function readTrust(folder: string): Promise<Readonly<{ trust: Trust; unread: readonly string[] }>> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && /\.(json|jsonld)$/i.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  const read = await Promise.all(names.map((name) => readJson(join(folder, name))));
  return { trust: trustIn(read.filter((document) => document !== null)), unread: names.filter((_, at) => !read[at]) };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
