import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalQuads, hashToSign, independentlySigned } from './independent-verifier.ts';
import { saySkipped, sharedData } from './shared-data.ts';

const published = sharedData('vc/eddsa/TestVectors/eddsa-rdfc-2022');
const contextFolder = sharedData('vc/contexts');
if (!published) saySkipped("the W3C's published eddsa-rdfc-2022 vector");

const text = (name: string) => readFileSync(join(published ?? '', name), 'utf8');
const json = (name: string): Record<string, unknown> => JSON.parse(text(name));
const context = (name: string): unknown => JSON.parse(readFileSync(join(contextFolder ?? '', name), 'utf8'));

function contexts() {
  return new Map([
    ['https://www.w3.org/ns/credentials/v2', context('credentials-v2.jsonld')],
    ['https://www.w3.org/ns/credentials/examples/v2', context('credentials-examples-v2.jsonld')],
  ]);
}

const KEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQXJPt4swbTQ2';

test.skipIf(!published)('The independent verifier writes the canonical text that the W3C published', async () => {
  const { proof: _proof, ...document } = json('signedDataInt.json');
  expect(await canonicalQuads(document, contexts())).toBe(text('canonDocDataInt.txt'));
  expect(await canonicalQuads(json('proofConfigDataInt.json'), contexts())).toBe(text('proofCanonDataInt.txt'));
  const hash = await hashToSign(document, json('proofConfigDataInt.json'), contexts());
  expect(hash.toString('hex')).toBe(text('combinedHashDataInt.txt'));
});

test.skipIf(!published)('It accepts the W3C signature, and refuses it for another text or another key', async () => {
  const signed = json('signedDataInt.json');
  const key = publishedKey();
  expect(await independentlySigned(signed, key, contexts())).toBe(true);
  expect(await independentlySigned({ ...signed, name: 'Another' }, key, contexts())).toBe(false);
  expect(await independentlySigned({ ...signed, unheardOf: 'x' }, key, contexts())).toBe(false);
  expect(await independentlySigned(signed, KEY, contexts())).toBe(false);
});

function publishedKey(): string {
  const { publicKeyMultibase } = JSON.parse(readFileSync(join(published ?? '', '..', 'keyPair.json'), 'utf8'));
  return publicKeyMultibase;
}
