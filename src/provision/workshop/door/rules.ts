import { addDays, londonDay, londonMoment } from '#platform/clock';
import { minuteOf, timeOf } from '../../rules.ts';
import { takenOf, type Place, type Workshop } from '../rules.ts';

/** What a workshop's link opens at a moment, for a family that holds it. Pure. */
export type Door =
  | Readonly<{ kind: 'called-off'; because: string }>
  /** Sign-up: places left, or a waiting list with so many before. */
  | Readonly<{ kind: 'open'; left: number; waiting: number }>
  | Readonly<{ kind: 'crowded' }>
  | Readonly<{ kind: 'closed' }>
  /** It began: the same link asks how it was. */
  | Readonly<{ kind: 'asks' }>
  | Readonly<{ kind: 'over' }>;

/** What a family says when it signs up. */
export type SignUp = Pick<Place, 'parentName' | 'contact' | 'party' | 'needs' | 'language'>;

/** For how many days after a session its link asks how it was. */
export const askDays = 21;

/** After how many days names, contacts and needs of a session's list are erased; who came stays, without a name. */
export const keptDays = 60;

/** As many may wait as have places, and ten at least: a longer list would promise what cannot be. */
const mostWaiting = (capacity: number): number => Math.max(10, capacity);

export const beginsAt = ({ heldOn, startsAt }: Pick<Workshop, 'heldOn' | 'startsAt'>): Date =>
  londonMoment(heldOn, startsAt);

/** When it ends, on a clock. */
export const endOf = ({ startsAt, minutes }: Pick<Workshop, 'startsAt' | 'minutes'>): string =>
  timeOf(minuteOf(startsAt) + minutes);

export const doorOf = (
  workshop: Pick<Workshop, 'heldOn' | 'startsAt' | 'calledOffBecause' | 'linkClosedAt' | 'parties' | 'capacity'>,
  now: Date,
): Door => {
  if (workshop.calledOffBecause !== null) return { kind: 'called-off', because: workshop.calledOffBecause };
  if (now >= beginsAt(workshop)) return { kind: londonDay(now) <= addDays(workshop.heldOn, askDays) ? 'asks' : 'over' };
  if (workshop.linkClosedAt !== null) return { kind: 'closed' };
  const { left, waiting } = takenOf(workshop);
  return waiting >= mostWaiting(workshop.capacity) ? { kind: 'crowded' } : { kind: 'open', left, waiting };
};

/** How many answers a session takes by its link: one for each who came, or while nobody wrote that down for each place taken. */
export const mostAnswers = (workshop: Pick<Workshop, 'came' | 'parties' | 'capacity'>): number =>
  workshop.came > 0 ? workshop.came : takenOf(workshop).taken;

/** Letters and digits that nobody takes for another: no I, L, O, Z, 0, 1, 2, 5, 8. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXY34679';
const codeLength = 12;

/** A code of twelve such letters (57 bits) from bytes, two for each letter. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from({ length: codeLength }, (_, at) => {
    const value = (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0);
    return letters[value % letters.length];
  }).join('');

/** As it stands in an address and on paper: `KMPT-4729-XYAB`. */
export const printedCode = (code: string): string => code.replaceAll(/(.{4})(?!$)/g, '$1-');

/** A code as somebody typed it, or null when it cannot be one. */
export const typedCode = (text: string): string | null => {
  const bare = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return bare.length === codeLength && [...bare].every((letter) => letters.includes(letter)) ? bare : null;
};
