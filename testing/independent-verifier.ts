import { createHash, createPublicKey, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { RDFC10 } from 'rdfjs-c14n';

/**
 * A second opinion on credentials for the tests. It shares no code with what issues them, nor any library: another
 * JSON-LD reader, another canonicalisation, Node's own Ed25519 and its own base58.
 */
export type Contexts = ReadonlyMap<string, unknown>;

type Credential = Readonly<Record<string, unknown>>;
type Literal = Readonly<{ value: string; language: string; datatype: { value: string } }>;

const UNDEFINED_WORD = 'urn:undefined-word:';
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** True when the credential's one eddsa-rdfc-2022 proof fits it and was made with `publicKeyMultibase`. */
export async function independentlySigned(
  credential: Credential,
  publicKeyMultibase: string,
  contexts: Contexts,
): Promise<boolean> {
  const { proof, ...document } = credential;
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) return false;
  // A proof is an object here, by the line above.
  const { proofValue, ...options } = proof as Record<string, unknown>;
  if (options['cryptosuite'] !== 'eddsa-rdfc-2022' || typeof proofValue !== 'string') return false;
  if (options['proofPurpose'] !== 'assertionMethod' || !proofValue.startsWith('z')) return false;
  try {
    const hash = await hashToSign(document, options, contexts);
    const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), ed25519(publicKeyMultibase)]);
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    return verify(null, hash, publicKey, base58(proofValue.slice(1)));
  } catch {
    return false;
  }
}

/** The 64 bytes that are signed: the hash of the proof's options, then the hash of the document. */
export async function hashToSign(document: object, options: object, contexts: Contexts): Promise<Buffer> {
  const context: unknown = Reflect.get(document, '@context');
  const parts = [
    await canonicalQuads({ ...options, '@context': context }, contexts),
    await canonicalQuads(document, contexts),
  ];
  return Buffer.concat(parts.map((part) => createHash('sha256').update(part).digest()));
}

/** RDFC-1.0 text of a document. A word that no context defines throws. */
export async function canonicalQuads(document: object, contexts: Contexts): Promise<string> {
  refuseOddWords(document);
  const given = Reflect.get(document, '@context');
  const strict = [{ '@vocab': UNDEFINED_WORD }, ...(Array.isArray(given) ? given : [given])];
  const parser = new JsonLdParser({
    documentLoader: {
      load: async (url: string) => {
        const context = contexts.get(url);
        if (!context) throw new Error(`No context ${url}.`);
        // The parser's own type for a loaded context is JSON of any form.
        return context as never;
      },
    },
    baseIRI: UNDEFINED_WORD,
    rdfDirection: 'i18n-datatype',
  });
  parser.end(JSON.stringify({ ...document, '@context': strict }));
  const quads = [];
  for await (const quad of parser) quads.push(quad);
  const { canonical_form: text } = await new RDFC10().c14n(quads);
  if (text.includes(UNDEFINED_WORD)) throw new Error('A word is not defined.');
  return text;
}

/** The reader passes silently over a member whose name is no plain word, and the signature would not cover it. */
function refuseOddWords(node: unknown): void {
  if (typeof node !== 'object') return;
  if (node === null) throw new Error('A member has no value.');
  for (const [key, value] of Object.entries(node)) {
    if (!Array.isArray(node) && !/^(@context|[A-Za-z]\w*)$/.test(key)) throw new Error(`"${key}" is no word.`);
    refuseOddWords(value);
  }
}

function ed25519(multikey: string): Buffer {
  const bytes = base58(multikey.slice(1));
  if (!multikey.startsWith('z') || bytes.length !== 34 || bytes.readUInt16BE(0) !== 0xed01) throw new Error('No key.');
  return bytes.subarray(2);
}

function base58(text: string): Buffer {
  const bytes: number[] = [];
  for (const letter of text) {
    let carry = ALPHABET.indexOf(letter);
    if (carry < 0) throw new Error('Not base58.');
    for (let at = 0; at < bytes.length || carry > 0; at += 1) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.from([...Array<number>(zeros).fill(0), ...bytes.toReversed()]);
}

/**
 * The canonicalisation writes quads through a Turtle writer, which shortens numbers and truth values and escapes
 * emoji; canonical N-Quads do neither. So that one step of its writer is replaced.
 */
const inside = createRequire(createRequire(import.meta.url).resolve('rdfjs-c14n'));
const { Writer } = inside('n3') as { Writer: { prototype: Record<string, unknown> } }; // CommonJS, untyped here
Writer.prototype['_encodeLiteral'] = (literal: Literal): string => {
  const text = `"${literal.value.replace(/[\\"\n\r\t\b\f]/g, (letter) => JSON.stringify(letter).slice(1, -1))}"`;
  if (literal.language) return `${text}@${literal.language}`;
  const type = literal.datatype.value;
  return type === 'http://www.w3.org/2001/XMLSchema#string' ? text : `${text}^^<${type}>`;
};
