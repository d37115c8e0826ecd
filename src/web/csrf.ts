import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a form's token is bound to: the session of a person, or nothing for a visitor. */
const seal = (secret: Uint8Array, mask: string, session: string | null): string =>
  createHmac('sha256', secret)
    .update(`${mask}.${session ?? 'visitor'}`)
    .digest('base64url');

/** A token for the forms of one page. It is masked anew each time, so that compression cannot give it away (BREACH). */
export const csrfToken = (secret: Uint8Array, session: string | null): string => {
  const mask = randomBytes(12).toString('base64url');
  return `${mask}.${seal(secret, mask, session)}`;
};

/** True when the token was made here for this session. */
export const isCsrfToken = (secret: Uint8Array, session: string | null, token: string): boolean => {
  const [mask = '', given = ''] = token.split('.');
  const right = Buffer.from(seal(secret, mask, session));
  const held = Buffer.from(given);
  return right.length === held.length && timingSafeEqual(right, held);
};

/**
 * True when a browser says that the request comes from a page of ours. A request that says neither where it comes from nor
 * that it is of the same origin is not believed.
 */
export const isOwnOrigin = (
  headers: Readonly<{ origin?: string | undefined; host?: string | undefined; 'sec-fetch-site'?: string | undefined }>,
  site: string,
): boolean => {
  if (headers.origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (headers.origin === site) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
};
