import { calendarText } from '#platform/calendar';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { isMailAddress, post, senderAt } from '#platform/mail';
import { schemeOf } from '#schemes';
import { href, paths } from '#paths';
import * as rules from './rules.ts';
import * as store from './store.ts';

export const inviteJob = 'plan.invite';

/** Leaves it to the worker, in this transaction, to tell everybody of a meeting that was planned, moved or called off. */
export const tellEverybody = (db: Db, reviewId: string): Promise<void> =>
  enqueue(db, inviteJob, { review: reviewId }, { key: `${inviteJob}:${reviewId}` });

type Telling = Readonly<{ db: Db; meeting: store.MeetingToTell; around: rules.Around; origin: string; now: Date }>;

const tell = async (telling: Telling, guest: rules.Guest, message: rules.Message): Promise<void> => {
  const { db, meeting, around, origin, now } = telling;
  const isCalledOff = message === 'called-off' || message === 'not-needed';
  const method = isCalledOff ? 'CANCEL' : 'REQUEST';
  const { subject, text } = rules.mailWords(message, meeting, around);
  const title = `${around.review}: ${around.scheme}`;
  const invitation = calendarText({
    name: title,
    method,
    now,
    events: [
      {
        uid: rules.reviewUid(meeting.id),
        title,
        when: rules.timeOf(meeting),
        place: meeting.place,
        text,
        url: around.url,
        sequence: meeting.sequence,
        isCalledOff,
        organizer: { name: around.school, address: senderAt(origin) },
        attendee: { name: guest.name, address: guest.address },
      },
    ],
  });
  await store.writeTold(db, meeting, { personId: guest.personId, isCalledOff }, now);
  if (!isMailAddress(guest.address)) return;
  await post(
    db,
    {
      to: { name: guest.name, address: guest.address },
      subject: `${around.school}: ${subject}`.slice(0, 200),
      text,
      why: rules.whyTold(guest, around),
      invitation: { method, text: invitation },
    },
    { key: `review:${meeting.id}:${meeting.sequence}:${method}:${guest.personId}:${now.getTime()}`, now },
  );
};

/** Sends whatever is missing, so that everybody's calendar says of this meeting what Waymark says. Doing it again sends nothing. */
export const inviteTo = async (db: Db, reviewId: string, origin: string, now: Date): Promise<void> => {
  const meeting = await store.findMeeting(db, reviewId);
  if (meeting === null) return;
  const today = londonDay(now);
  const guests = await store.listGuests(db, meeting.enrolmentId, meeting.asksAdviser, today);
  const told = await store.listTold(db, reviewId);
  const { ask, callOff } = rules.whomToTell(meeting, guests, told, today);
  if (ask.length + callOff.length === 0) return;
  const scheme = await schemeOf(db, meeting.schemeVersionId);
  const around = {
    review: scheme.words.review.one,
    school: meeting.schoolName,
    scheme: scheme.title,
    url: `${origin}${href(paths.plan.review, { enrolment: meeting.enrolmentId, review: meeting.id })}`,
  };
  const telling = { db, meeting, around, origin, now };
  const knew = new Set(told.filter(({ isCalledOff }) => !isCalledOff).map(({ personId }) => personId));
  for (const guest of ask) await tell(telling, guest, knew.has(guest.personId) ? 'moved' : 'asked');
  for (const guest of callOff) await tell(telling, guest, meeting.calledOffOn === null ? 'not-needed' : 'called-off');
};
