import { ask } from './process.ts';

/** Unfolded points, four bytes each: red, green, blue, opacity. */
export type Pixels = Readonly<{ width: number; height: number; data: Uint8Array }>;

/** Some pages of a PDF as WebP pictures, and how many pages there are in all. */
export type Drawn = Readonly<{ total: number; pages: readonly Uint8Array[] }>;
type Problem = Readonly<{ kind: 'problem'; message: string }>;

/** Draws pages of a PDF, the first being 0. Pages that are not there are left out. */
export const drawPages = async (
  bytes: Uint8Array,
  from: number,
  count: number,
): Promise<Readonly<{ kind: 'drawn' } & Drawn> | Problem> => {
  const done = await ask({ kind: 'pages', from, count }, bytes);
  // The child is this program, of the same build: what it answers to "pages" is drawn pages.
  return done.kind === 'problem' ? done : { kind: 'drawn', ...(done.result as Drawn) };
};

/** Unfolds a photograph in HEIC or HEIF, turned upright as it says; nothing else that it holds comes along. */
export const decodePhoto = async (bytes: Uint8Array): Promise<Readonly<{ kind: 'decoded' } & Pixels> | Problem> => {
  const done = await ask({ kind: 'photo' }, bytes);
  // As above.
  return done.kind === 'problem' ? done : { kind: 'decoded', ...(done.result as Pixels) };
};
