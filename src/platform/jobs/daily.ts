import { system } from '#platform/actor';
import { addDays, londonDay, londonMoment } from '#platform/clock';
import type { Database } from '#platform/db';
import { enqueue } from './queue.ts';
import type { Task, Tools } from './task.ts';

/**
 * Work of a day, by the calendar date in London: reminders, digests, what has run out. It is done at most once for a date, on
 * the first occasion after the morning began. A day on which the server stood still is not made up for: ask what is due by
 * `today`, not what is due on it, and give each effect a key of its own, for a worker may die between an effect and its note.
 */
export type Daily = Readonly<{ name: string; run: (today: string, tools: Tools) => Promise<void> }>;

const tickTask = 'jobs.daily';
/** On a clock in London. Nothing of a day happens before it, so that a mail never comes in the night. */
const morning = '06:30';

const effectOf = (name: string, day: string): string => `daily:${name}:${day}`;

/** The day whose work may be done at this moment: today's once the morning began, before that yesterday's. */
export const workingDay = (now: Date): string => {
  const today = londonDay(now);
  return now >= londonMoment(today, morning) ? today : addDays(today, -1);
};

/** Leaves the work of the day to the worker, however often it is asked: what was done for the date is not done again. */
export const beginDay = (database: Database, now: Date): Promise<void> =>
  database.asActor(system(tickTask), (db) => enqueue(db, tickTask, { day: workingDay(now) }, { key: tickTask }));

const dayOf = (payload: unknown): string => {
  const day = typeof payload === 'object' && payload !== null && 'day' in payload ? String(payload.day) : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('The work of a day names its date as 2027-01-29.');
  return day;
};

/** The tasks behind the work of a day: one that looks what is still to do for the date, and one for each kind of work. */
export const dailyTasks = (dailies: readonly Daily[]): readonly Task[] => [
  {
    name: tickTask,
    run: async (payload, { database }) => {
      const day = dayOf(payload);
      await database.asActor(system(tickTask), async (db) => {
        const done = await db<{ key: string }[]>`
          select key from job_effect where key = any(${dailies.map(({ name }) => effectOf(name, day))})`;
        const keys = new Set(done.map(({ key }) => key));
        for (const { name } of dailies)
          if (!keys.has(effectOf(name, day))) await enqueue(db, name, { day }, { key: effectOf(name, day) });
      });
    },
  },
  ...dailies.map(({ name, run }): Task => ({
    name,
    run: async (payload, tools) => {
      const day = dayOf(payload);
      const key = effectOf(name, day);
      const isDone = await tools.database.asActor(
        system(name),
        async (db) => (await db`select from job_effect where key = ${key}`).length > 0,
      );
      if (isDone) return;
      await run(day, tools);
      await tools.database.asActor(
        system(name),
        (db) => db`insert into job_effect (key) values (${key}) on conflict do nothing`,
      );
    },
  })),
];
