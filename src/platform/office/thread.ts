/** The thread that makes office files: zipping hundreds of tables would otherwise keep every other page waiting. */
import { parentPort } from 'node:worker_threads';
import type { Made, Wanted } from './message.ts';
import { makeWord } from './word.ts';
import { makeWorkbook } from './workbook.ts';

const make = (wanted: Wanted): Promise<Uint8Array> =>
  wanted.kind === 'word' ? makeWord(wanted.given) : makeWorkbook(wanted.given);

parentPort?.on('message', (wanted: Wanted) => {
  make(wanted).then(
    (bytes) => parentPort?.postMessage({ number: wanted.number, kind: 'made', bytes } satisfies Made),
    (error: unknown) =>
      parentPort?.postMessage({ number: wanted.number, kind: 'failed', because: String(error) } satisfies Made),
  );
});
