import type { Db } from '#platform/db';
import { makeCalendarAddress } from '#people';
import { leadingParts } from './cast.ts';
import { inCast } from './enrolments.ts';
import type { Cast } from './people.ts';

/** Those whom the sign-in page offers have a calendar address already, as after their first visit to its page. */
export const openCalendars = async (
  db: Db,
  { cast, bodyId, dataDir, at }: Readonly<{ cast: Cast; bodyId: string; dataDir: string; at: Date }>,
): Promise<void> => {
  for (const { key } of leadingParts) {
    const one = inCast(cast, key);
    const place = { schoolId: one.schoolId, bodyId: one.schoolId === null ? bodyId : null, partnerId: null, place: '' };
    const actor = { ...one, ...place, kind: 'person', sessionId: '', theme: 'system', membershipCount: 1 } as const;
    await makeCalendarAddress(db, actor, dataDir, at);
  }
};
