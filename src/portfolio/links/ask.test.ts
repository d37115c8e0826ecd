import { createServer } from 'node:http';
import { once } from 'node:events';
import { createServer as createOdd, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAt, askLink } from './ask.ts';
import { askable, isPublicAddress, resultOf } from './guard.ts';

/** Every way we know of saying an inner address; a link to none of them may reach our own network. */
const inner = [
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://0.0.0.0/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://198.18.0.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://user:secret@example.org/',
  'http://localhost/',
  'http://localhost./',
  'http://example.org./',
  'http://intranet/',
  'http://example.org:8080/',
  'https://example.org:22/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'java\tscript:alert(1)',
  'gopher://127.0.0.1/',
  'not an address',
  '',
];
let hits = 0;
const server = createServer((request, response) => {
  hits += 1;
  response.writeHead(Number(request.url?.slice(1)) || 200, { location: 'http://127.0.0.1/' }).end();
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

test.each(inner)('%s is never asked', async (link) => {
  expect(askable(link)).toBeNull();
  expect(await askLink(link, async () => ['127.0.0.1'])).toEqual({ result: 'not-checked', status: null });
});

test('a name that leads inside is not asked, not even when it leads outside too, and none of this reached us', async () => {
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], []])
    expect(await askLink('http://rebind.example/', async () => addresses)).toEqual({
      result: 'not-checked',
      status: null,
    });
  expect(hits).toBe(0);
});

test.each(['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', 'SSH-2.0-x\r\n', ''])(
  'a server that says %j and then no more keeps nobody waiting',
  async (words) => {
    const odd = createOdd((line) => {
      line.on('error', () => undefined);
      line.once('data', () => (words === '' ? line.end() : line.write(words)));
    });
    odd.listen(0, '127.0.0.1');
    await once(odd, 'listening');
    // It listens on a port.
    const { port } = odd.address() as AddressInfo;
    expect(await askAt(new URL(`http://odd.example:${port}/`), '127.0.0.1')).toEqual({
      result: 'not-checked',
      status: null,
    });
    odd.close();
  },
);

test('a name that cannot be found, as without a network, is not checked and no error', async () => {
  const offline = () => Promise.reject(new Error('EAI_AGAIN'));
  expect(await askLink('https://www.example.org/policy', offline)).toEqual({ result: 'not-checked', status: null });
});

test.each([
  ['93.184.215.14', true],
  ['8.8.8.8', true],
  ['2606:2800:21f:cb07::1', true],
  ['::ffff:8.8.8.8', false],
  ['255.255.255.255', false],
  ['240.0.0.1', false],
  ['2001:db8::1', false],
  ['ff02::1', false],
])('%s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected));

test.each([
  [200, 'answers'],
  [404, 'gone'],
  [410, 'gone'],
  [401, 'asks-to-sign-in'],
  [403, 'asks-to-sign-in'],
  [302, 'moved'],
  [500, 'not-checked'],
  [503, 'not-checked'],
  [429, 'not-checked'],
])('an answer of %d means %s', (status, expected) => expect(resultOf(status)).toBe(expected));

test('the connection goes to the address that was judged', () => {
  // The server above listens inside: that nothing arrived there is what the corpus shows.
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
  expect(hits).toBe(0);
});
