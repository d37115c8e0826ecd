import { Agent, request } from 'node:http';

/** One page as a browser would ask for it, uncompressed; gives its size. Anything but 200 counts as a failure. */
export function fetchPage(agent: Agent, address: URL, cookie: string | null): Promise<number> {
  return new Promise((done, failed) => {
    const headers = { accept: 'text/html', ...(cookie === null ? {} : { cookie }) };
    const sent = request(address, { agent, headers }, (answer) => {
      let size = 0;
      answer.on('data', (bytes: Buffer) => (size += bytes.length));
      answer.on('end', () =>
        answer.statusCode === 200 ? done(size) : failed(new Error(`${address.pathname} answered ${answer.statusCode}`)),
      );
      answer.on('error', failed);
    });
    sent.on('error', failed);
    sent.end();
  });
}

export function keptOpen(callers: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: callers });
}
