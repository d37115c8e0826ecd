import type { Role } from '#platform/actor';

/** How an award stands today, for everybody to read. */
export const awardStatuses = {
  current: { word: 'Current', tag: 'done', means: 'Holds the award today.' },
  expiring: { word: 'Renewal due', tag: 'waiting', means: 'Holds the award today; its end is near.' },
  lapsed: { word: 'Lapsed', tag: 'not-yet', means: 'Past its end, with no renewal.' },
  suspended: { word: 'Suspended', tag: 'late', means: 'Under review. The reason stands on the award’s page.' },
  withdrawn: {
    word: 'Withdrawn',
    tag: 'refused',
    means: 'Ended by the awarding body. The reason stands on the award’s page.',
  },
} as const;

export type AwardStatus = keyof typeof awardStatuses;

/** The facts from which the status follows. Days are '2027-03-01'; the last day itself still counts. */
export type AwardStanding = Readonly<{
  state: 'held' | 'suspended' | 'withdrawn';
  renewalFrom: string;
  validUntil: string;
}>;

/** The status on a day in London. Withdrawn and suspended come before any date; nothing has to run for an award to lapse. */
export const awardStatus = (award: AwardStanding, today: string): AwardStatus => {
  if (award.state !== 'held') return award.state;
  if (today > award.validUntil) return 'lapsed';
  return today >= award.renewalFrom ? 'expiring' : 'current';
};

/** Rows on one page of the awarding body's list. */
export const perPage = 50;

type Act = Readonly<{ by: readonly Role[]; in: readonly AwardStanding['state'][] }>;

/**
 * What the awarding body may do with an award. To suspend protects the public and one person may do it at once; to withdraw
 * takes two: one asks, a director who did not ask signs.
 */
export const awardActs = {
  suspend: { by: ['officer', 'director'], in: ['held'] },
  lift: { by: ['officer', 'director'], in: ['suspended'] },
  'ask-withdrawal': { by: ['officer', 'director'], in: ['held', 'suspended'] },
  'sign-withdrawal': { by: ['director'], in: ['held', 'suspended'] },
  'refuse-withdrawal': { by: ['director'], in: ['held', 'suspended'] },
} as const satisfies Record<string, Act>;

export type AwardAct = keyof typeof awardActs;

/** A withdrawal that is asked for and not yet answered. */
export type OpenMotion = Readonly<{ askedPerson: string }>;

export type AwardRefusal = Readonly<{
  kind: 'refused';
  because: 'not-theirs' | 'wrong-state' | 'already-asked' | 'nobody-asked' | 'same-person';
}>;

/** Whether this person, acting in this role, may do this with the award now. */
export const mayWithAward = (
  act: AwardAct,
  who: Readonly<{ role: Role | null; personId: string }>,
  award: Pick<AwardStanding, 'state'>,
  motion: OpenMotion | null,
): Readonly<{ kind: 'allowed' }> | AwardRefusal => {
  const asked: Act = awardActs[act];
  if (who.role === null || !asked.by.includes(who.role)) return { kind: 'refused', because: 'not-theirs' };
  if (!asked.in.includes(award.state)) return { kind: 'refused', because: 'wrong-state' };
  if (act === 'ask-withdrawal' && motion !== null) return { kind: 'refused', because: 'already-asked' };
  if (act !== 'sign-withdrawal' && act !== 'refuse-withdrawal') return { kind: 'allowed' };
  if (motion === null) return { kind: 'refused', because: 'nobody-asked' };
  return motion.askedPerson === who.personId ? { kind: 'refused', because: 'same-person' } : { kind: 'allowed' };
};

/** The term of an award from the day of its second signature, by the scheme's months. */
export const termOfAward = (
  awardedOn: string,
  validity: Readonly<{ months: number; expiringMonths: number }>,
): Readonly<{ validUntil: string; renewalFrom: string }> => {
  const validUntil = addMonths(awardedOn, validity.months);
  const renewalFrom = addMonths(validUntil, -validity.expiringMonths);
  return { validUntil, renewalFrom: renewalFrom < awardedOn ? awardedOn : renewalFrom };
};

/** The same day some months later; where that month is shorter, its last day. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
};

/** Letters and figures that are not taken for one another when somebody reads them aloud. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** The number of an award from eight random bytes, such as `wm-7f3k-92qd`. */
export const awardNumber = (random: Uint8Array): string => {
  const letters = Array.from({ length: 8 }, (_, at) => LETTERS[(random[at] ?? 0) % LETTERS.length]).join('');
  return `wm-${letters.slice(0, 4)}-${letters.slice(4)}`;
};

/** A number as somebody typed it, brought to its one form: capitals, missing dashes, o for 0. */
export const readNumber = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(wm)?-?([0-9a-z]{4})-?([0-9a-z]{4})$/, (_, mark: string | undefined, left: string, right: string) =>
      mark === undefined && left.length + right.length !== 8 ? text : `wm-${left}-${right}`,
    );

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day as an award's papers write it: '2027-03-01' is '1 March 2027'. */
export const writtenDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
};
