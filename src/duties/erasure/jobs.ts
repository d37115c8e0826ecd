import { system } from '#platform/actor';
import type { Daily } from '#platform/jobs';
import { erasingTask, keepToPeriods } from './actions.ts';

export const keeping: Daily = {
  name: 'duties.keeping',
  run: async (today, { database, now }) => {
    await database.asActor(system(erasingTask), (db) => keepToPeriods(db, today, now()));
  },
};
