import { fileTypeFromBuffer } from 'file-type';
import { kinds, type Kind, type Sniffed } from './rules.ts';

const other: Sniffed = { kind: 'other', hasMacros: false };

/** What the bytes say that they are; their name and what the browser claims are not asked. Nothing is unpacked here. */
export const sniff = async (bytes: Uint8Array): Promise<Sniffed> => {
  if (bytes.length === 0) return other;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return sniffOffice(namesInZip(bytes));
  const found = await fileTypeFromBuffer(bytes);
  if (found === undefined) return isText(bytes) ? { kind: 'text', hasMacros: false } : other;
  const kind = (Object.keys(kinds) as Kind[]).find((one) => kinds[one].type === found.mime);
  return kind === undefined ? other : { kind, hasMacros: false };
};

const sniffOffice = (names: readonly string[]): Sniffed => {
  const hasMacros = names.some((name) => /vbaproject\.bin$|\/macrosheets\//i.test(name));
  if (names.includes('word/document.xml')) return { kind: 'docx', hasMacros };
  if (names.includes('xl/workbook.xml')) return { kind: 'xlsx', hasMacros };
  return other;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/** The names in a zip's own directory, read without unpacking anything; a directory that does not add up has none. */
const namesInZip = (bytes: Uint8Array): readonly string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = Math.max(0, bytes.length - 66_000);
  let end = bytes.length - 22;
  while (end >= from && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < from) return [];
  const count = view.getUint16(end + 10, true);
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return [];
    const [name, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return names;
};

/** Text in UTF-8 or in the old Windows alphabet: no byte that text does not have. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);
