import fc from 'fast-check';
import { expect, test } from 'vitest';
import { from, generate } from '@digitalbazaar/ed25519-multikey';
import { bytesOf, claim, issuedAt, specimen, today } from '../../../testing/credential.ts';
import { issueAward, sign } from './issue.ts';
import { NO_TRUST, trustIn } from './trust.ts';
import { STATUSES, verifyWith } from './verify.ts';

const status = async (credential: unknown, trust: readonly unknown[], now = today) =>
  (await verifyWith(bytesOf(credential), trustIn(trust), now)).status;

test('An award is valid with its issuer at hand, and unknown without', async () => {
  const { credential, trust } = await specimen();
  expect(await verifyWith(bytesOf(credential), trustIn(trust), today)).toEqual({ status: 'valid', reasons: [] });
  const alone = await verifyWith(bytesOf(credential), NO_TRUST, today);
  expect(alone.status).toBe('unknown');
  expect(alone.reasons.join(' ')).toContain('no trust folder was given');
});

test('Withdrawn, suspended, ended and not yet begun are told apart, the graver first', async () => {
  const both = await specimen({}, ['revocation', 'suspension']);
  const held = await specimen({}, ['suspension']);
  expect(await status(both.credential, both.trust)).toBe('revoked');
  expect(await status(held.credential, held.trust)).toBe('suspended');
  expect(await status(held.credential, held.trust, new Date('2030-01-01'))).toBe('suspended');
  const { credential, trust } = await specimen();
  expect(await status(credential, trust, new Date('2030-01-01'))).toBe('expired');
  const ahead = await specimen({ awardedAt: '2028-01-01T00:00:00Z' });
  expect(await status(ahead.credential, ahead.trust)).toBe('not-yet-valid');
});

test('A status list that is missing, another one, or unreadable is never "not withdrawn"', async () => {
  const { credential, trust } = await specimen();
  const [did, revocation, suspension] = trust;
  expect(await status(credential, [did, revocation])).toBe('unknown');
  const other = await specimen();
  expect(await status(credential, [did, other.trust[1], suspension])).toBe('unknown');
  const short = { ...revocation, credentialSubject: { type: 'BitstringStatusList', encodedList: 'uH4sI' } };
  expect(await status(credential, [did, short, suspension])).toBe('unknown');
});

test("Another's key never makes an award of ours", async () => {
  const ours = await specimen();
  const theirs = await specimen();
  expect(await status(theirs.credential, ours.trust)).toBe('forged');
  const stolen = { ...theirs.credential, issuer: 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi' };
  expect(await status(stolen, ours.trust)).toBe('forged');
  const { proof } = theirs.credential;
  expect(await status({ ...ours.credential, proof }, ours.trust)).toBe('forged');
});

/** Signs with a key of nobody's body, named after itself. */
async function strangersSigner() {
  const pair = await generate({ id: 'did:key:x', controller: 'did:key:x' });
  const name = pair.publicKeyMultibase;
  const { secretKeyMultibase } = await pair.export({ publicKey: true, secretKey: true });
  const did = `did:key:${name}`;
  const key = { id: `${did}#${name}`, type: 'Multikey', controller: did, publicKeyMultibase: name, secretKeyMultibase };
  return { did, signer: (await from({ '@context': 'https://w3id.org/security/multikey/v1', ...key })).signer() };
}

test('A key that is its own name makes no award of ours, and no list of ours', async () => {
  const { credential, trust } = await specimen();
  const { did, signer } = await strangersSigner();
  expect(await status(await issueAward(claim, signer, issuedAt), trust)).toBe('forged');
  const { proof: _proof, ...list } = { proof: null, ...trust[1] };
  const theirs = await sign({ ...list, issuer: did }, signer, issuedAt);
  expect(await status(credential, [trust[0], theirs, trust[2]])).toBe('unknown');
  const pretended = await sign(list, signer, issuedAt);
  expect(await status(credential, [trust[0], pretended, trust[2]])).toBe('unknown');
});

test('A key that may not make statements signs nothing', async () => {
  const { credential, trust } = await specimen();
  const [did, ...lists] = trust;
  expect(await status(credential, [{ ...did, assertionMethod: undefined }, ...lists])).toBe('forged');
  expect(await status(credential, [{ ...did, verificationMethod: undefined }, ...lists])).toBe('unknown');
});

test('Words moved to where a plain reader does not look are refused', async () => {
  const { credential, trust } = await specimen();
  const { validUntil, credentialStatus, ...rest } = credential;
  const full = 'https://www.w3.org/2018/credentials#validUntil';
  const dated = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': validUntil };
  const hidden: readonly unknown[] = [
    { ...rest, credentialStatus, [full]: dated },
    { ...rest, credentialStatus, 'cred:validUntil': dated },
    { ...rest, validUntil, 'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus },
    { ...credential, validUntil: [validUntil] },
    { ...credential, '@context': [...contextsOf(credential), { name: 'https://schema.org/description' }] },
    { ...rest, validUntil, evidence: { id: credential['id'], type: ['Evidence'], credentialStatus } },
    { ...credential, nickname: 'outside the signature' },
    { ...credential, nickname: null },
    JSON.parse(`{"__proto__":{"name":"outside"},${JSON.stringify(credential).slice(1)}`),
  ];
  for (const changed of hidden) expect(await status(changed, trust)).toBe('malformed');
});

test('A member that stands twice is refused, however its name is spelt', async () => {
  const { credential, trust } = await specimen();
  const text = JSON.stringify(credential);
  const twice = [
    text.replace('{', '{"name":"Another",'),
    text.replace('{', '{"n\\u0061me":"Another",'),
    text.replace('"issuer":{', '"issuer":{"name":"Another body",'),
  ];
  for (const changed of twice) {
    const verdict = await verifyWith(Buffer.from(changed), trustIn(trust), today);
    expect(verdict).toMatchObject({ status: 'malformed', reasons: ['The member "name" stands twice.'] });
  }
});

test('Whatever the file holds, the answer is one of the eight, with a sentence, and quickly', async () => {
  const { credential, trust } = await specimen();
  const text = JSON.stringify(credential);
  const held = trustIn(trust);
  const cut = fc.nat(text.length).map((at) => text.slice(0, at));
  const nested = fc.constantFrom(
    '['.repeat(50_000),
    '{"a":'.repeat(50_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  );
  const flipped = fc.tuple(fc.nat(text.length - 1), fc.nat(255)).map(([at, byte]) => {
    const bytes = Buffer.from(text);
    bytes[at] = byte;
    return bytes;
  });
  const deep = `{"@context":["https://www.w3.org/ns/credentials/v2"],"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const files = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.json(), cut, nested, flipped, fc.constant(deep));
  await fc.assert(
    fc.asyncProperty(files, async (file) => {
      const bytes = Buffer.from(file);
      const { status: found, reasons } = await verifyWith(bytes, held, today);
      expect(STATUSES).toContain(found);
      if (found !== 'valid') expect(reasons.length).toBeGreaterThan(0);
      else expect(JSON.parse(bytes.toString('utf8'))).toEqual(credential);
    }),
    { numRuns: 300, seed: 7 },
  );
}, 60_000);

const contextsOf = (credential: Record<string, unknown>) => [credential['@context']].flat();

test('What is no credential at all is malformed, with a sentence', async () => {
  for (const text of ['', '{', 'null', '[]', '"text"', '{}', 'not.a.jwt', '<svg/>', '\u0089PNG', '{"@context":[]}']) {
    const verdict = await verifyWith(Buffer.from(text), NO_TRUST, today);
    expect(verdict.status, text).toBe('malformed');
    expect(verdict.reasons.length, text).toBeGreaterThan(0);
  }
});
