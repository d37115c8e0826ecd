import { bytes, notFound, type Answer } from '#platform/route';
import type { Content } from './content.ts';
import type { KeptFile } from './store.ts';

/** A file to take away: always as an attachment under its own name, never shown inside our pages. */
export const giveFile = async (content: Content, file: KeptFile | null): Promise<Answer> => {
  if (file === null || file.state !== 'ready' || !(await content.has(file.sha256))) return notFound;
  return bytes({ type: file.type, name: file.name, body: content.stream(file.sha256) });
};

/** The small picture of a picture. It is our own make, so it may stand inside a page. */
export const givePreview = async (content: Content, file: KeptFile | null): Promise<Answer> => {
  if (file?.previewSha256 == null || file.state !== 'ready' || !(await content.has(file.previewSha256)))
    return notFound;
  return bytes({ type: 'image/webp', name: 'preview.webp', body: content.stream(file.previewSha256), isInline: true });
};
