import type { Db } from '#platform/db';
import type { Press } from '#platform/documents';
import { post } from '#platform/mail';
import { note } from '#platform/trail';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { insertEvent } from '../award/store.ts';
import { certificateDocument } from '../certificate.ts';
import { issueAward, type AwardClaim } from '../credential/issue.ts';
import { badgeSvg } from '../drawing/badge.ts';
import { signerOf } from '../key/actions.ts';
import { findAwardFacts, keepPapers, listTold, type AwardFacts } from './store.ts';
import { writtenDay } from '../award/rules.ts';

/** The award's public address under the origin that it keeps. */
export const awardUrl = (award: Readonly<{ origin: string; number: string }>): string =>
  award.origin + href(paths.awards.page, { award: award.number });

/** The years of an award as its badge shows them. */
export const yearsOf = (award: Readonly<{ awardedOn: string; validUntil: string }>): string =>
  `${award.awardedOn.slice(0, 4)} to ${award.validUntil.slice(0, 4)}`;

/**
 * Makes the papers of an award and with them makes it public. All of it is one transaction: an award has both papers or
 * none, and a second run finds them made: then it gives null.
 */
export const issue = async (
  asSystem: Db,
  id: string,
  press: Press,
  dataDir: string,
  now: Date,
): Promise<AwardFacts | null> => {
  await asSystem`select pg_advisory_xact_lock(hashtextextended(${`award papers ${id}`}, 0))`;
  const award = await findAwardFacts(asSystem, id);
  if (award === null || award.issuedAt !== null) return null;
  const body = { id: award.bodyId, slug: award.bodySlug, name: award.bodyName };
  const { keyName, signer } = await signerOf(asSystem, body, award.origin, dataDir, now);
  const credential = JSON.stringify(await issueAward(claimOf(award), signer, now), null, 2);
  const certificate = await press.set(await certificateDocument(certificateOf(award)));
  await keepPapers(asSystem, id, { credential, certificate, keyName }, now);
  const says = `with key ${keyName}`;
  await insertEvent(asSystem, { awardId: id, bodyId: award.bodyId, kind: 'issued', says, at: now });
  const about = { award: award.number, key: keyName };
  const where = { schoolId: award.schoolId, bodyId: award.bodyId, enrolmentId: award.enrolmentId };
  await note(asSystem, system('awards.issue'), { act: 'awards.issued', ...where, about }, now);
  return award;
};

/** Tells the school's coordinator and senior leaders that their award is published; each of them once. */
export const tellSchool = async (asSystem: Db, award: AwardFacts, now: Date): Promise<void> => {
  for (const { personId, name, address } of await listTold(asSystem, award.enrolmentId)) {
    const mail = {
      to: { name, address },
      subject: `${award.schemeTitle}: your award is published`,
      text: `${award.schoolName} ${award.statement}\n\nCertificate, badge and signed credential are on the award's page, where everybody reads its live status:\n${awardUrl(award)}`,
      why: `You lead the work of ${award.schoolName} on this award.`,
    };
    await post(asSystem, mail, { key: `award-published:${award.id}:${personId}`, now });
  }
};

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

/** A time of a London day as a full instant: summer days are an hour ahead. The page and the credential end together. */
export const inLondon = (day: string, time: string): string => {
  const isSummer = londonHour.format(new Date(`${day}T12:00:00Z`)) === '13';
  return `${day}T${time}${isSummer ? '+01:00' : 'Z'}`;
};

const claimOf = (award: AwardFacts): AwardClaim => ({
  url: awardUrl(award),
  origin: award.origin,
  body: { slug: award.bodySlug, name: award.bodyName },
  school: { name: award.schoolName, urn: award.schoolUrn === null ? null : String(award.schoolUrn) },
  scheme: {
    title: award.schemeTitle,
    statement: `The school ${award.statement}`,
    criteria: award.criteria,
    url: award.origin + href(paths.schemes.version, { scheme: award.scheme, version: award.schemeVersion }),
  },
  awardedAt: inLondon(award.awardedOn, '00:00:00'),
  validUntil: inLondon(award.validUntil, '23:59:59'),
  evidence: [
    {
      name: 'Accreditation visit',
      narrative: `A verifier saw the school's evidence on ${writtenDay(award.visitedOn)}, and a panel decided.`,
    },
  ],
  statusIndex: award.statusIndex,
});

const certificateOf = (award: AwardFacts) => ({
  number: award.number,
  body: award.bodyName,
  title: award.schemeTitle,
  school: award.schoolName,
  statement: award.statement,
  steps: award.steps,
  signatory: { name: award.signatoryName, part: award.signatoryPart },
  awardedOn: award.awardedOn,
  validUntil: award.validUntil,
  url: awardUrl(award),
  badge: badgeSvg({ title: award.schemeTitle, school: award.schoolName, years: yearsOf(award), word: null }),
});
