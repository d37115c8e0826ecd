/**
 * Photographs on their way into a PDF. Setting a JPEG by itself unfolds it into pixels and keeps those until the document is
 * done: 300 photographs took 420 MB. Wrapped in a drawing it goes into the PDF byte for byte, and takes what its file takes.
 */

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Start-of-frame markers; C4, C8 and CC mean other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Width and height in pixels out of a JPEG's own head. */
export const sizeOf = (jpeg: Buffer): Readonly<{ width: number; height: number }> => {
  let at = 2;
  while (at + 9 < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg.readUInt8(at + 1);
    if (isFrame(marker)) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  }
  throw new Error('A photograph has no size in its head: make it anew before it is set.');
};

/** The JPEG in a drawing of its own size. */
export const asItIs = (jpeg: Buffer): Buffer => {
  const { width, height } = sizeOf(jpeg);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`,
  );
};
