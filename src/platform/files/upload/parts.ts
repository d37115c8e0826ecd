import { mkdir, readdir, stat, unlink } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { ERRORS, Server, Upload } from '@tus/server';
import { href, paths } from '#paths';
import { isDiskFull } from '../content.ts';
import { partsExpireMs, type Begun } from './rules.ts';

/** What a browser is told when a part could not be written. */
export const notWritten =
  'The server could not store this part: it may have no room left. What arrived before is kept for two days; try again later.';

const isId = /^[0-9a-f-]{36}$/;

/** Opened with the first upload: the library makes its folder when it is opened. */
const servers = new Map<string, Server>();

const serverOf = async (folder: string): Promise<Server> => {
  const open = servers.get(folder);
  if (open !== undefined) return open;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = new Server({
    path: paths.uploads.begin,
    datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: partsExpireMs }),
    relativeLocation: true,
    // No other site is answered: our own pages need no leave.
    allowedOrigins: [],
    onResponseError: (_request, error) => {
      const isOurs = error === ERRORS.FILE_WRITE_ERROR || isDiskFull(error);
      return isOurs ? { status_code: 507, body: notWritten } : undefined;
    },
  });
  servers.set(folder, made);
  return made;
};

/** Makes the place for an upload's parts. */
export const beginParts = async (folder: string, { id, name, size, begunAt }: Begun): Promise<void> => {
  const { datastore } = await serverOf(folder);
  const metadata = { filename: name };
  await datastore.create(new Upload({ id, size, offset: 0, metadata, creation_date: begunAt.toISOString() }));
};

/**
 * Answers a request about an upload that its asker has been shown to own: how much is there, the next part, or its end. The
 * library takes its id from the end of the address, behind a question mark too: it is given that of the owned one alone.
 */
export const takePart = async (
  folder: string,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  request.url = href(paths.uploads.one, { upload: id });
  return (await serverOf(folder)).handle(request, response);
};

/** Where the parts of an upload lie, once all of them are there; else null. */
export const wholeParts = async (folder: string, { id, size }: Begun): Promise<string | null> => {
  const place = join(folder, id);
  const there = await stat(place).catch(() => null);
  return there?.size === size ? place : null;
};

/** Removes what belongs to no upload any more and is an hour old; says how many files went. */
export const sweepParts = async (
  folder: string,
  isThere: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  before: Date,
): Promise<number> => {
  const names = await readdir(folder).catch(() => []);
  const idOf = (name: string) => name.replace(/\.json$/, '');
  const kept = await isThere([...new Set(names.map(idOf).filter((id) => isId.test(id)))]);
  let removed = 0;
  for (const name of names.filter((one) => !kept.has(idOf(one)))) {
    const at = join(folder, name);
    if ((await stat(at)).mtime >= before) continue;
    await unlink(at);
    removed += 1;
  }
  return removed;
};
