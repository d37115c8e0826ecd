import { z } from 'zod';
import { system } from '#platform/actor';
import type { Db } from '#platform/db';
import { once, type Task, type Tools } from '#platform/jobs';
import { openContent, type Content } from './content.ts';
import { prepareTask, sweepFiles } from './keep.ts';
import { remakePicture } from './picture.ts';
import { scan } from './scan.ts';
import { findFile, writePrepared, writeRefused, type KeptFile } from './store.ts';

const payloadShape = z.object({ file: z.uuid() });

const unreadable = 'This picture could not be read. Open it on your computer, save it again, and bring it once more.';
const infected = 'A virus was found in this file. It is given to nobody. Clean the computer it came from.';

/** Scans a file and makes a picture anew with its preview, then gives it free. Everything is done before the row says so. */
const prepare = async (db: Db, file: KeptFile, content: Content, { place }: Tools): Promise<void> => {
  const bytes = await content.read(file.originalSha256);
  const found = place.scanner === null ? 'not-scanned' : await scan(place.scanner, bytes);
  if (found === 'infected') return void (await writeRefused(db, file.id, infected, found));
  if (!file.type.startsWith('image/')) return void (await writePrepared(db, file.id, { ...file, scan: found }));
  const picture = await remakePicture(bytes, file.type);
  if (picture === null) return void (await writeRefused(db, file.id, unreadable, found));
  await writePrepared(db, file.id, {
    name: file.name.replace(/\.[^.]+$/, `.${picture.extension}`),
    type: picture.type,
    size: picture.bytes.length,
    sha256: await content.put(picture.bytes),
    previewSha256: await content.put(picture.preview),
    width: picture.width,
    height: picture.height,
    scan: found,
  });
};

export const tasks: readonly Task[] = [
  {
    name: prepareTask,
    run: async (payload, tools) => {
      const { file: id } = payloadShape.parse(payload);
      const content = openContent(tools.place);
      await tools.database.asActor(system(prepareTask), (db) =>
        once(db, `${prepareTask}:${id}`, async () => {
          const file = await findFile(db, id);
          // Let go before we came to it: then there is nothing to prepare.
          if (file !== null && file.state === 'waiting') await prepare(db, file, content, tools);
        }),
      );
    },
  },
  {
    name: 'files.sweep',
    run: async (_payload, { database, place, now }) => void (await sweepFiles(database, openContent(place), now())),
  },
];
