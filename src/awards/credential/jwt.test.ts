import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { specimen, today } from '../../../testing/credential.ts';
import { NO_TRUST, trustIn } from './trust.ts';
import { verifyWith } from './verify.ts';

const issuer = 'did:web:issuer.example';
const kid = `${issuer}#key-1`;

async function signed(alg: string, change: object = {}, header: object = {}) {
  const pair = await generateKeyPair(alg, { extractable: true });
  const { credential } = await specimen();
  const { proof: _proof, credentialStatus: _status, ...rest } = credential;
  const payload = { ...rest, issuer: { id: issuer, type: ['Profile'], name: 'Issuer' }, iss: issuer, ...change };
  const jwk = await exportJWK(pair.publicKey);
  const method = { id: kid, type: 'JsonWebKey', controller: issuer, publicKeyJwk: jwk };
  const trust = trustIn([{ id: issuer, verificationMethod: [method], assertionMethod: [kid] }]);
  const token = await new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg, kid, typ: 'vc+jwt', ...header })
    .sign(pair.privateKey);
  return { token, trust, jwk };
}

const status = async (token: string, trust = NO_TRUST) => (await verifyWith(Buffer.from(token), trust, today)).status;

test.each(['RS256', 'ES256', 'EdDSA', 'PS256'])('A token signed with %s is valid with its key at hand', async (alg) => {
  const { token, trust } = await signed(alg);
  expect(await status(token, trust)).toBe('valid');
  expect(await status(token)).toBe('unknown');
  const [head, body, signature] = token.split('.');
  const changed = Buffer.from(
    Buffer.from(body ?? '', 'base64url')
      .toString()
      .replace('Wrenbourne', 'Saltmere'),
  );
  expect(await status(`${head}.${changed.toString('base64url')}.${signature}`, trust)).toBe('forged');
});

test('The key that a token shows is enough to call it forged, never to call it valid', async () => {
  const own = await signed('RS256');
  const { token, jwk } = await signed('RS256');
  const shown = await signed('RS256', {}, { kid: undefined, jwk: own.jwk });
  expect(await status(shown.token)).toBe('forged');
  const [, body, signature] = token.split('.');
  const head = Buffer.from(JSON.stringify({ alg: 'RS256', jwk })).toString('base64url');
  expect(await status(`${head}.${body}.${signature}`)).toBe('forged');
  expect(await status(shown.token, own.trust)).toBe('forged');
});

test('A token without a signature, or signed with a shared secret, is forged', async () => {
  const { token, trust } = await signed('RS256');
  const [, body] = token.split('.');
  for (const alg of ['none', 'HS256', 'none ']) {
    const head = Buffer.from(JSON.stringify({ alg, kid })).toString('base64url');
    expect(await status(`${head}.${body}.`, trust)).toBe('forged');
    expect(await status(`${head}.${body}.AAAA`, trust)).toBe('forged');
  }
});

test("A token's own limits count, and claims that contradict the credential are malformed", async () => {
  const at = (date: string) => Date.parse(date) / 1000;
  const ended = await signed('RS256', { exp: at('2026-06-01') });
  const ahead = await signed('RS256', { nbf: at('2027-06-01') });
  const other = await signed('RS256', { iss: 'did:web:another.example' });
  const loose = await signed('RS256', { exp: 'tomorrow' });
  expect(await status(ended.token, ended.trust)).toBe('expired');
  expect(await status(ahead.token, ahead.trust)).toBe('not-yet-valid');
  expect(await status(other.token, other.trust)).toBe('malformed');
  expect(await status(loose.token, loose.trust)).toBe('malformed');
});
