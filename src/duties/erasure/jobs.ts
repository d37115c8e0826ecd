import { system } from '#platform/actor';
import type { Daily } from '#platform/jobs';
import { plural } from '#platform/kit';
import { erasingTask, keepToPeriods } from './actions.ts';

export const keeping: Daily = {
  name: 'duties.keeping',
  run: async (today, { database, now }) => {
    const inOne: Parameters<typeof keepToPeriods>[0] = (work) => database.asActor(system(erasingTask), work);
    const { faults } = await keepToPeriods(inOne, today, now());
    if (faults.length > 0) throw new AggregateError(faults, `${plural(faults.length, 'pupil')} could not be erased.`);
  },
};
