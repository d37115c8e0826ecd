import { domainToASCII } from 'node:url';
import type { Role } from '#platform/actor';

/**
 * Who can read pupils' data, and so is asked for a second step at sign-in. The database holds the same list in app.enter;
 * a test compares the two.
 */
const askedForTwoSteps = {
  officer: true,
  director: true,
  adviser: true,
  verifier: true,
  moderator: true,
  panel: true,
  head: true,
  lead: true,
  member: true,
  governor: false,
  carer: false,
  partner: false,
} as const satisfies Record<Role, boolean>;

export const asksTwoStep = (role: Role): boolean => askedForTwoSteps[role];

export type AddressFault = 'not-an-address' | 'mixed-letters' | 'other-letters';

export type Address =
  | { readonly kind: 'address'; readonly shown: string; readonly key: string }
  | { readonly kind: 'faulty'; readonly because: AddressFault };

/** Writing systems that have letters which pass for Latin ones. */
const lookalikes = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

const isMixed = (text: string): boolean => lookalikes.filter((script) => script.test(text)).length > 1;

/**
 * An e-mail address as people see it (`shown`, kept as typed) and as accounts are told apart (`key`):
 * compatibility letters folded (a circled a is an a), small letters, the domain in its ASCII form. Two
 * addresses with one key are one account. Letters of two writing systems in one name are refused: a
 * Cyrillic letter among Latin ones is there to deceive. Mail goes to the `key`, and can be sent to plain letters only.
 */
export function readAddress(typed: string): Address {
  const shown = typed.trim();
  const folded = shown.normalize('NFKC').toLowerCase();
  const at = folded.lastIndexOf('@');
  const name = folded.slice(0, at);
  const domain = domainToASCII(folded.slice(at + 1));
  const isShaped =
    at > 0 && shown.length <= 254 && /^[^\s@,;:<>()[\]"\\\p{C}]+$/u.test(name) && !/^\.|\.\.|\.$/.test(name);
  if (!isShaped || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return { kind: 'faulty', because: 'not-an-address' };
  if (isMixed(name)) return { kind: 'faulty', because: 'mixed-letters' };
  if (!/^[\x21-\x7e]{1,64}$/.test(name)) return { kind: 'faulty', because: 'other-letters' };
  return { kind: 'address', shown, key: `${name}@${domain}` };
}

export const addressWords: Readonly<Record<AddressFault, string>> = {
  'not-an-address': 'Enter an email address in the form name@school.sch.uk.',
  'other-letters': 'Enter an address whose first part is in plain letters, a to z. Mail cannot reach others from here.',
  'mixed-letters': 'Enter the address in letters of one alphabet. Some of these letters only look alike.',
};
