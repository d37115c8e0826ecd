import { system } from '#platform/actor';
import type { Db } from '#platform/db';
import type { Daily } from '#platform/jobs';
import { note } from '#platform/trail';
import { eraseExpired } from './store.ts';

const task = 'duties.pupil-voice';

/** Erases words whose time has ended and tells each school's trail how many. */
export const expire = async (db: Db, today: string, now: Date): Promise<void> => {
  for (const { schoolId, n } of await eraseExpired(db, today))
    await note(db, system(task), { act: 'pupils.voice-expired', schoolId, about: { notes: n } }, now);
};

const words: Daily = {
  name: task,
  run: (today, { database, now }) => database.asActor(system(task), (db) => expire(db, today, now())),
};

export const dailies: readonly Daily[] = [words];
