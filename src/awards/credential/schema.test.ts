import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { specimen } from '../../../testing/credential.ts';
import { saySkipped, sharedData } from '../../../testing/shared-data.ts';

const schema = sharedData('vc/schema/verifiable-credential-schema.json');
if (!schema) saySkipped("the W3C's schema of Verifiable Credentials 2.0");

test.skipIf(!schema)("What we issue has the form of the W3C's schema, and a broken one has not", async () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(schema ?? '', 'utf8')),
  );
  const { credential, trust } = await specimen();
  for (const issued of [credential, trust[1], trust[2]]) {
    const isSound = validate(issued);
    expect(validate.errors ?? [], JSON.stringify(validate.errors)).toEqual([]);
    expect(isSound).toBe(true);
  }
  expect(validate({ ...credential, issuer: 7 })).toBe(false);
});
