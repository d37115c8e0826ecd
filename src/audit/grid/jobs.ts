import { system } from '#platform/actor';
import type { Daily } from '#platform/jobs';
import { dropOldGrids } from './store.ts';

const name = 'audit.old-grids';

/** A grid that was looked at and never brought in is forgotten: its cells are the school's, and nobody waits for them. */
const oldGrids: Daily = {
  name,
  run: async (day, { database }) => {
    await database.asActor(system(name), (db) => dropOldGrids(db, day));
  },
};

export const dailies: readonly Daily[] = [oldGrids];
