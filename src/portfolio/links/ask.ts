import { lookup } from 'node:dns/promises';
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overTls } from 'node:https';
import { askable, isPublicAddress, resultOf, type LinkResult } from './guard.ts';

export type Asked = Readonly<{ result: LinkResult; status: number | null }>;
const notChecked: Asked = { result: 'not-checked', status: null };

/** How long a link has to answer. */
const patienceMs = 5000;

/** Where a name leads; given so that a test can lead it anywhere. */
export type Resolve = (host: string) => Promise<readonly string[]>;
const resolveName: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Asks a link whether it still answers: one HEAD request without any cookie, to an address that was found to be public and is
 * connected to as it was found; nothing is followed, nothing of the answer's body is read. What cannot be asked is "not checked".
 */
export const askLink = async (link: string, resolve: Resolve = resolveName): Promise<Asked> => {
  const url = askable(link);
  if (url === null) return notChecked;
  const addresses = await resolve(url.hostname.replace(/^\[|\]$/g, '')).catch(() => []);
  const [address] = addresses;
  // One inner address among several is enough to leave it: the connection must never depend on which is taken.
  if (address === undefined || !addresses.every(isPublicAddress)) return notChecked;
  return askAt(url, address);
};

/** Asks at one address, which was judged before; exported so that a test can ask a server of its own. */
export const askAt = (url: URL, address: string): Promise<Asked> =>
  new Promise((done) => {
    const failed = () => done(notChecked);
    const open = url.protocol === 'https:' ? overTls : overHttp;
    const family = address.includes(':') ? 6 : 4;
    const asked: ClientRequest = open(
      url,
      {
        method: 'HEAD',
        headers: { 'user-agent': 'Waymark link check', accept: '*/*' },
        agent: false,
        timeout: patienceMs,
        maxHeaderSize: 16_384,
        // The address that was judged, whatever the name leads to by now.
        lookup: (_host, options, give) =>
          typeof options === 'object' && options.all === true
            ? give(null, [{ address, family }])
            : give(null, address, family),
      },
      (answer: IncomingMessage) => {
        answer.destroy();
        const status = answer.statusCode ?? 0;
        // Some servers know no HEAD: that says nothing about the page.
        done(status === 405 || status === 501 ? notChecked : { result: resultOf(status), status });
      },
    );
    const late = setTimeout(() => asked.destroy(new Error('late')), patienceMs);
    asked.once('timeout', () => asked.destroy(new Error('late')));
    asked.once('error', failed);
    asked.once('close', () => {
      clearTimeout(late);
      // After an answer this says nothing. A server that changes to another protocol ends here, without any error.
      failed();
    });
    asked.end();
  });
