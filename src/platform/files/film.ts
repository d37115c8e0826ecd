import type { FileHandle } from 'node:fs/promises';

/** Videos and sound recordings, which are kept as they are but for what they say about place, device and person. */
export const isFilm = (type: string): boolean => /^(video|audio)\//.test(type);

type Box = Readonly<{ name: string; at: number; bodyAt: number; end: number }>;

/** Boxes that hold others; those that hold words about the film: its place, its camera, who took it, how it was edited. */
const holds = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
const tells = new Set(['udta', 'meta', 'uuid']);
const mostBoxes = 20_000;

const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

/** The box that begins here; null at the end, and where the file stops making sense. */
const boxAt = async (file: FileHandle, at: number, end: number): Promise<Box | null> => {
  const head = await readAt(file, at, 16);
  if (head.length < 8 || at + 8 > end) return null;
  const short = head.readUInt32BE(0);
  const isLong = short === 1 && head.length === 16;
  const size = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
  if (size < (isLong ? 16 : 8) || at + size > end) return null;
  return { name: head.toString('latin1', 4, 8), at, bodyAt: at + (isLong ? 16 : 8), end: at + size };
};

/** Makes free space of a box, of the same size: nothing behind it moves, so the film plays as before. */
const blank = async (file: FileHandle, { at, bodyAt, end }: Box): Promise<void> => {
  await file.write(Buffer.from('free'), 0, 4, at + 4);
  const nothing = Buffer.alloc(64 * 1024);
  for (let from = bodyAt; from < end; from += nothing.length)
    await file.write(nothing, 0, Math.min(nothing.length, end - from), from);
};

/** Takes out what a film of the MP4 and QuickTime family says beside picture and sound; says how many boxes went. */
export const silenceFilm = async (file: FileHandle): Promise<number> => {
  const { size } = await file.stat();
  let [seen, blanked] = [0, 0];
  const walk = async (from: number, end: number): Promise<void> => {
    for (let box = await boxAt(file, from, end); box !== null; box = await boxAt(file, box.end, end)) {
      if ((seen += 1) > mostBoxes) return;
      if (holds.has(box.name)) await walk(box.bodyAt, box.end);
      if (!tells.has(box.name)) continue;
      await blank(file, box);
      blanked += 1;
    }
  };
  await walk(0, size);
  return blanked;
};
