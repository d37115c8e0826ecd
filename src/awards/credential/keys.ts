import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { from, generate } from '@digitalbazaar/ed25519-multikey';
import { keyId, bodyDid } from './did.ts';

/** A private key as it is kept: unreadable without the sealing key, and bound to the key that it belongs to. */
export type SealedKey = Readonly<{ publicKeyMultibase: string; sealed: Buffer }>;

/** Who signs: the body under the origin at which its keys are published, with one of its keys. */
export type SigningAs = Readonly<{ origin: string; slug: string; keyName: string }>;

/** Makes a new Ed25519 key pair for a body; the private half leaves this function sealed. */
export async function makeKey(as: SigningAs, sealingKey: Buffer): Promise<SealedKey> {
  const pair = await generate({ id: keyId(as.origin, as.slug, as.keyName), controller: bodyDid(as.origin, as.slug) });
  const { publicKeyMultibase, secretKeyMultibase } = await pair.export({ publicKey: true, secretKey: true });
  return { publicKeyMultibase, sealed: seal(secretKeyMultibase, publicKeyMultibase, sealingKey) };
}

/** Opens a sealed key for signing under the origin given. */
export async function openKey(as: SigningAs, key: SealedKey, sealingKey: Buffer): Promise<object> {
  const pair = await from({
    '@context': 'https://w3id.org/security/multikey/v1',
    id: keyId(as.origin, as.slug, as.keyName),
    type: 'Multikey',
    controller: bodyDid(as.origin, as.slug),
    publicKeyMultibase: key.publicKeyMultibase,
    secretKeyMultibase: unseal(key.sealed, key.publicKeyMultibase, sealingKey),
  });
  return pair.signer();
}

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the text. The public key is authenticated with it. */
function seal(secret: string, publicKey: string, sealingKey: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(publicKey));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

function unseal(sealed: Buffer, publicKey: string, sealingKey: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(publicKey))
    .setAuthTag(sealed.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(
      'A signing key does not open with the sealing key in use. Put back the keys folder of DATA_DIR (or SEALING_KEY) that the key was made with.',
    );
  }
}
