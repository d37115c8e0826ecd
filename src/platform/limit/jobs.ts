import { system } from '#platform/actor';
import type { Daily } from '#platform/jobs';
import { forgetOld } from './knocks.ts';

const name = 'limit.forget';

/** Rows hold network addresses: they go after a day though nobody knocks again. */
const forget: Daily = {
  name,
  run: async (_, { database, now }) => {
    await database.asActor(system(name), (db) => forgetOld(db, now()));
  },
};

export const dailies: readonly Daily[] = [forget];
