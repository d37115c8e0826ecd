import { BlockList, isIP } from 'node:net';

/**
 * Which addresses of the network a link may be asked at: public ones, and nothing else. Names are resolved first and the
 * address that was judged is the one that is connected to, so that a name cannot change in between. Pure.
 */

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');

/** Public IPv6 is 2000::/3 without what stands for another address inside it: Teredo, 6to4, documentation. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const inner6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner6.addSubnet(net, bits, 'ipv6');

export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4');
  if (isIP(address) === 6) return global6.check(address, 'ipv6') && !inner6.check(address, 'ipv6');
  return false;
};

/** A link that may be asked at all: http or https on its usual port, nobody's name in it, a host with a point in it. */
export const askable = (link: string): URL | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.port !== '' || url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : null;
  return host.includes('.') && !host.endsWith('.') ? url : null;
};

export type LinkResult = 'answers' | 'gone' | 'asks-to-sign-in' | 'moved' | 'not-checked';

/** What an answer says of a link. Only a page that says itself that it is gone is gone; trouble of the server is no fault of the link. */
export const resultOf = (status: number): LinkResult => {
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403) return 'asks-to-sign-in';
  if (status >= 300 && status < 400) return 'moved';
  return status >= 200 && status < 300 ? 'answers' : 'not-checked';
};
