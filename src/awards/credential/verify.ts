import { isPng, unbakePng } from './bake-png.ts';
import { unbakeSvg } from './bake-svg.ts';
import { contextsWith, type Contexts } from './contexts.ts';
import { idOf, isObject, listOf, readJson, type Json } from './json.ts';
import { judgeJwt, limitsOf, looksLikeJwt, readJwt, type Jwt } from './jwt.ts';
import { judgeProofs, type Finding } from './proof.ts';
import { faultsOf, termOf } from './shape.ts';
import { standingOf } from './standing.ts';
import { NO_TRUST, readTrust, type Trust } from './trust.ts';

export const STATUSES = [
  'malformed',
  'forged',
  'unknown',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
  'valid',
] as const;

/** The first of these that holds of a credential, and in sentences why. */
export type Verdict = Readonly<{ status: (typeof STATUSES)[number]; reasons: readonly string[] }>;

const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Says what a credential file is worth, without the network and without asking us: JSON, JWT, or a PNG or SVG with one
 * baked in. `trustDir` is a folder of issuers' public documents, or null to say only what the file itself proves.
 */
export async function verify(bytes: Uint8Array, trustDir: string | null, now: Date): Promise<Verdict> {
  if (trustDir === null) return verifyWith(bytes, NO_TRUST, now);
  const { trust, unread } = await readTrust(trustDir);
  const verdict = await verifyWith(bytes, trust, now);
  return {
    ...verdict,
    reasons: [...verdict.reasons, ...unread.map((name) => `${name} in the trust folder is no JSON.`)],
  };
}

/** The same for documents already read; `more` are vocabularies beside the bundled ones. */
export async function verifyWith(bytes: Uint8Array, trust: Trust, now: Date, more?: Contexts): Promise<Verdict> {
  const content = contentOf(Buffer.from(bytes));
  if (content.kind === 'nothing') return { status: 'malformed', reasons: [content.why] };
  const credential = content.kind === 'jwt' ? content.jwt.credential : content.credential;
  const faults = faultsOf(credential);
  if (faults.length > 0) return { status: 'malformed', reasons: faults.slice(0, 10) };
  const limits = content.kind === 'jwt' ? limitsOf(content.jwt) : { from: -Infinity, until: Infinity };
  if (!limits) return { status: 'malformed', reasons: ["The token's claims and its credential do not agree."] };
  const finding =
    content.kind === 'jwt'
      ? await judgeJwt(content.jwt, trust)
      : await judgeProofs(credential, contextsWith(more), trust);
  return judged(finding, credential, limits, trust, now);
}

async function judged(
  finding: Finding,
  credential: Json,
  limits: Readonly<{ from: number; until: number }>,
  trust: Trust,
  now: Date,
): Promise<Verdict> {
  const aboutIssuer = issuerReasons(credential, trust);
  if (finding.kind !== 'sound') {
    return {
      status: finding.kind,
      reasons: finding.kind === 'unknown' ? [finding.why, ...aboutIssuer] : [finding.why],
    };
  }
  const standing = await standingOf(credential, trust, now);
  if (standing.kind !== 'good') return { status: standing.kind, reasons: [standing.why, ...aboutIssuer] };
  const term = termOf(credential);
  const until = Math.min(term.until, limits.until, proofEnd(credential));
  const from = Math.max(term.from, limits.from);
  if (until < now.getTime()) return { status: 'expired', reasons: [`It ended on ${dayOf(until)}.`, ...aboutIssuer] };
  if (from > now.getTime())
    return { status: 'not-yet-valid', reasons: [`It begins on ${dayOf(from)}.`, ...aboutIssuer] };
  return { status: 'valid', reasons: aboutIssuer };
}

/** A proof may end before what it proves; of several the first that ends counts. */
function proofEnd(credential: Json): number {
  const ends = listOf(credential['proof']).map((proof) => (isObject(proof) ? proof['expires'] : undefined));
  return Math.min(Infinity, ...ends.filter((end) => typeof end === 'string').map((end) => Date.parse(end)));
}

/** A good signature never says who signed: that only the verifier's own list of issuers can. */
function issuerReasons(credential: Json, trust: Trust): readonly string[] {
  const issuer = idOf(credential['issuer']) ?? '';
  if (trust.find(issuer)) return [];
  return [
    trust.isGiven
      ? `The issuer ${issuer} is not known: it is not among the issuers in the trust folder.`
      : `The issuer ${issuer} is not known: no trust folder was given.`,
  ];
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

type Content =
  | Readonly<{ kind: 'json'; credential: Json }>
  | Readonly<{ kind: 'jwt'; jwt: Jwt }>
  | Readonly<{ kind: 'nothing'; why: string }>;

function contentOf(bytes: Buffer): Content {
  if (bytes.length > MOST_BYTES) return { kind: 'nothing', why: 'The file is larger than 20 MB.' };
  try {
    return isPng(bytes) ? onlyOne(unbakePng(bytes)) : fromText(bytes);
  } catch (error) {
    return { kind: 'nothing', why: error instanceof Error ? error.message : 'The file cannot be read.' };
  }
}

function fromText(bytes: Buffer): Content {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  return text.startsWith('<') ? onlyOne(unbakeSvg(text)) : fromCredentialText(text);
}

function onlyOne(found: readonly string[]): Content {
  const [text] = found;
  if (text === undefined) return { kind: 'nothing', why: 'The picture has no credential baked in.' };
  if (found.length > 1) return { kind: 'nothing', why: 'The picture has more than one credential baked in.' };
  return fromCredentialText(text.trim());
}

function fromCredentialText(text: string): Content {
  if (looksLikeJwt(text)) {
    const jwt = readJwt(text);
    return jwt ? { kind: 'jwt', jwt } : { kind: 'nothing', why: 'The token cannot be read.' };
  }
  const value = readJson(text);
  if (!isObject(value)) return { kind: 'nothing', why: 'A credential is a JSON object.' };
  const enveloped = envelopedToken(value);
  return enveloped === null ? { kind: 'json', credential: value } : fromCredentialText(enveloped);
}

/** VC 2.0 may wrap a token as an object whose `id` is a data address. */
function envelopedToken(value: Json): string | null {
  const id = value['type'] === 'EnvelopedVerifiableCredential' ? value['id'] : null;
  return typeof id === 'string' ? (/^data:application\/vc\+jwt,([\w-]+\.[\w-]+\.[\w-]+)$/.exec(id)?.[1] ?? null) : null;
}
