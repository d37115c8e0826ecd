import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyOf } from '#platform/keys';

/**
 * Secrets of the second step lie sealed in the database (AES-256-GCM), under a key that stands beside the data and not in
 * it: a copy of the database alone gives nobody a code. The person's id is bound in, so that one row's secret cannot be
 * put into another's.
 */
export type Seal = Readonly<{
  close: (secret: Uint8Array, personId: string) => Uint8Array;
  open: (sealed: Uint8Array, personId: string) => Buffer;
}>;

export const sealUnder = (key: Uint8Array): Seal => ({
  close: (secret, personId) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
    const body = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },
  open: (sealed, personId) => {
    const bytes = Buffer.from(sealed);
    const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    opener.setAAD(Buffer.from(personId)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]);
  },
});

/** The seal of this installation. */
export const sealOf = async (dataDir: string): Promise<Seal> => sealUnder(await keyOf(dataDir, 'second-step'));
