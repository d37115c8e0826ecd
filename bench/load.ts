import { Agent, request } from 'node:http';

/** The size of one page. */
export const fetchPage = async (agent: Agent, address: URL, cookie: string | null): Promise<number> =>
  (await fetchBytes(agent, address, cookie)).reduce((size, part) => size + part.length, 0);

export const fetchText = async (agent: Agent, address: URL, cookie: string | null): Promise<string> =>
  Buffer.concat(await fetchBytes(agent, address, cookie)).toString('utf8');

/** One page as a browser would ask for it, uncompressed. Anything but 200 counts as a failure. */
function fetchBytes(agent: Agent, address: URL, cookie: string | null): Promise<readonly Buffer[]> {
  return new Promise((done, failed) => {
    const headers = { accept: 'text/html', ...(cookie === null ? {} : { cookie }) };
    const sent = request(address, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () =>
        answer.statusCode === 200
          ? done(parts)
          : failed(new Error(`${address.pathname} answered ${answer.statusCode}`)),
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
