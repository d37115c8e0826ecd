import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';

export type CalendarPerson = Readonly<{ name: string; address: string }>;

/** When it is: a whole day (`2026-12-03`), or from one moment to another. */
export type CalendarTime = Readonly<{ kind: 'day'; on: string }> | Readonly<{ kind: 'time'; from: Date; to: Date }>;

export type CalendarEvent = Readonly<{
  /** Never changes for this event, whatever is moved. */
  uid: string;
  title: string;
  when: CalendarTime;
  place?: string;
  text?: string;
  url?: string;
  /** When it last changed; when the text was made, if nobody knows. */
  changedAt?: Date;
  /** Raised whenever the event is moved or called off, so that a later message wins over an earlier one. */
  sequence?: number;
  isCalledOff?: boolean;
  organizer?: CalendarPerson;
  attendee?: CalendarPerson;
}>;

type Calendar = Readonly<{
  name: string;
  /** Null for an address that is read; a method for a message that asks or calls off. */
  method: 'REQUEST' | 'CANCEL' | null;
  events: readonly CalendarEvent[];
  /** When this text was made. */
  now: Date;
}>;

const controls = /(?!\n)\p{Cc}/gu;
/** Lines may break; no other control character belongs in a calendar, and the library lets them through. */
const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(controls, ' ');
const oneLine = (text: string): string => clean(text).replaceAll('\n', ' ').trim();

/** The library leaves the calendar's own name as it is. */
const escaped = (text: string): string => oneLine(text).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);

const timeOf = (when: CalendarTime): Pick<ICalEventData, 'start' | 'end' | 'allDay'> =>
  when.kind === 'day'
    ? { start: new Date(`${when.on}T00:00:00Z`), allDay: true }
    : { start: when.from, end: when.to, allDay: false };

const eventOf = (event: CalendarEvent, now: Date): ICalEventData => ({
  id: event.uid,
  stamp: event.changedAt ?? now,
  ...timeOf(event.when),
  summary: oneLine(event.title),
  sequence: event.sequence ?? 0,
  status: event.isCalledOff === true ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  ...(event.place === undefined || event.place === '' ? {} : { location: oneLine(event.place) }),
  ...(event.text === undefined || event.text === '' ? {} : { description: clean(event.text) }),
  ...(event.url === undefined ? {} : { url: event.url }),
  ...(event.organizer === undefined
    ? {}
    : { organizer: { name: oneLine(event.organizer.name), email: event.organizer.address } }),
  ...(event.attendee === undefined
    ? {}
    : {
        attendees: [
          {
            name: oneLine(event.attendee.name),
            email: event.attendee.address,
            type: ICalAttendeeType.INDIVIDUAL,
            role: ICalAttendeeRole.REQ,
            status: ICalAttendeeStatus.NEEDSACTION,
            // Nobody reads the answers: a program that sends one would only bring an error back.
            rsvp: false,
          },
        ],
      }),
});

/** How often a program that reads the address should ask again, in seconds. */
const askAgainAfter = 4 * 3600;

const methodOf = { REQUEST: ICalCalendarMethod.REQUEST, CANCEL: ICalCalendarMethod.CANCEL } as const;

/** The whole calendar as text: lines end in CR LF and are folded at 75 octets, in UTF-8. */
export const calendarText = ({ name, method, events, now }: Calendar): string => {
  const calendar = ical({ prodId: { company: 'Waymark', product: 'Waymark', language: 'EN' }, name: escaped(name) });
  if (method === null) calendar.ttl(askAgainAfter);
  else calendar.method(methodOf[method]);
  for (const event of events) calendar.createEvent(eventOf(event, now));
  return `${calendar.toString().trimEnd()}\r\n`;
};
