import { system } from '#platform/actor';
import { addDays } from '#platform/clock';
import type { Daily } from '#platform/jobs';
import { note } from '#platform/trail';
import { keptDays } from './workshop/door/rules.ts';
import { eraseBefore } from './workshop/door/store.ts';

const name = 'provision.erase-families';

/** Names, contacts and needs of families go sixty days after a session; whether they came stays, without a name. */
const eraseFamilies: Daily = {
  name,
  run: (today, { database, now }) =>
    database.asActor(system(name), async (db) => {
      for (const { schoolId, n } of await eraseBefore(db, addDays(today, -keptDays), now()))
        await note(db, system(name), { act: 'provision.families-erased', schoolId, about: { families: n } }, now());
    }),
};

export const dailies: readonly Daily[] = [eraseFamilies];
