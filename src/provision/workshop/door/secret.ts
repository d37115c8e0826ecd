import { createHash, createHmac, randomBytes } from 'node:crypto';
import { keyOf } from '#platform/keys';
import { codeFrom } from './rules.ts';

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest();

/** What the database keeps of a code or of a family's own secret. */
export const hashOf = digest;

/**
 * The code of a session's link. It is worked out anew each time from a key that stands beside the data, so that staff can print the
 * poster again, while the database holds its digest only.
 */
export const codeOf = async (dataDir: string, workshopId: string, linkNo: number): Promise<string> => {
  const key = await keyOf(dataDir, 'workshop-links');
  return codeFrom(createHmac('sha256', key).update(`${workshopId} ${linkNo}`).digest());
};

/** True when this is the code that the database keeps the digest of: another installation's key makes another. */
export const isOf = (code: string, hash: Uint8Array | null): boolean =>
  hash !== null && Buffer.from(hash).equals(digest(code));

/** A form's own secret: it becomes the family's link, so that the same form sent twice is one place. 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The id of an answer, from its form's secret: sent twice it is one answer, and it says nothing of when it came. */
export const answerId = (secret: string): string => {
  const hex = Buffer.from(digest(`answer ${secret}`)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
