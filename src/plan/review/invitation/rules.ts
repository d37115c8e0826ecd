import type { CalendarEvent } from '#platform/calendar';
import { londonMoment } from '#platform/clock';
import { longDate, shortDate } from '#platform/kit';

/** Who is asked to a review and what their calendars and mails say. No pupil is ever named: a place and a time are all there is. */

export type Guest = Readonly<{ personId: string; name: string; address: string; isAdviser: boolean }>;
export type Told = Guest & Readonly<{ sequence: number; isCalledOff: boolean }>;

export type Meeting = Readonly<{
  id: string;
  plannedOn: string;
  startsAt: string | null;
  minutesLong: number;
  place: string;
  sequence: number;
  calledOffOn: string | null;
  heldOn: string | null;
}>;

export type ToTell = Readonly<{ ask: readonly Guest[]; callOff: readonly Told[] }>;

/**
 * Whom a mail goes to now. Asked is everybody of the team who was not told of the meeting as it stands; called off for whoever was
 * asked and is no longer. A meeting that is over or held is nobody's to be told of.
 */
export const whomToTell = (meeting: Meeting, team: readonly Guest[], told: readonly Told[], today: string): ToTell => {
  if (meeting.heldOn !== null || meeting.plannedOn < today) return { ask: [], callOff: [] };
  const standing = told.filter(({ isCalledOff }) => !isCalledOff);
  if (meeting.calledOffOn !== null) return { ask: [], callOff: standing };
  const knows = new Map(standing.map((one) => [one.personId, one.sequence]));
  const wanted = new Set(team.map(({ personId }) => personId));
  return {
    ask: team.filter(({ personId }) => (knows.get(personId) ?? -1) < meeting.sequence),
    callOff: standing.filter(({ personId }) => !wanted.has(personId)),
  };
};

/** The meeting in a calendar. Without a time it is a day; a time is one on a clock in London, whatever the clocks do. */
export const timeOf = ({
  plannedOn,
  startsAt,
  minutesLong,
}: Pick<Meeting, 'plannedOn' | 'startsAt' | 'minutesLong'>): CalendarEvent['when'] => {
  if (startsAt === null) return { kind: 'day', on: plannedOn };
  const from = londonMoment(plannedOn, startsAt);
  return { kind: 'time', from, to: new Date(from.getTime() + minutesLong * 60_000) };
};

/** Stays the same for a meeting whatever is moved, and is the same in the mail and in the feed: a calendar shows it once. */
export const reviewUid = (id: string): string => `${id}@review.waymark`;

export type Around = Readonly<{ review: string; school: string; scheme: string; url: string }>;

const when = (meeting: Meeting): string =>
  `on ${longDate(meeting.plannedOn)}${meeting.startsAt === null ? '' : ` at ${meeting.startsAt}`}`;
const where = ({ place }: Meeting): string => (place === '' ? '' : `\nPlace: ${place}`);
const howLong = ({ startsAt, minutesLong }: Meeting): string =>
  startsAt === null ? '' : `\nLength: ${minutesLong} minutes`;

export type Message = 'asked' | 'moved' | 'called-off' | 'not-needed';

/** Subject and words of the mail beside the invitation. */
export const mailWords = (
  message: Message,
  meeting: Meeting,
  { review, school, scheme, url }: Around,
): Readonly<{ subject: string; text: string }> => {
  const day = `${shortDate(meeting.plannedOn)}${meeting.startsAt === null ? '' : `, ${meeting.startsAt}`}`;
  const party = `The working party of ${school} for the ${scheme}`;
  switch (message) {
    case 'asked':
      return {
        subject: `${review}: ${day}`,
        text: `${party} meets ${when(meeting)}.${where(meeting)}${howLong(meeting)}\n\nThe agenda, which you can add to: ${url}`,
      };
    case 'moved':
      return {
        subject: `Changed: ${review}, now ${day}`,
        text: `The meeting has changed. ${party} now meets ${when(meeting)}.${where(meeting)}${howLong(meeting)}\n\nThe agenda: ${url}`,
      };
    case 'called-off':
      return {
        subject: `Called off: ${review}, ${day}`,
        text: `The meeting ${when(meeting)} is called off.\n\nWhy, and when it is held instead: ${url}`,
      };
    case 'not-needed':
      return {
        subject: `No longer for you: ${review}, ${day}`,
        text: `You are no longer asked to the meeting ${when(meeting)}. It takes place without you.`,
      };
  }
};

/** Why the mail came. */
export const whyTold = ({ isAdviser }: Guest, { school, scheme }: Around): string =>
  isAdviser
    ? `You are the adviser of ${school} for the ${scheme}, and its working party asks you to this meeting.`
    : `You are in the working party of ${school} for the ${scheme}.`;
