/** A signing key as the world sees it. `name` is the part after `#`, such as `northlight-2027-1`. */
export type PublicKey = Readonly<{ name: string; publicKeyMultibase: string }>;

/** The name by which a body's keys are found: `https://host:1234` and `northlight` give `did:web:host%3A1234:bodies:northlight`. */
export function bodyDid(origin: string, slug: string): string {
  const { host } = new URL(origin);
  return `did:web:${host.replace(':', '%3A')}:bodies:${slug}`;
}

/** The full name of one key of a body. */
export function keyId(origin: string, slug: string, name: string): string {
  return `${bodyDid(origin, slug)}#${name}`;
}

/**
 * The body's public keys as a DID document. Keys that were rotated out stay in it, so that what they signed can still
 * be checked.
 */
export function didDocument(origin: string, slug: string, keys: readonly PublicKey[]) {
  const did = bodyDid(origin, slug);
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: keys.map((key) => ({
      id: keyId(origin, slug, key.name),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.publicKeyMultibase,
    })),
    assertionMethod: keys.map((key) => keyId(origin, slug, key.name)),
  };
}
