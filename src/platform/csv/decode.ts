import { createReadStream } from 'node:fs';

/** Opens the same bytes from their beginning each time it is called: a file is read once to learn its encoding, once for good. */
export type CsvSource = () => AsyncIterable<Uint8Array>;

export const fileSource =
  (path: string): CsvSource =>
  () =>
    createReadStream(path, { highWaterMark: 64 * 1024 });

export const bytesSource = (bytes: Uint8Array): CsvSource =>
  async function* () {
    yield bytes;
  };

/** The file as a whole cannot be read; the message says what to do about it. */
export class CsvUnreadable extends Error {
  readonly line: number;
  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Excel saves UTF-16 or windows-1252, other programs UTF-8: the byte-order mark says which, else whether UTF-8 can be read. */
const encodingOf = async (source: CsvSource): Promise<Encoding> => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of source()) {
      if (first) {
        if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
        if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
        first = false;
      }
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
};

/** The text of the file in pieces, without byte-order mark and with every line ended by a single line feed. */
export async function* decode(source: CsvSource): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(source));
  let held = '';
  for await (const chunk of source()) {
    let text = held + decoder.decode(chunk, { stream: true });
    // A carriage return at the very end may be half of a line ending whose other half comes with the next piece.
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (text.includes('\0'))
      throw new CsvUnreadable('This is not a text file. Save the sheet as “CSV UTF-8” and choose that file.');
    yield text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  }
  const rest = held + decoder.decode();
  if (rest !== '') yield rest.replaceAll('\r', '\n');
}
