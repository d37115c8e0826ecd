import { z } from 'zod';
import { system } from '#platform/actor';
import type { Daily, Task } from '#platform/jobs';
import { inviteJob, inviteTo } from './review/invitation/actions.ts';
import { listMeetingsAhead } from './review/invitation/store.ts';
import { tellOfMissed } from './review/missed/actions.ts';

const payload = z.object({ review: z.uuid() });

/** Tells everybody of a meeting that was planned, moved or called off. What was told is kept with the mails, so it may run twice. */
const invite: Task = {
  name: inviteJob,
  run: async (given, { database, place, now }) => {
    const { review } = payload.parse(given);
    await database.asActor(system(inviteJob), (db) => inviteTo(db, review, place.origin, now()));
  },
};

/** The team changes between planning and meeting: who came is asked, who left is told; and a missed meeting is named to its leaders. */
const reviews: Daily = {
  name: 'plan.reviews',
  run: async (today, { database, place, now }) => {
    const asking = system('plan.reviews');
    const ahead = await database.asActor(asking, (db) => listMeetingsAhead(db, today));
    for (const { id } of ahead) await database.asActor(asking, (db) => inviteTo(db, id, place.origin, now()));
    await database.asActor(asking, (db) => tellOfMissed(db, today, now()));
  },
};

export const tasks: readonly Task[] = [invite];
export const dailies: readonly Daily[] = [reviews];
