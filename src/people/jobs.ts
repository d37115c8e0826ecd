import { system } from '#platform/actor';
import type { Daily, Task } from '#platform/jobs';
import { dailyMails, noticeTasks } from './notices/jobs.ts';
import { forgottenJob, sendNewPasswordLink } from './password/actions.ts';
import { removeEndedSessions } from './sessions/store.ts';

/** "I have forgotten my password", answered aside from the page, so that the page says nothing about who has an account. */
const forgotten: Task = {
  name: forgottenJob,
  run: async (payload, { database, now, place }) => {
    const key = typeof payload === 'object' && payload !== null && 'key' in payload ? String(payload.key) : '';
    if (key !== '') await sendNewPasswordLink(database, key, place.origin, now());
  },
};

/** Sessions that ended a month ago say nothing that the trail does not say. */
const oldSessions: Daily = {
  name: 'people.old-sessions',
  run: async (day, { database }) => {
    await database.asActor(system('people.old-sessions'), (db) => removeEndedSessions(db, day));
  },
};

export const tasks: readonly Task[] = [forgotten, ...noticeTasks];
export const dailies: readonly Daily[] = [oldSessions, dailyMails];
