import { createServer, type Server, type Socket } from 'node:net';
import { inflateRawSync } from 'node:zlib';

/** The harmless text that every scanner reports, in two halves so that none reports this file. */
export const eicar = `${'X5O!P%@AP[4\\PZX54(P^)7CC)7}$'}${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

type Mood = 'well' | 'silent' | 'nonsense' | 'hangs-up';

/** A virus scanner for tests: it speaks clamd's protocol over a socket and knows one virus, in zips as well. */
export type Clamd = Readonly<{
  port: number;
  /** How it behaves from now on. */
  be: (mood: Mood) => void;
  /** Takes no file larger than this, in bytes. */
  takeAtMost: (bytes: number) => void;
  /** The largest piece that it was sent. */
  largestPiece: () => number;
  stop: () => Promise<void>;
  start: () => Promise<void>;
}>;

const command = 'zINSTREAM\0';

/** What a stream holds, each part of a zip unpacked beside it. */
const unpacked = (bytes: Buffer): string => {
  let all = bytes.toString('latin1');
  for (
    let at = bytes.indexOf('PK\x03\x04', 0, 'latin1');
    at !== -1;
    at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    if (bytes.readUInt16LE(at + 8) !== 8) continue;
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      all += inflateRawSync(bytes.subarray(from), { finishFlush: 2 }).toString('latin1');
    } catch {
      // Another thing than a part: a real scanner goes on as well.
    }
  }
  return all;
};

export const fakeClamd = async (): Promise<Clamd> => {
  let mood: Mood = 'well';
  let [most, largest, port] = [Infinity, 0, 0];
  const answer = (bytes: Buffer): string => {
    if (mood === 'nonsense') return 'HTTP/1.1 200 OK\r\n\r\nstream: perhaps';
    return unpacked(bytes).includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
  };
  const listen = (socket: Socket) => {
    let heard = Buffer.alloc(0);
    const pieces: Buffer[] = [];
    let size = 0;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (mood === 'hangs-up') return socket.destroy();
      if (mood === 'silent') return;
      heard = Buffer.concat([heard, chunk]);
      if (heard.toString('latin1', 0, command.length) === command) heard = heard.subarray(command.length);
      while (heard.length >= 4 && heard.length >= 4 + heard.readUInt32BE(0)) {
        const length = heard.readUInt32BE(0);
        if (length === 0) return socket.end(answer(Buffer.concat(pieces)));
        largest = Math.max(largest, length);
        size += length;
        if (size > most) return socket.end('INSTREAM size limit exceeded. ERROR\0');
        pieces.push(heard.subarray(4, 4 + length));
        heard = heard.subarray(4 + length);
      }
    });
  };
  let server: Server | null = null;
  const open = new Set<Socket>();
  const start = () =>
    new Promise<void>((done) => {
      const made = createServer((socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
        listen(socket);
      });
      server = made;
      made.listen(port, '127.0.0.1', () => {
        const address = made.address();
        port = typeof address === 'object' && address !== null ? address.port : port;
        done();
      });
    });
  await start();
  return {
    get port() {
      return port;
    },
    be: (next) => void (mood = next),
    takeAtMost: (bytes) => void (most = bytes),
    largestPiece: () => largest,
    start,
    stop: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        if (server === null) return done();
        server.close(() => done());
      }),
  };
};
