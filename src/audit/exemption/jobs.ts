import { z } from 'zod';
import { system } from '#platform/actor';
import type { Task } from '#platform/jobs';
import { notify } from '#people';
import { href, paths } from '#paths';
import { exemptionTask } from './actions.ts';
import { deskOf } from './store.ts';

const shape = z.object({ exemption: z.uuid() });

const tell: Task = {
  name: exemptionTask,
  run: async (payload, { database, now }) => {
    const { exemption } = shape.parse(payload);
    await database.asActor(system(exemptionTask), async (db) => {
      for (const one of await deskOf(db, exemption))
        await notify(
          db,
          {
            to: one.personId,
            about: 'exemption',
            subject: `${one.school} asks for an exemption`,
            text: `It asks to be let off ${one.kind === 'criterion' ? one.about : 'a rule of the check before submission'}, and says why. The desk decides with a reason.`,
            href: href(paths.audit.exemption, { enrolment: one.enrolmentId, exemption }),
            schoolId: null,
            key: `exemption-argued:${exemption}:${one.personId}`,
          },
          now(),
        );
    });
  },
};

export const tasks: readonly Task[] = [tell];
