import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'openbadgecredential';
const MOST_BYTES = 5 * 1024 * 1024;

type Chunk = Readonly<{ type: string; data: Buffer; to: number }>;

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

/** Bakes a credential into a PNG as Open Badges 3.0 asks: an uncompressed iTXt chunk right after the header. */
export function bakePng(png: Buffer, credential: string): Buffer {
  const header = chunks(png)[0];
  if (header?.type !== 'IHDR') throw new Error('A badge can only be baked into a PNG.');
  const data = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), Buffer.from(credential, 'utf8')]);
  return Buffer.concat([png.subarray(0, header.to), chunk('iTXt', data), png.subarray(header.to)]);
}

/** The credentials baked into a PNG, compressed or not; a broken picture throws. */
export function unbakePng(png: Buffer): readonly string[] {
  return chunks(png)
    .filter((part) => part.type === 'iTXt' && part.data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`)
    .map((part) => textOf(part.data.subarray(KEYWORD.length + 1)));
}

/** After the keyword: compression flag, method, language tag, translated keyword, text. */
function textOf(rest: Buffer): string {
  const languageEnd = rest.indexOf(0, 2);
  const translatedEnd = rest.indexOf(0, languageEnd + 1);
  if (rest.length < 4 || languageEnd < 0 || translatedEnd < 0) throw new Error('The iTXt chunk is cut short.');
  const text = rest.subarray(translatedEnd + 1);
  if (rest[0] === 0) return text.toString('utf8');
  return inflateSync(text, { maxOutputLength: MOST_BYTES }).toString('utf8');
}

function chunks(png: Buffer): readonly Chunk[] {
  if (!isPng(png)) throw new Error('This is no PNG.');
  const found: Chunk[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > png.length) throw new Error('The PNG is cut short.');
    const type = png.toString('latin1', at + 4, at + 8);
    if (crc32(png.subarray(at + 4, end - 4)) !== png.readUInt32BE(end - 4)) throw new Error('The PNG is damaged.');
    found.push({ type, data: png.subarray(at + 8, end - 4), to: end });
    if (type === 'IEND') return found;
    at = end;
  }
  throw new Error('The PNG is cut short.');
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
