import { z } from 'zod';
import { system } from '#platform/actor';
import { enqueue, type Task, type Tools } from '#platform/jobs';
import { openContent, type Content } from './content.ts';
import { isFilm, silenceFilm } from './film.ts';
import { prepareTask, sweepFiles } from './keep.ts';
import { remakePicture } from './picture.ts';
import { scan } from './scan.ts';
import {
  findFile,
  waitingForScanner,
  writePrepared,
  writeRefused,
  writeWaits,
  type KeptFile,
  type Prepared,
} from './store.ts';
import { textTasks } from './text/jobs.ts';
import { readTask } from './text/rules.ts';
import { sweepUploads } from './upload/actions.ts';

const payloadShape = z.object({ file: z.uuid() });

const unreadable = 'This picture could not be read. Open it on your computer, save it again, and bring it once more.';
const infected = 'A virus was found in this file. It is given to nobody. Clean the computer it came from.';
const unscannable =
  'The virus scanner does not take a file as large as this. Save it smaller, or ask whoever runs Waymark for you to let the scanner take larger ones (StreamMaxLength).';
const lost = 'The bytes of this file are no longer there. Bring it once more.';

type Outcome =
  | Readonly<{ kind: 'ready'; file: Prepared }>
  | Readonly<{ kind: 'refused'; because: string; scan: KeptFile['scan'] }>
  | Readonly<{ kind: 'waits' }>;

const scanned = async (file: KeptFile, content: Content, { place }: Tools): Promise<Outcome | KeptFile['scan']> => {
  if (place.scanner === null) return 'not-scanned';
  const said = await scan(place.scanner, content.stream(file.originalSha256));
  switch (said.kind) {
    case 'clean':
      return 'clean';
    case 'infected':
      return { kind: 'refused', because: infected, scan: 'infected' };
    case 'too-large':
      return { kind: 'refused', because: unscannable, scan: 'not-scanned' };
    case 'no-answer':
      return { kind: 'waits' };
  }
};

/** Scans a file and makes a picture anew with its preview. Everything is done before the row says so, and outside of a transaction. */
const prepared = async (file: KeptFile, content: Content, tools: Tools): Promise<Outcome> => {
  if (!(await content.has(file.originalSha256))) return { kind: 'refused', because: lost, scan: 'not-scanned' };
  const found = await scanned(file, content, tools);
  if (typeof found !== 'string') return found;
  if (isFilm(file.type)) {
    const sha256 = await content.changed(file.originalSha256, silenceFilm);
    return { kind: 'ready', file: { ...file, sha256, scan: found } };
  }
  if (!file.type.startsWith('image/')) return { kind: 'ready', file: { ...file, scan: found } };
  const picture = await remakePicture(await content.read(file.originalSha256), file.type);
  if (picture === null) return { kind: 'refused', because: unreadable, scan: found };
  return {
    kind: 'ready',
    file: {
      name: file.name.replace(/\.[^.]+$/, `.${picture.extension}`),
      type: picture.type,
      size: picture.bytes.length,
      sha256: await content.put(picture.bytes),
      previewSha256: await content.put(picture.preview),
      width: picture.width,
      height: picture.height,
      scan: found,
    },
  };
};

/** When a scanner that gave no answer is asked again, in ms: sooner at first, and never later than after ten minutes. */
export const askAgainAfter = (tries: number): number => Math.min(5_000 * 2 ** Math.min(tries, 10), 600_000);

const leave = (id: string) => ({ key: `${prepareTask}:${id}` });

const prepare = async (id: string, tools: Tools): Promise<void> => {
  const { database, place, now } = tools;
  const by = system(prepareTask);
  const file = await database.asActor(by, (db) => findFile(db, id));
  // Let go before we came to it, or done by another: then there is nothing to prepare.
  if (file === null || file.state !== 'waiting') return;
  const outcome = await prepared(file, openContent(place), tools);
  await database.asActor(by, async (db) => {
    if (outcome.kind === 'refused') await writeRefused(db, id, outcome.because, outcome.scan);
    if (outcome.kind === 'ready' && (await writePrepared(db, id, outcome.file)))
      await enqueue(db, readTask, { file: id }, { key: `${readTask}:${id}` });
    if (outcome.kind === 'waits') {
      await writeWaits(db, id);
      const runAt = new Date(now().getTime() + askAgainAfter(file.scanTries));
      await enqueue(db, prepareTask, { file: id }, { ...leave(id), runAt });
    } else if (place.scanner !== null)
      // It answers again: those that wait for it need not wait out their time.
      for (const other of await waitingForScanner(db)) await enqueue(db, prepareTask, { file: other }, leave(other));
  });
};

export const tasks: readonly Task[] = [
  { name: prepareTask, run: async (payload, tools) => prepare(payloadShape.parse(payload).file, tools) },
  {
    name: 'files.sweep',
    run: async (_payload, { database, place, now }) => {
      const content = openContent(place);
      await sweepUploads(database, content, now());
      await sweepFiles(database, content, now());
    },
  },
  ...textTasks,
];
