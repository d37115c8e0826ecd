import { connect } from 'node:net';

export type Scanner = Readonly<{ host: string; port: number }>;

/** What a scanner says of a file. `too-large` is its own setting; `no-answer` is anything but a clear word, with what came instead. */
export type Scanned =
  | Readonly<{ kind: 'clean' | 'infected' | 'too-large' }>
  | Readonly<{ kind: 'no-answer'; because: string }>;

const said = (answer: string): Scanned => {
  if (answer === 'stream: OK') return { kind: 'clean' };
  if (/^stream: .+ FOUND$/.test(answer)) return { kind: 'infected' };
  if (/size limit exceeded/i.test(answer)) return { kind: 'too-large' };
  return { kind: 'no-answer', because: answer === '' ? 'it said nothing' : answer.slice(0, 80) };
};

const piece = (length: number): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return size;
};

/**
 * Asks a clamd by INSTREAM, piece by piece, so that a large file is never in memory. It fails closed: whatever is not a clear
 * yes or no leaves the file waiting. `patienceMs` is how long the scanner may be silent, not how long it may take.
 */
export const scan = (scanner: Scanner, bytes: AsyncIterable<Uint8Array>, patienceMs = 60_000): Promise<Scanned> =>
  new Promise((resolve) => {
    const socket = connect({ ...scanner, timeout: patienceMs });
    const heard: Buffer[] = [];
    let length = 0;
    const end = (scanned: Scanned) => {
      socket.destroy();
      resolve(scanned);
    };
    const answer = () => said(Buffer.concat(heard).toString('utf8').split('\0', 1)[0]?.trim() ?? '');
    socket.on('timeout', () => end({ kind: 'no-answer', because: 'no answer in time' }));
    // A scanner that has said what it had to say may close while it is still being sent to.
    socket.on('error', (error) => end(length > 0 ? answer() : { kind: 'no-answer', because: error.message }));
    socket.on('close', () => end(answer()));
    socket.on('data', (chunk) => {
      heard.push(chunk);
      length += chunk.length;
      if (length > 4096 || chunk.includes(0)) end(answer());
    });
    socket.once('connect', () => {
      socket.write('zINSTREAM\0');
      send(socket, bytes).catch((error: unknown) => end({ kind: 'no-answer', because: String(error) }));
    });
  });

type Written = Readonly<{
  write: (bytes: Uint8Array) => boolean;
  once: (event: 'drain' | 'close', then: () => void) => unknown;
  destroyed: boolean;
}>;

const send = async (socket: Written, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const write = async (chunk: Uint8Array) => {
    if (socket.destroyed || socket.write(chunk)) return;
    await new Promise<void>((done) => {
      socket.once('drain', done);
      socket.once('close', done);
    });
  };
  for await (const chunk of bytes) {
    if (socket.destroyed) return;
    await write(piece(chunk.length));
    await write(chunk);
  }
  await write(piece(0));
};
