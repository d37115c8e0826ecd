import { lookThrough } from './zip.ts';

const nameOf = (path: string): string => (path.split(/[/\\]/).at(-1) ?? '').toLowerCase();

/** Some parts of a zip, found by file name wherever they lie; what a Mac leaves beside them is none of them. */
export const partsOf = async (bytes: Uint8Array, names: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const found = await lookThrough(bytes, (path) => !/(^|\/)__MACOSX\//.test(path) && wanted.has(nameOf(path)));
  const parts = new Map<string, Uint8Array>();
  for (const [path, part] of found) if (!parts.has(nameOf(path))) parts.set(nameOf(path), part);
  return parts;
};
