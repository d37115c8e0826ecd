import { z } from 'zod';
import { system } from '#platform/actor';
import { enqueue, type Task } from '#platform/jobs';
import type { Db } from '#platform/db';
import { askLink } from './ask.ts';
import { linksToAsk, writeAsked } from './store.ts';

export const linkTask = 'portfolio.ask-links';

const hour = 3_600_000;
const mostLinks = 300;

/** Leaves it to the worker to ask this enrolment's links whether they still answer. */
export const leaveLinks = (db: Db, enrolmentId: string): Promise<void> =>
  enqueue(db, linkTask, { enrolment: enrolmentId }, { key: `${linkTask}:${enrolmentId}` });

const payloadShape = z.object({ enrolment: z.uuid() });

export const tasks: readonly Task[] = [
  {
    name: linkTask,
    run: async (payload, { database, now, signal }) => {
      const { enrolment } = payloadShape.parse(payload);
      const asSystem = <T>(work: (db: Db) => Promise<T>) => database.asActor(system(linkTask), work);
      const links = await asSystem((db) => linksToAsk(db, enrolment, new Date(now().getTime() - hour), mostLinks));
      for (const link of links) {
        if (signal?.aborted) return;
        // No transaction is open while the network is waited for.
        const asked = await askLink(link.url);
        await asSystem((db) => writeAsked(db, link, asked, now()));
      }
    },
  },
];
