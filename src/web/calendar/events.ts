import type { CalendarEvent } from '#platform/calendar';
import { addDays, londonMoment } from '#platform/clock';
import { reviewUid } from '#plan/rules';
import { href, paths } from '#paths';
import type { FeedRow } from './store.ts';

/** What of a person's dates leaves the house: days, times, places, numbers and codes; nothing that somebody wrote about a pupil could be in. */

/** How far back and ahead the dates reach, in days. */
const behind = 60;
const ahead = 400;

export const reach = (today: string): Readonly<{ from: string; until: string }> => ({
  from: addDays(today, -behind),
  until: addDays(today, ahead),
});

const titleOf = ({ kind, about }: FeedRow): string => {
  switch (kind) {
    case 'review':
      return 'Half-termly review';
    case 'visit':
      return 'Accreditation visit';
    case 'training':
      return `Training: ${about}`;
    case 'action':
      return `Action ${about} is due`;
    case 'milestone':
      return `A milestone of action ${about} is due`;
    case 'decision':
      return 'Something you saw to since the last review is due';
    case 'standard':
      return `${about} of the audit is to be handed in`;
  }
};

const pageOf = ({ kind, id, enrolmentId: enrolment, about }: FeedRow): string => {
  switch (kind) {
    case 'review':
      return href(paths.plan.review, { enrolment, review: id });
    case 'visit':
      return href(paths.visits.home, { enrolment });
    case 'training':
      return href(paths.training.home, { enrolment });
    case 'action':
      return href(paths.plan.action, { enrolment, action: id });
    case 'milestone':
      return href(paths.plan.home, { enrolment });
    case 'decision':
      return href(paths.plan.review, { enrolment, review: about });
    case 'standard':
      return href(paths.audit.standard, { enrolment, standard: about });
  }
};

const whenOf = ({ on, startsAt, minutesLong }: FeedRow): CalendarEvent['when'] => {
  if (startsAt === null) return { kind: 'day', on };
  const from = londonMoment(on, startsAt);
  return { kind: 'time', from, to: new Date(from.getTime() + (minutesLong ?? 60) * 60_000) };
};

/** Stays the same whatever moves. A review has the one that its invitation had. */
const uidOf = ({ kind, id, about }: FeedRow): string =>
  kind === 'review' ? reviewUid(id) : kind === 'standard' ? `${id}.${about}@standard.waymark` : `${id}@${kind}.waymark`;

/** A date as an event of the person's calendar, with the page on which it stands. */
export const eventOf = (row: FeedRow, origin: string): CalendarEvent => ({
  uid: uidOf(row),
  title: `${titleOf(row)} (${row.scheme})`,
  when: whenOf(row),
  place: row.place,
  text: `${row.school}\n${origin}${pageOf(row)}`,
  url: `${origin}${pageOf(row)}`,
  sequence: row.sequence,
  changedAt: row.changedAt,
});

/** The same date in two parts of one person, head and coordinator say, stands once. */
export const eachOnce = (rows: readonly FeedRow[]): readonly FeedRow[] => [
  ...new Map(rows.map((row) => [uidOf(row), row])).values(),
];

/** At most so many fetches of one address in so many minutes; a calendar program asks a few times a day. */
export const mostFetches = 60;
export const fetchMinutes = 15;

/** True when this fetch is one too many; `times` are those before, of which the old ones no longer count. */
export const isTooOften = (times: readonly number[], now: number): boolean =>
  times.filter((at) => at > now - fetchMinutes * 60_000).length >= mostFetches;
