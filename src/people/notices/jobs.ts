import { system } from '#platform/actor';
import type { Daily, Task } from '#platform/jobs';
import { keepNotice, noticeTask, sendDailyMail } from './actions.ts';
import { hasDailyMail } from './rules.ts';
import { peopleWithMail } from './store.ts';

const dailyMailName = 'people.daily-mail';

export const noticeTasks: readonly Task[] = [
  {
    name: noticeTask,
    run: (payload, { database, now, place }) =>
      database.asActor(system(noticeTask), (db) => keepNotice(db, payload, place.origin, now())),
  },
];

/** One mail to everybody who was told something that they have not seen, each in a transaction of their own. */
export const dailyMails: Daily = {
  name: dailyMailName,
  run: async (day, { database, now, place }) => {
    if (!hasDailyMail(day)) return;
    const people = await database.asActor(system(dailyMailName), (db) => peopleWithMail(db, day));
    for (const person of people)
      await database.asActor(system(dailyMailName), (db) =>
        sendDailyMail(db, person, { day, origin: place.origin, now: now() }),
      );
  },
};
