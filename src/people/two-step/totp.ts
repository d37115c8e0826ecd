import { createHash, createHmac, randomBytes } from 'node:crypto';
import { codeFigures, recoveryCodeCount, stepSeconds, tidyRecoveryCode } from './rules.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of 160 bits, the size that RFC 4226 advises. */
export const newSecret = (): Buffer => randomBytes(20);

/** The secret as people type it into an app (RFC 4648 base 32, no padding). */
export function typedSecret(secret: Uint8Array): string {
  let bits = '';
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The code of one step: RFC 4226's truncation of HMAC-SHA-1 over the step as eight bytes. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac.readUInt8(mac.length - 1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** codeFigures).padStart(codeFigures, '0');
}

/** What the square code holds: the address form that apps read. */
export function totpAddress(secret: Uint8Array, email: string): string {
  const query = new URLSearchParams({ secret: typedSecret(secret), issuer: 'Waymark', period: String(stepSeconds) });
  return `otpauth://totp/Waymark:${encodeURIComponent(email)}?${query}`;
}

/** Crockford's letters: none that looks like another. */
const plainLetters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten recovery codes of 120 bits each. Their strength lets them be kept under a plain digest (ASVS 6.5.2 asks 112). */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    // A byte has 256 values and there are 32 letters, so each letter comes up equally often.
    [...randomBytes(24)].map((byte) => plainLetters[byte % 32]).join(''),
  );
}

export const recoveryDigest = (code: string): Buffer => createHash('sha256').update(tidyRecoveryCode(code)).digest();
