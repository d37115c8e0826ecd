const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const ED25519_PREFIX = [0xed, 0x01] as const;
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads base58 (Bitcoin's alphabet); null when a letter is none of it. Kept short: keys and signatures only. */
export function base58(text: string): Buffer | null {
  if (text.length > 200) return null;
  let value = 0n;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const hex = value === 0n ? '' : value.toString(16);
  const zeros = text.length - text.replace(/^1+/, '').length;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}

/** Reads multibase text: `z` base58 or `u` base64url without padding. */
export function multibase(text: unknown): Buffer | null {
  if (typeof text !== 'string') return null;
  if (text.startsWith('z')) return base58(text.slice(1));
  if (/^u[\w-]*$/.test(text)) return Buffer.from(text.slice(1), 'base64url');
  return null;
}

/** The DER form (SPKI) of an Ed25519 key written as a Multikey (`z6Mk…`), null when it is not one. */
export function ed25519FromMultikey(text: unknown): Buffer | null {
  const bytes = multibase(text);
  if (!bytes || bytes.length !== 34 || bytes[0] !== ED25519_PREFIX[0] || bytes[1] !== ED25519_PREFIX[1]) return null;
  return Buffer.concat([SPKI_PREFIX, bytes.subarray(2)]);
}

/** The same for a key in the older form of bare base58 (`publicKeyBase58`). */
export function ed25519FromBase58(text: string): Buffer | null {
  const bytes = base58(text);
  return bytes?.length === 32 ? Buffer.concat([SPKI_PREFIX, bytes]) : null;
}
