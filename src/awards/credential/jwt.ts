import type { KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, exportJWK } from 'jose';
import { idOf, isObject, listOf, readJson, type Json } from './json.ts';
import { fromJwk, keyAtHand, type KeyAtHand } from './key-at-hand.ts';
import type { Finding } from './proof.ts';
import type { Trust } from './trust.ts';

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];

export type Jwt = Readonly<{ token: string; header: Json; credential: Json }>;

export function looksLikeJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

/** Reads a credential secured as a JSON Web Token: the older form with a `vc` claim, or the 2.0 form without. */
export function readJwt(token: string): Jwt | null {
  try {
    const header: unknown = decodeProtectedHeader(token);
    const payload = readJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (!isObject(header) || !isObject(payload)) return null;
    return { token, header, credential: credentialOf(payload) };
  } catch {
    return null;
  }
}

/** The claims of the token win: they are what every reader of tokens obeys. */
function credentialOf(payload: Json): Json {
  const { vc } = payload;
  if (!isObject(vc)) return withoutClaims(payload);
  const issuer = vc['issuer'] ?? payload['iss'];
  return { ...vc, ...(issuer === undefined ? {} : { issuer }) };
}

function withoutClaims(payload: Json): Json {
  const claims = new Set(['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'cnf', 'vc']);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !claims.has(name)));
}

/** The token's own limits in milliseconds; `null` when one of them is no number or names another issuer. */
export function limitsOf(jwt: Jwt): Readonly<{ from: number; until: number }> | null {
  const payload: unknown = JSON.parse(Buffer.from(jwt.token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (!isObject(payload)) return null;
  const { nbf, exp, iss } = payload;
  if (iss !== undefined && iss !== idOf(jwt.credential['issuer'])) return null;
  if (![nbf, exp].every((claim) => claim === undefined || typeof claim === 'number')) return null;
  return {
    from: nbf === undefined ? -Infinity : Number(nbf) * 1000,
    until: exp === undefined ? Infinity : Number(exp) * 1000,
  };
}

/** Judges the token's signature: by the issuer's key when it is at hand, else by the key that the token shows. */
export async function judgeJwt(jwt: Jwt, trust: Trust): Promise<Finding> {
  const { alg } = jwt.header;
  if (typeof alg !== 'string' || !ALGORITHMS.includes(alg)) {
    return { kind: 'forged', why: `A token signed with "${String(alg)}" proves nothing.` };
  }
  const issuer = idOf(jwt.credential['issuer']) ?? '';
  const found = await tokenKey(jwt.header, issuer, trust);
  if (found.kind === 'absent') return { kind: 'unknown', why: found.why };
  if (!(await isSound(jwt.token, found.key, alg)))
    return { kind: 'forged', why: 'The signature does not fit the token.' };
  if (found.kind === 'stranger') return { kind: 'forged', why: found.why };
  return found.kind === 'hint' ? { kind: 'unknown', why: found.why } : { kind: 'sound', why: '' };
}

async function isSound(token: string, key: KeyObject, alg: string): Promise<boolean> {
  return compactVerify(token, key, { algorithms: [alg] }).then(
    () => true,
    () => false,
  );
}

async function tokenKey(header: Json, issuer: string, trust: Trust): Promise<KeyAtHand> {
  const { kid } = header;
  const shown = fromJwk(header['jwk']);
  if (typeof kid === 'string') {
    const byName = keyAtHand(
      /^[a-z][a-z\d+.-]*:/i.test(kid) ? kid : `${issuer}#${kid.replace(/^#/, '')}`,
      issuer,
      trust,
    );
    if (byName.kind !== 'absent' || !shown) return byName;
  }
  if (!shown) return { kind: 'absent', why: 'The token names no key.' };
  const owner = await ownerOf(shown, issuer, trust);
  return owner ?? { kind: 'hint', key: shown, why: `The document of ${issuer} is not at hand.` };
}

/** Looks for the key that the token shows among the issuer's own, by its thumbprint. */
async function ownerOf(shown: KeyObject, issuer: string, trust: Trust): Promise<KeyAtHand | null> {
  const document = trust.find(issuer);
  const methods = listOf(document?.['verificationMethod'])
    .concat(listOf(document?.['assertionMethod']))
    .filter(isObject);
  if (methods.length === 0) return null;
  const print = await thumbprint(shown);
  for (const method of methods) {
    const found = keyAtHand(String(method['id']), issuer, trust);
    if (found.kind === 'issuer' && (await thumbprint(found.key)) === print) return found;
  }
  return { kind: 'stranger', key: shown, why: `The token was signed by none of the keys of ${issuer}.` };
}

async function thumbprint(key: KeyObject): Promise<string> {
  return calculateJwkThumbprint(await exportJWK(key));
}
