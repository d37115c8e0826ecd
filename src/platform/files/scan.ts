import { connect } from 'node:net';

export type Scanner = Readonly<{ host: string; port: number }>;

/** Asks a clamd by INSTREAM. Any answer but a clear yes or no throws, so that the file goes on waiting: it fails closed. */
export const scan = (scanner: Scanner, bytes: Uint8Array, patienceMs = 60_000): Promise<'clean' | 'infected'> =>
  new Promise((resolve, reject) => {
    const socket = connect({ ...scanner, timeout: patienceMs });
    const said: Buffer[] = [];
    const fail = (why: string) => {
      socket.destroy();
      reject(new Error(`The virus scanner did not answer (${why}). The file waits; check CLAMD_URL.`));
    };
    socket.on('timeout', () => fail('no answer in time'));
    socket.on('error', (error) => fail(error.message));
    socket.on('data', (chunk) => said.push(chunk));
    socket.on('end', () => {
      const answer = Buffer.concat(said).toString('utf8').replace('\0', '').trim();
      if (answer === 'stream: OK') resolve('clean');
      else if (/ FOUND$/.test(answer)) resolve('infected');
      else fail(answer.slice(0, 80));
    });
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    socket.write('zINSTREAM\0');
    socket.write(size);
    socket.write(bytes);
    socket.write(Buffer.alloc(4));
  });
