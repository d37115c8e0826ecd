import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { unreadable } from '../problems.ts';
import type { Drawn } from '../draw.ts';

/** A page is drawn this wide, or this high when it is higher than wide, in points of the screen. */
const longestSide = 1400;

/** Draws some pages of a PDF. Each is a picture of our own make: nothing of the file itself comes along. */
export const pagesOf = async (bytes: Uint8Array, from: number, count: number): Promise<Drawn> => {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    throw unreadable(/password/i.test(String(error)) ? 'locked' : 'broken');
  });
  const total = document.getPageCount();
  const pages: Uint8Array[] = [];
  for (let at = from; at < Math.min(total, from + count); at += 1) pages.push(await drawn(document.getPage(at)));
  document.destroy();
  return { total, pages };
};

const drawn = async (page: PDFiumPage): Promise<Uint8Array> => {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const longest = Math.max(originalWidth, originalHeight, 1);
  const { data } = await page.render({
    width: Math.max(1, Math.round((originalWidth / longest) * longestSide)),
    height: Math.max(1, Math.round((originalHeight / longest) * longestSide)),
    render: async ({ data: points, width, height }) =>
      sharp(points, { raw: { width, height, channels: 4 } })
        .flatten({ background: 'white' })
        .webp({ quality: 80 })
        .toBuffer(),
  });
  return data;
};
