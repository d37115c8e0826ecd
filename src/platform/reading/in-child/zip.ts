import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { zipLimits } from '../limits.ts';
import { unreadable } from '../problems.ts';

/** An old Office file, or a new one inside the envelope that a password makes. */
export const isEnvelope = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

const open = promisify<Buffer, object, ZipFile>(yauzl.fromBuffer);

/**
 * Looks through a zip before any library does: what its directory declares first, then what really comes out of it, counted
 * while it unfolds and thrown away, for a directory may lie. Gives the parts whose names are wanted.
 */
export const lookThrough = async (
  bytes: Uint8Array,
  isWanted: (name: string) => boolean = () => false,
): Promise<ReadonlyMap<string, Buffer>> => {
  if (isEnvelope(bytes)) throw unreadable('old');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await open(buffer, { lazyEntries: true, autoClose: false }).catch(() => {
    throw unreadable('broken');
  });
  const entries = await listed(zip);
  const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > zipLimits.unfolded || declared > Math.max(zipLimits.ratioFrom, bytes.length * zipLimits.ratio))
    throw unreadable('unfolds');
  if (entries.some(({ fileName }) => /vbaproject\.bin$|\/macrosheets\//i.test(fileName))) throw unreadable('macros');
  if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) throw unreadable('locked');
  const wanted = new Map<string, Buffer>();
  let left: number = zipLimits.unfolded;
  for (const entry of entries) {
    const { size, kept } = await unfold(zip, entry, left, isWanted(entry.fileName));
    left -= size;
    if (kept !== null) wanted.set(entry.fileName, kept);
  }
  return wanted;
};

const listed = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((done, failed) => {
    const entries: Entry[] = [];
    if (zip.entryCount > zipLimits.parts) return failed(unreadable('parts'));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => done(entries));
    zip.on('error', () => failed(unreadable('broken')));
    zip.readEntry();
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((done, failed) =>
    zip.openReadStream(entry, (error, stream) => (error === null ? done(stream) : failed(unreadable('broken')))),
  );

const isMarkup = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);

/** Unfolds one part. Word and Excel never declare entities; a text that does so is there to grow or to reach outside. */
const unfold = async (
  zip: ZipFile,
  entry: Entry,
  left: number,
  isWanted: boolean,
): Promise<Readonly<{ size: number; kept: Buffer | null }>> => {
  const chunks: Buffer[] = [];
  let size = 0;
  let tail = '';
  try {
    for await (const chunk of await streamOf(zip, entry)) {
      // A stream of a zip gives buffers; its type says any.
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > left) throw unreadable('unfolds');
      if (isWanted) chunks.push(piece);
      if (!isMarkup(entry.fileName)) continue;
      // UTF-16 is the same letters with noughts between them.
      const text = tail + piece.toString('latin1').replaceAll('\0', '');
      if (/<!(doctype|entity)/i.test(text)) throw unreadable('declares');
      tail = text.slice(-10);
    }
  } catch (error) {
    throw error instanceof Error && 'because' in error ? error : unreadable('broken');
  }
  return { size, kept: isWanted ? Buffer.concat(chunks) : null };
};
