import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of a zip. Bytes that are large come as a stream that is opened when their turn has come, with their known hash. */
export type ZipEntry = Readonly<
  { path: string } & (
    | { kind: 'text'; text: string }
    | { kind: 'stream'; open: () => NodeJS.ReadableStream; sha256: string; isPacked: boolean }
  )
>;

const hashOf = (entry: ZipEntry): string =>
  entry.kind === 'stream' ? entry.sha256 : createHash('sha256').update(entry.text, 'utf8').digest('hex');

/** The list that `sha256sum -c` reads: a line for each file, its hash, two spaces, its path. */
export const manifestOf = (entries: readonly ZipEntry[]): string =>
  entries.map((entry) => `${hashOf(entry)}  ${entry.path}\n`).join('');

/**
 * A zip as it is read: one file after another, each opened when its turn has come, none held in memory. When the reader goes
 * away, what is open is closed; when a file breaks, the zip breaks off, so that nobody takes half of it for the whole.
 */
export const zipOf = (entries: readonly ZipEntry[], at: Date): Readable => {
  const zip = new ZipFile();
  let open: NodeJS.ReadableStream | null = null;
  // The library types its output as the least that a stream can do; it is a PassThrough.
  const output = zip.outputStream as Readable;
  const fail = (error: unknown): void => void output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  for (const entry of entries) {
    if (entry.kind === 'text')
      zip.addBuffer(Buffer.from(entry.text, 'utf8'), entry.path, { mtime: at, compress: true });
    else
      zip.addReadStreamLazy(entry.path, { mtime: at, compress: !entry.isPacked }, (give) => {
        if (output.destroyed) return;
        const stream = entry.open();
        open = stream;
        stream.once('error', fail);
        give(null, stream);
      });
  }
  zip.end();
  output.once('close', () => {
    if (open instanceof Readable) open.destroy();
  });
  return output;
};
