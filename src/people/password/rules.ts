import { knownPasswords, stems } from './common.ts';

/** Shortest password taken. Fifteen and more is advised, and nothing asks for capitals, figures or signs. */
export const shortest = 8;
export const advised = 15;
/** Far beyond any passphrase; only there so that nobody makes us hash a book. */
export const longest = 1000;

export type PasswordFault = 'too-short' | 'too-long' | 'well-known' | 'pattern' | 'about-you';

/** The words shown at the field: what to enter instead. */
export const passwordWords: Readonly<Record<PasswordFault, string>> = {
  'too-short': `Enter a password of ${shortest} characters or more. Three or four words in a row are easy to remember.`,
  'too-long': `Enter a password of ${longest} characters or fewer.`,
  'well-known': 'Enter a password that is not on lists of stolen passwords. A year or a sign at the end does not help.',
  pattern: 'Enter a password that is not a row of keys, a repeated piece, a date or a number.',
  'about-you': 'Enter a password that is more than your name, your address or the name of your school.',
};

const swapped: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const unswap = (text: string): string => [...text].map((sign) => swapped[sign] ?? sign).join('');
const lettersOnly = (text: string): string => text.replace(/[^\p{L}]/gu, '');

/** The forms under which a dressed-up word shows itself: bare, with swapped letters undone, without its edges. */
function undressed(password: string): string[] {
  const low = plain(password);
  const bare = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const undoneBare = unswap(low.replace(/^[\d\W_]{1,6}(?=\p{L})|[\d\W_]+$/gu, ''));
  const inside = unswap(low).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const withL = low.replace(/1/g, 'l').replace(/[^\p{L}]+$/gu, '');
  return [low, bare, undoneBare, inside, unswap(withL), lettersOnly(low), lettersOnly(unswap(low))];
}

/** One word of the list, the same word twice, or two that stand together. Three words and more are a passphrase. */
function isStem(form: string): boolean {
  if (form.length === 0 || form.length > 24) return false;
  if (stems.has(form)) return true;
  for (let cut = 2; cut <= form.length - 2; cut++) {
    if (stems.has(form.slice(0, cut)) && stems.has(form.slice(cut))) return form.length < advised;
  }
  return false;
}

function isWellKnown(password: string): boolean {
  const low = plain(password);
  const forms = undressed(password);
  return knownPasswords.has(low) || knownPasswords.has(unswap(low)) || forms.some(isStem);
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '0123456789'];
const columns = [
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik',
  '9ol',
  '0p',
  '741',
  '852',
  '963',
  '159',
  '357',
];
const runs = [...rows, ...columns].flatMap((run) => [run, [...run].reverse().join('')]);
const shiftedRow: Readonly<Record<string, string>> = {
  '!': '1',
  '"': '2',
  '£': '3',
  '@': '2',
  '#': '3',
  $: '4',
  '%': '5',
  '^': '6',
  '&': '7',
  '*': '8',
  '(': '9',
  ')': '0',
};

/** Length of the longest run of neighbouring keys that `text` begins with; runs of two do not count. */
function walked(text: string): number {
  let best = 0;
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      let n = 0;
      while (n < text.length && from + n < run.length && text[n] === run[from + n]) n++;
      if (n > best) best = n;
    }
  }
  return best >= 3 ? best : 0;
}

/** True when the whole password is runs of keys, one after the other, with at most two other signs. */
function isWalk(password: string): boolean {
  const keys = [...plain(password)].map((sign) => shiftedRow[sign] ?? sign).join('');
  let at = 0;
  let other = 0;
  while (at < keys.length && other <= 2) {
    const n = walked(keys.slice(at));
    if (n === 0) other++;
    at += Math.max(n, 1);
  }
  return other <= 2;
}

function isRepeated(password: string): boolean {
  const low = plain(password);
  for (let size = 1; size <= Math.min(6, low.length / 2); size++) {
    const unit = low.slice(0, size);
    if (unit.repeat(Math.ceil(low.length / size)).slice(0, low.length) === low) return true;
  }
  return new Set(low).size <= 2;
}

/** Dates, telephone numbers and the like: nothing but figures and what separates them. */
const isNumber = (password: string): boolean => /^[\d\s./+-]{1,14}$/.test(password);

/** Pieces of a name or address that are long enough to be given away by it. */
function pieces(about: readonly string[]): string[] {
  return about.flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u)).filter((piece) => piece.length >= 3);
}

/** True when hardly anything stays once the person's own words (name, address, school) are taken out. */
function isAboutYou(password: string, about: readonly string[]): boolean {
  const words = pieces(about).toSorted((a, b) => b.length - a.length);
  return [plain(password), unswap(plain(password))].some((form) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ''), form);
    return rest.length < form.length && lettersOnly(rest).length < 4;
  });
}

/**
 * What is wrong with a new password, or null. The password is judged as typed: spaces, any script and any
 * length to `longest` are taken, nothing is cut. `about`: name, e-mail address and school of the person.
 * Length is counted in characters as people see them.
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < shortest) return 'too-short';
  if (length > longest) return 'too-long';
  if (isWellKnown(password)) return 'well-known';
  if (isNumber(password) || isRepeated(password) || isWalk(password)) return 'pattern';
  return isAboutYou(password, about) ? 'about-you' : null;
}
