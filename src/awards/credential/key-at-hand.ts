import { createPublicKey, type KeyObject } from 'node:crypto';
import { ed25519FromBase58, ed25519FromMultikey } from './multibase.ts';
import { idOf, isObject, listOf, type Json } from './json.ts';
import type { Trust } from './trust.ts';

/**
 * The key that a signature names. `issuer`: it is at hand, and the issuer says that it may sign for it. `stranger`: it
 * is at hand, and the issuer, whose keys are at hand too, does not own it or does not let it make statements. `hint`:
 * only the credential itself shows it, so a wrong signature can be told but nobody vouches for a right one.
 */
export type KeyAtHand =
  | Readonly<{ kind: 'issuer' | 'stranger' | 'hint'; key: KeyObject; why: string }>
  | Readonly<{ kind: 'absent'; why: string }>;

const LOST = 'is not at hand';

/** Finds the key `method` for statements by `issuer`. */
export function keyAtHand(method: string, issuer: string, trust: Trust): KeyAtHand {
  const controller = method.split('#', 1)[0] ?? method;
  const owned = controller === issuer;
  const published = publishedBy(controller, method, trust);
  if (published === null) return hinted(method);
  if (published.kind === 'unlisted')
    return { kind: 'absent', why: `The document of ${controller} does not hold ${method}.` };
  const { key } = published;
  if (!published.mayAssert) return { kind: 'stranger', key, why: `${method} may not make statements.` };
  if (owned || namesKey(trust.find(issuer), method)) return { kind: 'issuer', key, why: '' };
  const issuerIsAtHand = issuer.startsWith('did:key:') || keysOf(trust.find(issuer)).length > 0;
  if (issuerIsAtHand) return { kind: 'stranger', key, why: `${method} is not a key of ${issuer}.` };
  return { kind: 'hint', key, why: `The document of ${issuer} ${LOST}.` };
}

type Published = Readonly<{ kind: 'key'; key: KeyObject; mayAssert: boolean }> | Readonly<{ kind: 'unlisted' }>;

function publishedBy(controller: string, method: string, trust: Trust): Published | null {
  const own = selfDescribed(controller);
  if (own) return isItsOwn(controller, method) ? { kind: 'key', key: own, mayAssert: true } : { kind: 'unlisted' };
  const document = trust.find(controller);
  if (document && keysOf(document).length > 0) return listed(document, method);
  const alone = trust.find(method);
  const key =
    alone && (alone['controller'] === controller || alone['controller'] === undefined) ? readKey(alone) : null;
  return key && !isWithdrawn(alone) ? { kind: 'key', key, mayAssert: true } : null;
}

/** `did:key` names its one key after itself, `did:jwk` calls it 0; the short form names none. */
function isItsOwn(controller: string, method: string): boolean {
  const [, name] = method.split('#');
  return name === undefined || name === '0' || controller.endsWith(`:${name}`);
}

/** A key within the document of its owner; it must stand under `assertionMethod`. */
function listed(document: Json, method: string): Published {
  const entry = keysOf(document).find((candidate) => names(document, candidate, method));
  const key = entry ? readKey(entry) : null;
  if (!entry || !key) return { kind: 'unlisted' };
  return { kind: 'key', key, mayAssert: namesKey(document, method) && !isWithdrawn(entry) };
}

function namesKey(document: Json | null, method: string): boolean {
  return document !== null && listOf(document['assertionMethod']).some((part) => names(document, part, method));
}

function names(document: Json, part: unknown, method: string): boolean {
  const id = idOf(part);
  return id !== null && (id === method || (id.startsWith('#') && `${idOf(document)}${id}` === method));
}

function isWithdrawn(entry: Json | null): boolean {
  return entry !== null && entry['revoked'] !== undefined;
}

/** Every key object in a document; what is only referred to by its name is not a key. */
function keysOf(document: Json | null): readonly Json[] {
  if (!document) return [];
  const parts = ['verificationMethod', 'assertionMethod', 'publicKey'].flatMap((member) => listOf(document[member]));
  return parts.filter(isObject);
}

/** `did:key` and `did:jwk` are their own key. */
function selfDescribed(controller: string): KeyObject | null {
  if (controller.startsWith('did:key:')) return fromMultikey(controller.slice('did:key:'.length));
  if (!controller.startsWith('did:jwk:')) return null;
  try {
    return fromJwk(JSON.parse(Buffer.from(controller.slice('did:jwk:'.length), 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function hinted(method: string): KeyAtHand {
  const key = fromMultikey(method.split('#')[1]);
  return key
    ? { kind: 'hint', key, why: `The key ${method} ${LOST}.` }
    : { kind: 'absent', why: `The key ${method} ${LOST}.` };
}

function readKey(entry: Json): KeyObject | null {
  const older = entry['publicKeyBase58'];
  if (typeof older === 'string') return fromDer(ed25519FromBase58(older));
  return entry['publicKeyJwk'] === undefined
    ? fromMultikey(entry['publicKeyMultibase'])
    : fromJwk(entry['publicKeyJwk']);
}

function fromMultikey(text: unknown): KeyObject | null {
  return fromDer(ed25519FromMultikey(text));
}

function fromDer(der: Buffer | null): KeyObject | null {
  return der && createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** Reads the public half of a JSON Web Key; a private or shared key is none of ours. */
export function fromJwk(jwk: unknown): KeyObject | null {
  if (!isObject(jwk) || jwk['d'] !== undefined || !['RSA', 'EC', 'OKP'].includes(String(jwk['kty']))) return null;
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    return null;
  }
}
