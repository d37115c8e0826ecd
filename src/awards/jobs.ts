import { z } from 'zod';
import { system } from '#platform/actor';
import { openPress } from '#platform/documents';
import type { Task } from '#platform/jobs';
import { issue, tellSchool } from './issue/actions.ts';

const payload = z.object({ award: z.uuid() });

/** Makes certificate and credential of an award. It may run twice; the papers are made once. */
const issueTask: Task = {
  name: 'awards.issue',
  run: async (given, { database, place, now }) => {
    const { award } = payload.parse(given);
    const press = openPress();
    try {
      await database.asActor(system('awards.issue'), async (db) => {
        const issued = await issue(db, award, press, place.dataDir, now());
        if (issued !== null) await tellSchool(db, issued, now());
      });
    } finally {
      press.close();
    }
  },
};

export const tasks: readonly Task[] = [issueTask];
