import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, claim, issuedAt, today } from '../../../testing/credential.ts';
import { bodyDid, didDocument } from './did.ts';
import { issueAward } from './issue.ts';
import { makeKey, openKey } from './keys.ts';
import { sealingKey } from './sealing-key.ts';
import { issueStatusList } from './status-list.ts';
import { trustIn } from './trust.ts';
import { verifyWith } from './verify.ts';

const first = { origin: claim.origin, slug: claim.body.slug, keyName: 'northlight-2026-1' };
const second = { ...first, keyName: 'northlight-2026-2' };

test('A body is named by its host, with the port written as did:web wants it', () => {
  expect(bodyDid('http://127.0.0.1:3000', 'northlight')).toBe('did:web:127.0.0.1%3A3000:bodies:northlight');
  expect(bodyDid('https://waymark.example', 'northlight')).toBe('did:web:waymark.example:bodies:northlight');
});

test('A private key is unreadable as it is kept, opens with its sealing key only, and belongs to one key', async () => {
  const sealing = randomBytes(32);
  const key = await makeKey(first, sealing);
  expect(key.sealed.toString('latin1')).not.toContain('zrv');
  await expect(openKey(first, key, sealing)).resolves.toBeDefined();
  await expect(openKey(first, key, randomBytes(32))).rejects.toThrow(/Put back the keys folder/);
  const other = await makeKey(second, sealing);
  await expect(openKey(first, { ...key, sealed: other.sealed }, sealing)).rejects.toThrow(/does not open/);
});

test('After a rotation, awards under the old key still check', async () => {
  const sealing = randomBytes(32);
  const [old, now] = [await makeKey(first, sealing), await makeKey(second, sealing)];
  const award = await issueAward(claim, await openKey(first, old, sealing), issuedAt);
  const signer = await openKey(second, now, sealing);
  const lists = await Promise.all(
    (['revocation', 'suspension'] as const).map((purpose) =>
      issueStatusList({ ...first, purpose, raised: [] }, signer, issuedAt),
    ),
  );
  const keys = [
    { name: second.keyName, publicKeyMultibase: now.publicKeyMultibase },
    { name: first.keyName, publicKeyMultibase: old.publicKeyMultibase },
  ];
  const status = async (held: typeof keys) => {
    const did = didDocument(claim.origin, claim.body.slug, held);
    return (await verifyWith(bytesOf(award), trustIn([did, ...lists]), today)).status;
  };
  expect(await status(keys)).toBe('valid');
  expect(await status(keys.slice(0, 1))).toBe('unknown');
});

test('The sealing key comes from the environment, or is made once in DATA_DIR for its owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-keys-'));
  const made = await Promise.all([sealingKey(folder, undefined), sealingKey(folder, undefined)]);
  expect(made[0].equals(made[1])).toBe(true);
  const path = join(folder, 'keys', 'sealing.key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toEqual(made[0]);
  const given = randomBytes(32);
  expect(await sealingKey(folder, given.toString('base64'))).toEqual(given);
  await expect(sealingKey(folder, 'short')).rejects.toThrow(/SEALING_KEY must be 32 bytes/);
});
