import { open } from 'node:fs/promises';

/** Bytes that need not be in memory: how many there are, and any stretch of them. */
export type Source = Readonly<{ size: number; slice: (from: number, length: number) => Promise<Uint8Array> }>;

export const sourceOf = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  slice: async (from, length) => bytes.subarray(from, from + length),
});

/** Lets `work` look into a file on the disk. */
export const withFile = async <T>(path: string, work: (source: Source) => Promise<T>): Promise<T> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await work({
      size,
      slice: async (from, length) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
};
