import { createHash, verify as verifySignature, type KeyObject } from 'node:crypto';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { loaderOf, type Contexts } from './contexts.ts';
import { canonicalJson, idOf, isObject, listOf, type Json } from './json.ts';
import { keyAtHand } from './key-at-hand.ts';
import { multibase } from './multibase.ts';
import type { Trust } from './trust.ts';

/** What one signature, or all of them together, says. */
export type Finding = Readonly<{ kind: 'sound' | 'forged' | 'unknown' | 'malformed'; why: string }>;

type Signed = Readonly<{ document: Json; proofs: readonly Json[]; issuer: string }>;

/**
 * Judges the embedded proofs of a credential. Every proof that can be checked must hold; one of a kind that we do not
 * know neither helps nor harms.
 */
export async function judgeProofs(credential: Json, contexts: Contexts, trust: Trust): Promise<Finding> {
  const { proof, ...document } = credential;
  const proofs = listOf(proof).filter(isObject);
  if (proofs.length === 0 || proofs.length > 20 || proofs.length !== listOf(proof).length) {
    return { kind: 'malformed', why: 'It carries no proof, so nobody has signed it.' };
  }
  const foreign = vocabulariesOf(credential).find((url) => !contexts.has(url));
  if (foreign !== undefined) return { kind: 'unknown', why: `The vocabulary ${foreign} is not at hand.` };
  // The shape check has seen that there is an issuer with an id.
  const signed = { document, proofs, issuer: idOf(credential['issuer']) ?? '' };
  const findings = await Promise.all(proofs.map((one) => judge(one, signed, contexts, trust)));
  return ORDER.map((kind) => findings.find((finding) => finding.kind === kind)).find(Boolean) ?? NOTHING_CHECKED;
}

const ORDER = ['malformed', 'forged', 'sound', 'unknown'] as const;
const NOTHING_CHECKED: Finding = { kind: 'unknown', why: 'It has no proof of a kind that can be checked here.' };

async function judge(proof: Json, signed: Signed, contexts: Contexts, trust: Trust): Promise<Finding> {
  const suite = suiteOf(proof);
  if (!suite) return { kind: 'unknown', why: `A proof of the kind ${kindOf(proof)} cannot be checked here.` };
  const method = idOf(proof['verificationMethod']);
  const signature = multibase(proof['proofValue']);
  if (!method || typeof proof['proofValue'] !== 'string') {
    return { kind: 'malformed', why: 'A proof lacks its key or its value.' };
  }
  if (proof['proofPurpose'] !== 'assertionMethod') {
    return { kind: 'forged', why: 'A proof was not made for statements.' };
  }
  const found = keyAtHand(method, signed.issuer, trust);
  if (found.kind === 'absent') return { kind: 'unknown', why: found.why };
  const hash = await hashOf(suite, proof, signed, contexts);
  if (hash.kind === 'malformed') return hash;
  if (!holds(hash.bytes, found.key, signature)) {
    return { kind: 'forged', why: 'The signature does not fit what is written.' };
  }
  if (found.kind === 'stranger') return { kind: 'forged', why: found.why };
  return found.kind === 'hint' ? { kind: 'unknown', why: found.why } : { kind: 'sound', why: '' };
}

type Suite = 'rdfc' | 'jcs';

function suiteOf(proof: Json): Suite | null {
  if (proof['type'] === 'Ed25519Signature2020') return 'rdfc';
  if (proof['type'] !== 'DataIntegrityProof') return null;
  if (proof['cryptosuite'] === 'eddsa-rdfc-2022' || proof['cryptosuite'] === 'eddsa-2022') return 'rdfc';
  return proof['cryptosuite'] === 'eddsa-jcs-2022' ? 'jcs' : null;
}

function kindOf(proof: Json): string {
  return [proof['type'], proof['cryptosuite']].filter((part) => typeof part === 'string').join(' ') || 'without a name';
}

function holds(hash: Buffer, key: KeyObject, signature: Buffer | null): boolean {
  const isEd25519 = key.asymmetricKeyType === 'ed25519';
  return isEd25519 && signature?.length === 64 && verifySignature(null, hash, key, signature);
}

type Hash = Readonly<{ kind: 'hash'; bytes: Buffer }> | Readonly<{ kind: 'malformed'; why: string }>;

/** SHA-256 of the proof's own options, then of the document (with the proofs that this one builds on). */
async function hashOf(suite: Suite, proof: Json, signed: Signed, contexts: Contexts): Promise<Hash> {
  const { proofValue: _value, ...options } = proof;
  const context = signed.document['@context'];
  const earlier = listOf(proof['previousProof']).map((id) => signed.proofs.find((other) => other['id'] === id));
  if (earlier.includes(undefined)) return { kind: 'malformed', why: 'A proof builds on one that is not there.' };
  const document = earlier.length > 0 ? { ...signed.document, proof: earlier } : signed.document;
  try {
    const canonical = suite === 'jcs' ? async (part: object) => canonicalJson(part) : canoniser(contexts);
    const proofOptions = suite === 'jcs' ? options : { ...options, '@context': context };
    const parts = await Promise.all([canonical(proofOptions), canonical(document)]);
    return { kind: 'hash', bytes: Buffer.concat(parts.map((part) => createHash('sha256').update(part).digest())) };
  } catch (error) {
    return { kind: 'malformed', why: `Its words are not all defined: ${reasonOf(error)}` };
  }
}

/** RDF Dataset Canonicalisation in safe mode: a word that no vocabulary defines throws. Work and time are bounded. */
function canoniser(contexts: Contexts): (part: object) => Promise<string> {
  return (part) =>
    cryptosuite.canonize(part, {
      documentLoader: loaderOf(contexts),
      safe: true,
      base: null,
      maxWorkFactor: 1,
      signal: AbortSignal.timeout(10_000),
    });
}

function reasonOf(error: unknown): string {
  const details = isObject(error) && isObject(error['details']) ? error['details'] : {};
  const event = isObject(details['event']) ? details['event'] : {};
  return typeof event['message'] === 'string'
    ? event['message']
    : error instanceof Error
      ? error.message
      : 'unreadable';
}

function vocabulariesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(vocabulariesOf);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '@context' ? listOf(value).map(String) : vocabulariesOf(value),
  );
}
