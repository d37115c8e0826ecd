import { createServer } from 'node:net';

/** A port that is free now. Links, mails and awards made before the server listens must already know the address. */
export const freePort = (host: string): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => done(port));
    });
  });
