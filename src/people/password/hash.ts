import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/**
 * Passwords are kept as scrypt, 32 MiB and three passes a guess (OWASP's second setting), with the cost
 * beside each hash so that it can be raised later without asking anyone for a new password. scrypt and not
 * Argon2id, because one of the Node builds that we ship for has no Argon2. The work runs in Node's thread
 * pool, never on the event loop.
 */
const cost = { logN: 15, r: 8, p: 3 } as const;
const saltBytes = 16;
const hashBytes = 32;

type Cost = { readonly logN: number; readonly r: number; readonly p: number };

const derive = (password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> => {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 2 ** (logN + 8) * r };
  return new Promise((done, failed) => {
    scrypt(password, salt, hashBytes, options, (fault, key) => (fault === null ? done(key) : failed(fault)));
  });
};

/** A new hash: `scrypt$15$8$3$salt$hash`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Verified when there is no account, so that an unknown address takes as long as a wrong password. */
const nobody = ['scrypt', cost.logN, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join('$');

/**
 * Whether the password is the one that was hashed. `null` (no such account, or one that has no password yet)
 * does the same work and is never true.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [kind, logN, r, p, salt, key] = (hash ?? nobody).split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) {
    throw new Error(`A password hash of the unknown kind "${kind}": restore the people's table from a backup.`);
  }
  const kept = Buffer.from(key, 'base64url');
  const tried = await derive(password, Buffer.from(salt, 'base64url'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(kept, tried) && hash !== null;
}

/** True when the hash was made at an older cost; the next sign-in makes it anew. */
export const isOutgrown = (hash: string): boolean => !hash.startsWith(`scrypt$${cost.logN}$${cost.r}$${cost.p}$`);
