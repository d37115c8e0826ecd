import decode from 'heic-decode';
import type { Pixels } from '../draw.ts';
import { unreadable } from '../problems.ts';

type Image = Readonly<{
  width: number;
  height: number;
  decode: () => Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
}>;
type Images = readonly Image[] & Readonly<{ dispose: () => void }>;

const mostPoints = 60_000_000;

/** Unfolds the first photograph of a HEIC file. The decoder turns it upright by the file's own word. */
export const pointsOf = async (bytes: Uint8Array): Promise<Pixels> => {
  // Its types leave out what its own page promises.
  const images = (await decode.all({ buffer: bytes })) as unknown as Images;
  try {
    const first = images[0];
    if (first === undefined || first.width * first.height > mostPoints) throw unreadable('broken');
    const { width, height, data } = await first.decode();
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } finally {
    images.dispose();
  }
};
