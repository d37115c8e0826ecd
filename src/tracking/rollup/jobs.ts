import { z } from 'zod';
import { system } from '#platform/actor';
import type { Daily, Task } from '#platform/jobs';
import { makeRollUp, makeYear, rollUpTask, yearTask } from './actions.ts';
import { listDue, listRollUpsToMake } from './store.ts';

const ofYear = z.object({ enrolment: z.uuid() });
const ofRollUp = z.object({ body: z.uuid(), year: z.string() });
/** Shared figures are made anew about once in four weeks; submitted ones once for each cut-off. */
const freshFor = 28 * 86_400_000;

const schoolYear: Task = {
  name: yearTask,
  run: async (given, { database, now }) => {
    const { enrolment } = ofYear.parse(given);
    await database.asActor(system(yearTask), (db) => makeYear(db, enrolment, now()));
  },
};

const rollUp: Task = {
  name: rollUpTask,
  run: async (given, { database, now }) => {
    const { body, year } = ofRollUp.parse(given);
    await database.asActor(system(rollUpTask), (db) => makeRollUp(db, body, year, now()));
  },
};

const shared: Daily = {
  name: 'tracking.shared-figures',
  run: async (_today, { database, now }) => {
    const before = new Date(now().getTime() - freshFor);
    const due = await database.asActor(system('tracking.shared-figures'), (db) => listDue(db, before));
    for (const { enrolmentId } of due)
      await database.asActor(system(yearTask), (db) => makeYear(db, enrolmentId, now()));
    // A submission that was withdrawn leaves the totals by the next morning at the latest.
    const all = await database.asActor(system(rollUpTask), listRollUpsToMake);
    for (const { bodyId, year } of all)
      await database.asActor(system(rollUpTask), (db) => makeRollUp(db, bodyId, year, now()));
  },
};

export const tasks: readonly Task[] = [schoolYear, rollUp];
export const dailies: readonly Daily[] = [shared];
