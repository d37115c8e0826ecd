import { gunzipSync } from 'node:zlib';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { bodyDid } from './did.ts';
import { sign, statusListUrl, type Purpose } from './issue.ts';

/** Places in one list; the standard asks for at least this many, so that a place tells nothing about a school. */
export const LIST_LENGTH = 131_072;

export type StatusList = Readonly<{ origin: string; slug: string; purpose: Purpose; raised: readonly number[] }>;

/** Signs a body's list of revoked (or suspended) awards as it stands now. */
export async function issueStatusList(list: StatusList, signer: object, now: Date): Promise<Record<string, unknown>> {
  const bits = await createList({ length: LIST_LENGTH });
  for (const index of list.raised) bits.setStatus(index, true);
  const id = statusListUrl(list.origin, list.slug, list.purpose);
  const credential = await createCredential({ id, list: bits, statusPurpose: list.purpose });
  const named = { ...credential, issuer: bodyDid(list.origin, list.slug), validFrom: wholeSecond(now) };
  return sign(named, signer, now);
}

/** An instant as credentials write it, without parts of a second. */
export function wholeSecond(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/**
 * Reads one bit of an encoded list; bits count from the left of each byte. `null` when the list cannot be read or is
 * too short, which must never be taken for "not raised".
 */
export function bitAt(encodedList: unknown, index: number): boolean | null {
  if (typeof encodedList !== 'string' || !Number.isSafeInteger(index) || index < 0) return null;
  const text = encodedList.startsWith('u') ? encodedList.slice(1) : encodedList;
  if (!/^[\w-]+={0,2}$/.test(text)) return null;
  try {
    const bytes = gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: 32 * 1024 * 1024 });
    const byte = bytes[index >> 3];
    return byte === undefined || bytes.length * 8 < LIST_LENGTH ? null : (byte & (0x80 >> (index & 7))) !== 0;
  } catch {
    return null;
  }
}
