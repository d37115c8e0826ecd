import { decodePhoto } from '#platform/reading';

/** What a picture becomes: turned upright, within 3,000 pixels, without position, device or any other words in it. */
export type Picture = Readonly<{
  bytes: Uint8Array;
  preview: Uint8Array;
  type: string;
  extension: string;
  width: number;
  height: number;
}>;

const mostPixels = 60_000_000;
const longestSide = 3000;
const previewSide = 480;

/** Makes a picture anew. Null when it cannot be read as one, or would unfold into more pixels than any camera takes. */
export const remakePicture = async (bytes: Uint8Array, type: string): Promise<Picture | null> => {
  // Loaded only in the worker: pictures are never taken apart in the web process.
  const { default: sharp } = await import('sharp');
  const photo = type === 'image/heic' ? await decodePhoto(bytes) : null;
  if (photo?.kind === 'problem') return null;
  const raw = photo === null ? {} : { raw: { width: photo.width, height: photo.height, channels: 4 as const } };
  const open = () =>
    sharp(photo === null ? bytes : photo.data, {
      ...raw,
      limitInputPixels: mostPixels,
      failOn: 'error',
      animated: false,
    })
      .timeout({ seconds: 30 })
      .autoOrient();
  const upTo = (side: number) => open().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const output = type === 'image/jpeg' || photo !== null ? 'jpeg' : type === 'image/webp' ? 'webp' : 'png';
  try {
    const { data, info } = await upTo(longestSide)
      .toFormat(output, { quality: 85 })
      .toBuffer({ resolveWithObject: true });
    const preview = await upTo(previewSide).webp({ quality: 75 }).toBuffer();
    return {
      bytes: data,
      preview,
      type: `image/${output}`,
      extension: output === 'jpeg' ? 'jpg' : output,
      width: info.width,
      height: info.height,
    };
  } catch {
    return null;
  }
};
