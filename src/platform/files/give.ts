import type { Db } from '#platform/db';
import { bytes, notFound, type Answer } from '#platform/route';
import type { Content } from './content.ts';
import type { KeptFile } from './store.ts';
import { findPage } from './text/store.ts';

/** A file to take away: always as an attachment under its own name, never shown inside our pages. */
export const giveFile = async (content: Content, file: KeptFile | null): Promise<Answer> => {
  if (file === null || file.state !== 'ready' || !(await content.has(file.sha256))) return notFound;
  return bytes({ type: file.type, name: file.name, body: content.stream(file.sha256) });
};

const givePicture = async (content: Content, sha256: string | null): Promise<Answer> => {
  if (sha256 === null || !(await content.has(sha256))) return notFound;
  return bytes({ type: 'image/webp', name: 'preview.webp', body: content.stream(sha256), isInline: true });
};

/** The small picture of a picture. It is our own make, so it may stand inside a page. */
export const givePreview = async (content: Content, file: KeptFile | null): Promise<Answer> =>
  file?.state === 'ready' ? givePicture(content, file.previewSha256) : notFound;

/** One page of a PDF as a picture of our own make, for whoever may see the file. */
export const givePage = async (db: Db, content: Content, file: KeptFile | null, number: number): Promise<Answer> => {
  if (file?.state !== 'ready' || !Number.isSafeInteger(number) || number < 1 || number > 100) return notFound;
  return givePicture(content, await findPage(db, file.id, number));
};
