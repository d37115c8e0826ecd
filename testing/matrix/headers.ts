import type { LightMyRequestResponse } from 'fastify';

/** What is wrong with the headers of an answer, in words; every answer of the site has them, whatever it says. */
export const headerFaults = (answer: LightMyRequestResponse, expected: Readonly<{ isOpen: boolean }>): string[] => {
  const header = (name: string): string => String(answer.headers[name] ?? '');
  const policy = header('content-security-policy');
  const faults: string[] = [];
  const want = (isSo: boolean, words: string): void => {
    if (!isSo) faults.push(words);
  };
  want(policy !== '', 'no Content-Security-Policy');
  want(!policy.includes('unsafe'), 'an unsafe- in the Content-Security-Policy');
  want(policy.includes("default-src 'none'"), 'a Content-Security-Policy that does not begin from nothing');
  want(policy.includes("frame-ancestors 'none'") || policy.includes('sandbox'), 'may be framed');
  want(header('x-content-type-options') === 'nosniff', 'no nosniff');
  want(/^(no-referrer|same-origin)$/.test(header('referrer-policy')), 'no Referrer-Policy');
  want(header('cross-origin-opener-policy') === 'same-origin', 'no Cross-Origin-Opener-Policy');
  want(header('server') === '' && header('x-powered-by') === '', 'names its software');
  const isPage = header('content-type').startsWith('text/html');
  if (isPage && !expected.isOpen)
    want(header('cache-control').includes('no-store'), `may be kept: ${header('cache-control')}`);
  return faults;
};
