import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saySkipped, sharedData } from '../../../testing/shared-data.ts';
import { NO_TRUST, readTrust, trustIn, type Trust } from './trust.ts';
import { verifyWith, type Verdict } from './verify.ts';

const now = new Date('2026-11-22T12:00:00Z');
const badges = sharedData('openbadges');
const vc = sharedData('vc');
if (!badges || !vc) saySkipped('the published Open Badges and Verifiable Credentials vectors');

const status = async (path: string, trust: Trust): Promise<Verdict['status']> =>
  (await verifyWith(readFileSync(path), trust, now)).status;

/** The issuers' documents are not published with these; this one is made from the key that the proof names. */
function issuerShownIn(path: string): Trust {
  const { issuer, proof } = JSON.parse(readFileSync(path, 'utf8'));
  const method: string = [proof].flat().at(-1).verificationMethod;
  const key = { id: method, type: 'Multikey', controller: issuer.id, publicKeyMultibase: method.split('#')[1] };
  return trustIn([{ id: issuer.id, assertionMethod: [key] }]);
}

describe.skipIf(!badges)("1EdTech's Open Badges vectors", () => {
  const at = (name: string) => join(badges ?? '', name);
  const sound = [
    'endorsement-valid.json',
    'simple-context-alias.json',
    'simple-context-version.json',
    'simple-did-web-method.json',
    'simple-eddsa-2022.json',
    'simple-multiple-proofs.json',
    'simple.1ob',
    'simple.json',
    'simple_v1.json',
  ];
  test.each(sound)('%s is unknown alone and valid with its issuer at hand', async (name) => {
    expect(await status(at(`ob30/${name}`), NO_TRUST)).toBe('unknown');
    expect(await status(at(`ob30/${name}`), issuerShownIn(at(`ob30/${name}`)))).toBe('valid');
  });

  const others: readonly (readonly [string, Verdict['status']])[] = [
    ['ob30/simple-did-key-method.json', 'unknown'],
    ['ob30/simple-json.png', 'unknown'],
    ['ob30/simple-json.svg', 'unknown'],
    ['ob30/simple-jwt.png', 'unknown'],
    ['ob30/simple-jwt.svg', 'unknown'],
    ['ob30/simple-jwt_v1.png', 'unknown'],
    ['ob30/simple-jwt_v1.svg', 'unknown'],
    ['ob30/simple.jwt', 'unknown'],
    ['ob30/velocity.jwt', 'unknown'],
    ['ob30/complete.json', 'unknown'],
    ['ob30/complete_v1.json', 'unknown'],
    ['ob30/simple-noproof.json', 'malformed'],
    ['ob30-faults/simple-err-proof-value.json', 'forged'],
    ['ob30-faults/simple-err-type.json', 'malformed'],
    ['ob30-faults/simple-err-expired.json', 'unknown'],
    ['ob30-faults/simple-err-issued.json', 'unknown'],
  ];
  test.each(others)('%s alone is %s', async (name, expected) => {
    expect(await status(at(name), NO_TRUST)).toBe(expected);
  });

  test('Every vector stands in one of the lists', () => {
    const listed = [...sound, ...others.map(([name]) => basename(name))].toSorted();
    const present = [...readdirSync(at('ob30')), ...readdirSync(at('ob30-faults'))].toSorted();
    expect(present).toEqual(listed);
  });

  test('With the issuer at hand, the ended one is expired and the one of 2040 not yet valid', async () => {
    const ended = at('ob30-faults/simple-err-expired.json');
    const ahead = at('ob30-faults/simple-err-issued.json');
    expect(await status(ended, issuerShownIn(ended))).toBe('expired');
    expect(await status(ahead, issuerShownIn(ahead))).toBe('not-yet-valid');
  });

  test('A status list of 1EdTech that is not at hand leaves a sound badge unknown; at hand, it decides', async () => {
    const path = at('ob30/complete.json');
    const { id, issuer, credentialStatus, proof } = JSON.parse(readFileSync(path, 'utf8'));
    const method: string = proof[0].verificationMethod;
    const key = { id: method, controller: issuer.id, publicKeyMultibase: method.split('#')[1] };
    const owner = { id: issuer.id, assertionMethod: [key] };
    const list = (revokedCredential: object[]) => ({ id: credentialStatus.id, issuer: issuer.id, revokedCredential });
    expect(await status(path, trustIn([owner]))).toBe('unknown');
    expect(await status(path, trustIn([owner, list([])]))).toBe('valid');
    expect(await status(path, trustIn([owner, list([{ id }])]))).toBe('revoked');
  });
});

describe.skipIf(!vc)('The Digital Credentials Consortium fixtures', () => {
  const root = join(vc ?? '', 'dcc-fixtures');
  const files = vc ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /^v\d/.test(name)) : [];
  const empty = 'v1/ed25519/didKey/legacy-noStatus-noExpiry.json';
  const expectedOf = (name: string): Verdict['status'] => {
    // Their pictures carry no credential at all, and one of their files is empty.
    if (name.endsWith('.png') || name === empty) return 'malformed';
    return /-expired/.test(name) ? 'expired' : 'valid';
  };

  test('There are fixtures to check', () => expect(files.filter((name) => name.endsWith('.json')).length).toBe(42));

  test.each(files.filter((name) => /\.(json|png)$/.test(name)))('%s is what its name says', async (name) => {
    const { trust } = await readTrust(join(root, 'dids'));
    expect(await status(join(root, name), trust)).toBe(expectedOf(name));
    const alone = /didweb/i.test(name) && name.endsWith('.json') ? 'unknown' : expectedOf(name);
    expect(await status(join(root, name), NO_TRUST)).toBe(alone);
  });
});

describe.skipIf(!vc)("The W3C's step-by-step vectors", () => {
  const root = join(vc ?? '', 'eddsa', 'TestVectors');
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const context = (name: string) => JSON.parse(readFileSync(join(vc ?? '', 'contexts', name), 'utf8'));
  const examples = () =>
    new Map([['https://www.w3.org/ns/credentials/examples/v2', context('credentials-examples-v2.jsonld')]]);
  const signed = [
    'eddsa-rdfc-2022/signedDataInt.json',
    'eddsa-jcs-2022/signedJCS.json',
    'Ed25519Signature2020/signedEdSig.json',
    'proof-set-chain/signedProofSet1.json',
    'proof-set-chain/signedProofSet2.json',
    'proof-set-chain/signedProofChain1.json',
    'proof-set-chain/signedProofChain2.json',
  ];

  /** The issuer of these says nowhere which keys are its own; here it names those that signed. */
  const trustFor = (name: string) => {
    const { issuer, proof } = read(name);
    const methods = [proof].flat().map((one: { verificationMethod: string }) => one.verificationMethod);
    return trustIn([{ id: typeof issuer === 'string' ? issuer : issuer.id, assertionMethod: methods }]);
  };

  test.each(signed)('%s is valid, and forged when a word of it changes', async (name) => {
    const credential = read(name);
    const bytes = Buffer.from(JSON.stringify(credential));
    expect(await verifyWith(bytes, trustFor(name), now, examples())).toEqual({ status: 'valid', reasons: [] });
    const changed = { ...credential, description: `${credential.description} Changed.` };
    const verdict = await verifyWith(Buffer.from(JSON.stringify(changed)), trustFor(name), now, examples());
    expect(verdict.status).toBe('forged');
  });

  test.each(['unsigned.json', 'proof-set-chain/unsigned.json'])('%s is malformed: nobody signed it', async (name) => {
    expect((await verifyWith(Buffer.from(JSON.stringify(read(name))), NO_TRUST, now, examples())).status).toBe(
      'malformed',
    );
  });
});
