import { fileTypeFromBuffer } from 'file-type';
import { kinds, largestFile, type Kind, type Sniffed } from './rules.ts';
import { sourceOf, type Source } from './source.ts';

const other: Sniffed = { kind: 'other', hasMacros: false };

/** Other names that the same kind goes by inside its bytes. */
const alsoCalled: Readonly<Record<string, Kind>> = {
  'image/heif': 'heic',
  'video/x-m4v': 'mp4',
  'audio/x-m4a': 'm4a',
};

const head = 64 * 1024;

/** What the bytes say that they are; their name and what the browser claims are not asked. Nothing is unpacked here. */
export const sniff = async (given: Uint8Array | Source): Promise<Sniffed> => {
  const source = given instanceof Uint8Array ? sourceOf(given) : given;
  if (source.size === 0) return other;
  const first = await source.slice(0, head);
  if (first[0] === 0x50 && first[1] === 0x4b) return sniffOffice(await namesInZip(source));
  const found = await fileTypeFromBuffer(first);
  if (found === undefined) return (await isText(source)) ? { kind: 'text', hasMacros: false } : other;
  const kind = (Object.keys(kinds) as Kind[]).find((one) => kinds[one].type === found.mime) ?? alsoCalled[found.mime];
  return kind === undefined ? other : { kind, hasMacros: false };
};

const sniffOffice = (names: readonly string[]): Sniffed => {
  const hasMacros = names.some((name) => /vbaproject\.bin$|\/macrosheets\//i.test(name));
  if (names.includes('word/document.xml')) return { kind: 'docx', hasMacros };
  if (names.includes('xl/workbook.xml')) return { kind: 'xlsx', hasMacros };
  if (names.includes('ppt/presentation.xml')) return { kind: 'pptx', hasMacros };
  return other;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const longestDirectory = 4 * 1024 * 1024;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The names in a zip's own directory, read without unpacking anything; a directory that does not add up has none. */
const namesInZip = async (source: Source): Promise<readonly string[]> => {
  const tail = await source.slice(Math.max(0, source.size - 66_000), 66_000);
  const view = viewOf(tail);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0) return [];
  const [size, from] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (size > longestDirectory || from + size > source.size) return [];
  return namesIn(await source.slice(from, size), view.getUint16(end + 10, true));
};

const namesIn = (directory: Uint8Array, count: number): readonly string[] => {
  const view = viewOf(directory);
  const names: string[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== entryMark) return [];
    const [name, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    names.push(new TextDecoder().decode(directory.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return names;
};

/** Text in UTF-8 or in the old Windows alphabet: no byte that text does not have. Larger than any text of ours, it is none. */
const isText = async (source: Source): Promise<boolean> => {
  if (source.size > largestFile) return false;
  return (await source.slice(0, source.size)).every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c,
  );
};
