import { domainToASCII } from 'node:url';

/**
 * Who may read pupils' data, and so is asked for a second step at sign-in. `place` is what a membership
 * of that role belongs to. One table for pages, invitations and the database's own check.
 */
export const roles = {
  officer: { words: 'officer of the awarding body', place: 'body', asksTwoStep: true },
  director: { words: 'director of the awarding body', place: 'body', asksTwoStep: true },
  adviser: { words: 'adviser', place: 'body', asksTwoStep: true },
  verifier: { words: 'verifier', place: 'body', asksTwoStep: true },
  moderator: { words: 'second verifier', place: 'body', asksTwoStep: true },
  panel: { words: 'panel member', place: 'body', asksTwoStep: true },
  head: { words: 'senior leader', place: 'school', asksTwoStep: true },
  lead: { words: 'coordinator', place: 'school', asksTwoStep: true },
  member: { words: 'member of the working party', place: 'school', asksTwoStep: true },
  governor: { words: 'governor', place: 'school', asksTwoStep: false },
  carer: { words: 'parent or carer', place: 'school', asksTwoStep: false },
  partner: { words: 'partner service', place: 'partner', asksTwoStep: false },
} as const satisfies Readonly<
  Record<string, { words: string; place: 'body' | 'school' | 'partner'; asksTwoStep: boolean }>
>;

export type RoleName = keyof typeof roles;
export const isRoleName = (word: string): word is RoleName => Object.hasOwn(roles, word);

export type Address =
  | { readonly kind: 'address'; readonly shown: string; readonly key: string }
  | { readonly kind: 'faulty'; readonly because: 'not-an-address' | 'mixed-letters' };

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
 * Cyrillic letter among Latin ones is there to deceive.
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
  return { kind: 'address', shown, key: `${name}@${domain}` };
}

export const addressWords: Readonly<Record<'not-an-address' | 'mixed-letters', string>> = {
  'not-an-address': 'Enter an email address in the form name@school.sch.uk.',
  'mixed-letters': 'Enter the address in letters of one alphabet. Some of these letters only look alike.',
};
