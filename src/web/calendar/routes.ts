import { calendarText } from '#platform/calendar';
import { londonDay } from '#platform/clock';
import { asMemberWithin } from '#platform/db';
import { bytes, notFound, page, redirect, route, type Route } from '#platform/route';
import { calendarAddressOf, calendarOwner, endCalendarAddress, makeCalendarAddress } from '#people';
import { href, paths } from '#paths';
import { CalendarPage, TooOftenPage } from './pages.tsx';
import { eachOnce, eventOf, isTooOften, reach, fetchMinutes } from './events.ts';
import { listDates, type FeedRow } from './store.ts';

const signedIn = { kind: 'signed-in' } as const;

const look = route({
  name: 'web.calendar-address',
  method: 'GET',
  path: paths.account.calendar,
  who: signedIn,
  handle: async ({ actor, db, frame, site }) => {
    if (actor.kind !== 'person') return notFound;
    const kept = await calendarAddressOf(db, actor, site.dataDir);
    const address = kept === null ? null : `${site.origin}${href(paths.calendar, { token: kept.token })}`;
    return page(CalendarPage({ frame, address, madeAt: kept?.madeAt ?? null }));
  },
});

const make = route({
  name: 'web.make-calendar-address',
  method: 'POST',
  path: paths.account.calendar,
  who: signedIn,
  handle: async ({ actor, db, site, now }) => {
    if (actor.kind !== 'person') return notFound;
    await makeCalendarAddress(db, actor, site.dataDir, now);
    return redirect(paths.account.calendar, { told: 'Your calendar address is made.' });
  },
});

const end = route({
  name: 'web.end-calendar-address',
  method: 'POST',
  path: paths.account.endCalendar,
  who: signedIn,
  handle: async ({ actor, db, now }) => {
    if (actor.kind !== 'person') return notFound;
    await endCalendarAddress(db, actor, now);
    return redirect(paths.account.calendar, { told: 'The address leads nowhere now.' });
  },
});

/** When each address was fetched lately, in this process: a brake on programs that run wild, not a lock. */
const fetched = new Map<string, number[]>();

const tooOften = (personId: string, now: number): boolean => {
  const times = (fetched.get(personId) ?? []).filter((at) => at > now - fetchMinutes * 60_000);
  if (isTooOften(times, now)) return true;
  if (fetched.size > 5000) fetched.clear();
  fetched.set(personId, [...times, now]);
  return false;
};

/** For how long a program may show what it has before it asks again. */
const keepFor = 300;

const feed = route({
  name: 'web.calendar',
  method: 'GET',
  path: paths.calendar,
  who: { kind: 'public' },
  handle: async ({ actor, db, frame, params, site, now }) => {
    const owner = await calendarOwner(db, { actor, now }, params['token'] ?? '');
    // Unknown, taken away, account closed or no part left: all look the same.
    if (owner === null || owner.parts.length === 0) return notFound;
    if (tooOften(owner.personId, now.getTime())) return page(TooOftenPage({ frame }), { status: 429 });
    const { from, until } = reach(londonDay(now));
    const rows: FeedRow[] = [];
    // One after the other: each part sees what it may see, and nothing of another's.
    for (const { membershipId } of owner.parts)
      rows.push(
        ...(await asMemberWithin(db, { actor, personId: owner.personId, membershipId, now }, (as) =>
          listDates(as, from, until),
        )),
      );
    const events = eachOnce(rows).map((row) => eventOf(row, site.origin));
    return bytes({
      type: 'text/calendar; charset=utf-8',
      body: calendarText({ name: `Waymark: ${owner.name}`, method: null, events, now }),
      name: 'waymark.ics',
      keepFor,
    });
  },
});

export const calendarRoutes: readonly Route[] = [look, make, end, feed];
