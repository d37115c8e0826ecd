import { randomBytes } from 'node:crypto';
import { didDocument } from '../src/awards/credential/did.ts';
import { issueAward, type AwardClaim, type Purpose } from '../src/awards/credential/issue.ts';
import { makeKey, openKey, type SealedKey } from '../src/awards/credential/keys.ts';
import { issueStatusList } from '../src/awards/credential/status-list.ts';

/** An invented award and the keys of its invented body, for the tests of issuing and checking. */
export const claim: AwardClaim = {
  url: 'http://127.0.0.1:3000/awards/wm-7f3k-92qd',
  origin: 'http://127.0.0.1:3000',
  body: { slug: 'northlight', name: 'Northlight Quality Marks' },
  school: { name: 'Wrenbourne High School', urn: '990001' },
  scheme: {
    title: 'ECM Quality Mark',
    statement: 'Partnerships for learning that raise the achievement of vulnerable learners.',
    criteria: 'All six steps, with evidence of impact seen on a visit.',
    url: 'http://127.0.0.1:3000/schemes/ecm-quality-mark/1.0',
  },
  awardedAt: '2026-03-01T00:00:00Z',
  validUntil: '2029-03-01T23:59:59Z',
  evidence: [{ name: 'Accreditation visit', narrative: 'Visited on 2 February 2026; decided by a panel.' }],
  statusIndex: 4711,
};

export const issuedAt = new Date('2026-03-02T09:00:00Z');
export const today = new Date('2026-11-22T12:00:00Z');

export type Specimen = Readonly<{ credential: Record<string, unknown>; trust: readonly object[]; key: SealedKey }>;

/** A signed award with the documents that a verifier needs; `raised` are the purposes under which it is listed. */
export async function specimen(change: Partial<AwardClaim> = {}, raised: readonly Purpose[] = []): Promise<Specimen> {
  const sealingKey = randomBytes(32);
  const as = { origin: claim.origin, slug: claim.body.slug, keyName: 'northlight-2026-1' };
  const key = await makeKey(as, sealingKey);
  const signer = await openKey(as, key, sealingKey);
  const list = (purpose: Purpose) =>
    issueStatusList(
      { origin: as.origin, slug: as.slug, purpose, raised: raised.includes(purpose) ? [claim.statusIndex] : [] },
      signer,
      issuedAt,
    );
  const credential = await issueAward({ ...claim, ...change }, signer, issuedAt);
  const did = didDocument(as.origin, as.slug, [{ name: as.keyName, publicKeyMultibase: key.publicKeyMultibase }]);
  return { credential, trust: [did, await list('revocation'), await list('suspension')], key };
}

export const bytesOf = (credential: unknown): Buffer => Buffer.from(JSON.stringify(credential));
