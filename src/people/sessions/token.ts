import { createHash, randomBytes } from 'node:crypto';

/** A secret that stands for something in a cookie or a mail, and the digest that is kept of it. 256 bits: nobody guesses one. */
export type Token = Readonly<{ token: string; hash: Uint8Array }>;

export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

export const newToken = (): Token => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
};
