import { ask } from './process.ts';
import type { WantedElements } from './message.ts';

/** One wanted element: its path below the record, the line on which it begins, its text. A group has no text of its own. */
export type Leaf = Readonly<{ path: string; line: number; text: string | null }>;

/** The wanted elements of one record in the order of the file, and the line on which the record begins. */
export type XmlRecord = Readonly<{ line: number; leaves: readonly Leaf[] }>;

/** What an XML file held: records, what was wanted outside them, and the names of elements that nobody asked for. */
export type XmlRead = Readonly<{
  root: string;
  records: readonly XmlRecord[];
  outside: readonly Leaf[];
  unread: readonly string[];
}>;

type Problem = Readonly<{ kind: 'problem'; message: string }>;

/** Reads the wanted elements of an XML file and passes over all others. A DOCTYPE is refused before anything behind it is read. */
export const readElements = async (
  bytes: Uint8Array,
  want: WantedElements,
): Promise<Readonly<{ kind: 'read' } & XmlRead> | Problem> => {
  const done = await ask({ kind: 'elements', want }, bytes);
  // The child is this program, of the same build: what it answers to "elements" is this.
  return done.kind === 'problem' ? done : { kind: 'read', ...(done.result as XmlRead) };
};

/** The parts of a zip whose file names, in whatever folder and case, are among `names`, by their name in small letters. */
export const readParts = async (
  bytes: Uint8Array,
  names: readonly string[],
): Promise<Readonly<{ kind: 'read'; parts: ReadonlyMap<string, Uint8Array> }> | Problem> => {
  const done = await ask({ kind: 'parts', names }, bytes);
  // As above.
  return done.kind === 'problem' ? done : { kind: 'read', parts: done.result as ReadonlyMap<string, Uint8Array> };
};
