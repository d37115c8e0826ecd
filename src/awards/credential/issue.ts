import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { contextsWith, loaderOf, OPEN_BADGES, VC_2 } from './contexts.ts';
import { bodyDid } from './did.ts';

export type Purpose = 'revocation' | 'suspension';

/** What a credential says, in the words of an award. Dates are full instants (`2027-03-01T00:00:00Z`). */
export type AwardClaim = Readonly<{
  /** The award's public page; everything else of it stands below this address. */
  url: string;
  origin: string;
  body: Readonly<{ slug: string; name: string }>;
  school: Readonly<{ name: string; urn: string | null }>;
  scheme: Readonly<{ title: string; statement: string; criteria: string; url: string }>;
  awardedAt: string;
  validUntil: string;
  evidence: readonly Readonly<{ name: string; narrative: string }>[];
  statusIndex: number;
}>;

/** Where the signed list of one status purpose of a body is read. */
export function statusListUrl(origin: string, slug: string, purpose: Purpose): string {
  return `${origin}/bodies/${slug}/status/${purpose}`;
}

/** Signs an Open Badges 3.0 credential for an award (Verifiable Credentials 2.0, eddsa-rdfc-2022). */
export async function issueAward(claim: AwardClaim, signer: object, now: Date): Promise<Record<string, unknown>> {
  return sign(awardCredential(claim), signer, now);
}

/** Signs any credential of ours with bundled vocabularies only; a term that none of them defines throws. */
export async function sign(credential: object, signer: object, now: Date): Promise<Record<string, unknown>> {
  const suite = new DataIntegrityProof({ signer, date: now, cryptosuite });
  return issue({ credential, suite, documentLoader: loaderOf(contextsWith()), now });
}

function awardCredential(claim: AwardClaim): object {
  const issuer = {
    id: bodyDid(claim.origin, claim.body.slug),
    type: ['Profile'],
    name: claim.body.name,
    url: claim.origin,
  };
  return {
    '@context': [VC_2, OPEN_BADGES],
    id: `${claim.url}/credential.json`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${claim.scheme.title}: ${claim.school.name}`,
    issuer,
    validFrom: claim.awardedAt,
    validUntil: claim.validUntil,
    awardedDate: claim.awardedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identifiers(claim),
      achievement: achievement(claim),
    },
    evidence: claim.evidence.map((item, at) => ({
      id: `${claim.url}#evidence-${at + 1}`,
      type: ['Evidence'],
      name: item.name,
      narrative: item.narrative,
    })),
    credentialStatus: (['revocation', 'suspension'] as const).map((purpose) => statusEntry(claim, purpose)),
  };
}

/** Says each thing once: a statement made at two places of one thing could lose one of them unnoticed. */
function achievement(claim: AwardClaim): object {
  return {
    id: claim.scheme.url,
    type: ['Achievement'],
    achievementType: 'Award',
    name: claim.scheme.title,
    description: claim.scheme.statement,
    criteria: { id: `${claim.scheme.url}#criteria`, narrative: claim.scheme.criteria },
    image: { id: `${claim.url}/badge.png`, type: 'Image', caption: `Badge of the ${claim.scheme.title}` },
  };
}

function identifiers(claim: AwardClaim): readonly object[] {
  const name = { type: 'IdentityObject', hashed: false, identityHash: claim.school.name, identityType: 'name' };
  if (claim.school.urn === null) return [name];
  return [name, { type: 'IdentityObject', hashed: false, identityHash: claim.school.urn, identityType: 'ext:urn' }];
}

function statusEntry(claim: AwardClaim, purpose: Purpose): object {
  const list = statusListUrl(claim.origin, claim.body.slug, purpose);
  return {
    id: `${list}#${claim.statusIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(claim.statusIndex),
    statusListCredential: list,
  };
}
