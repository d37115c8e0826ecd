import { contextsWith } from './contexts.ts';
import { idOf, isObject, listOf, type Json } from './json.ts';
import { judgeProofs } from './proof.ts';
import { faultsOf, termOf } from './shape.ts';
import { bitAt } from './status-list.ts';
import type { Trust } from './trust.ts';

/** Whether the issuer has taken a credential back. `unknown` is never "not taken back". */
export type Standing = Readonly<{ kind: 'good' | 'revoked' | 'suspended' | 'unknown'; why: string }>;

const GOOD: Standing = { kind: 'good', why: '' };
const ORDER = ['unknown', 'revoked', 'suspended'] as const;

/** Reads every status entry of a credential against the lists at hand. */
export async function standingOf(credential: Json, trust: Trust, now: Date): Promise<Standing> {
  const entries = listOf(credential['credentialStatus']).filter(isObject);
  const standings = await Promise.all(entries.map((entry) => oneStanding(entry, credential, trust, now)));
  return ORDER.map((kind) => standings.find((standing) => standing.kind === kind)).find(Boolean) ?? GOOD;
}

async function oneStanding(entry: Json, credential: Json, trust: Trust, now: Date): Promise<Standing> {
  const type = entry['type'];
  if (type === '1EdTechRevocationList') return edTechStanding(entry, credential, trust);
  if (type !== 'BitstringStatusListEntry' && type !== 'StatusList2021Entry') {
    return { kind: 'unknown', why: `A status of the kind ${String(type)} cannot be checked here.` };
  }
  if (entry['statusPurpose'] === 'refresh' || entry['statusPurpose'] === 'message') return GOOD;
  if (entry['statusSize'] !== undefined && Number(entry['statusSize']) !== 1) {
    return { kind: 'unknown', why: 'A status of more than one bit cannot be read here.' };
  }
  return listStanding(entry, credential, trust, now);
}

async function listStanding(entry: Json, credential: Json, trust: Trust, now: Date): Promise<Standing> {
  const url = String(entry['statusListCredential']);
  const list = trust.find(url);
  if (!list) return { kind: 'unknown', why: `The status list ${url} is not at hand.` };
  const fault = await listFault(list, credential, trust, now);
  if (fault) return { kind: 'unknown', why: `The status list ${url} cannot be used: ${fault}` };
  const subject = list['credentialSubject'];
  const purpose = entry['statusPurpose'];
  if (!isObject(subject) || !listOf(subject['statusPurpose']).includes(purpose)) {
    return { kind: 'unknown', why: `The status list ${url} is not about ${String(purpose)}.` };
  }
  const isRaised = bitAt(subject['encodedList'], Number(entry['statusListIndex']));
  if (isRaised === null) return { kind: 'unknown', why: `The status list ${url} cannot be read at this place.` };
  if (!isRaised) return GOOD;
  if (purpose === 'suspension') return { kind: 'suspended', why: 'The issuer has suspended it.' };
  return { kind: 'revoked', why: 'The issuer has withdrawn it.' };
}

/** A list counts only when its own signature holds, it is the issuer's, and it holds today. */
async function listFault(list: Json, credential: Json, trust: Trust, now: Date): Promise<string | null> {
  const [fault] = faultsOf(list);
  if (fault) return fault;
  if (idOf(list['issuer']) !== idOf(credential['issuer'])) return 'it is not by the same issuer.';
  const term = termOf(list);
  if (term.until < now.getTime() || term.from > now.getTime()) return 'it does not hold today.';
  const finding = await judgeProofs(list, contextsWith(), trust);
  return finding.kind === 'sound' ? null : finding.why;
}

/** 1EdTech's list is not signed: it counts because the verifier holds it among the documents that it trusts. */
function edTechStanding(entry: Json, credential: Json, trust: Trust): Standing {
  const list = trust.find(idOf(entry) ?? '');
  if (!list) return { kind: 'unknown', why: `The status list ${idOf(entry) ?? ''} is not at hand.` };
  if (idOf(list['issuer']) !== null && idOf(list['issuer']) !== idOf(credential['issuer'])) {
    return { kind: 'unknown', why: 'The status list is not by the same issuer.' };
  }
  const revoked = listOf(list['revokedCredential'] ?? list['revokedCredentials']);
  const isNamed = revoked.some((part) => idOf(part) === idOf(credential));
  return isNamed ? { kind: 'revoked', why: 'The issuer has withdrawn it.' } : GOOD;
}
