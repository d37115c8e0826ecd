/** Only failures count: a school of a hundred people that signs in at nine behind one address is welcome. */
export const windowMinutes = 15;
export const mostForAccount = 5;
export const mostForAddress = 100;

export type Limit = 'account' | 'address';

/** Which limit is reached by the failures of the last fifteen minutes, the attempt at hand not counted. */
export const limitReached = (failures: Readonly<{ account: number; address: number }>): Limit | null => {
  if (failures.account >= mostForAccount) return 'account';
  return failures.address >= mostForAddress ? 'address' : null;
};

/** How long a person whose password was right has to give the second step. */
export const secondStepMinutes = 10;

/** How long a link to a new password lives (ASVS allows ten minutes to such a request), and the operator's link. */
export const linkMinutes = 10;

/**
 * An address on this site, or the home page. Whatever could lead to another site (two slashes, a backslash, a scheme, a
 * hidden character) is not followed.
 */
export const safeAddress = (asked: string): string => {
  const isPlain = /^\/(?![/\\])[\x21-\x7e]*$/.test(asked) && !asked.includes('\\') && asked.length <= 500;
  if (!isPlain || !URL.canParse(asked, 'http://here.invalid')) return '/';
  const read = new URL(asked, 'http://here.invalid');
  return read.origin !== 'http://here.invalid' || read.pathname.startsWith('//') ? '/' : asked;
};

/** Where to go after sign-in: what was asked for, but never in a circle back to the sign-in page. */
export const safeDestination = (asked: string): string =>
  /^\/sign-in(?![\w-])/.test(asked) ? '/' : safeAddress(asked);

/** The people of the demonstration, in the order in which the sign-in page offers them. */
export const demonstrationPeople = [
  { email: 'lead@demo.example', words: "The school's coordinator" },
  { email: 'head@demo.example', words: 'Senior leader of the school' },
  { email: 'member@demo.example', words: 'Member of the working party' },
  { email: 'governor@demo.example', words: 'Governor' },
  { email: 'adviser@demo.example', words: 'Adviser' },
  { email: 'verifier@demo.example', words: 'Verifier' },
  { email: 'moderator@demo.example', words: 'Second verifier' },
  { email: 'panel@demo.example', words: 'Panel member' },
  { email: 'officer@demo.example', words: 'Officer of the awarding body' },
  { email: 'director@demo.example', words: 'Director of the awarding body' },
  { email: 'carer@demo.example', words: 'Parent or carer' },
  { email: 'partner@demo.example', words: 'Partner service' },
  { email: 'rival@demo.example', words: 'Coordinator of another school' },
] as const;
