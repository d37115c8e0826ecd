import { z } from 'zod';
import { system } from '#platform/actor';
import type { Db } from '#platform/db';
import { enqueue, type Task } from '#platform/jobs';
import { notify } from '#people';
import { href, paths } from '#paths';

const task = 'audit.exemption-argued';

/** Leaves telling the awarding body's desk to the worker: a school does not know who works there. */
export const tellDesk = (db: Db, exemption: string): Promise<void> =>
  enqueue(db, task, { exemption }, { key: `${task}:${exemption}` });

type Addressed = Readonly<{ personId: string; enrolmentId: string; school: string; kind: string; about: string }>;

/** Everybody at the desk who may decide it: those with a conflict are not asked. */
const deskOf = (db: Db, exemption: string) => db<Addressed[]>`
  select m.person_id, x.enrolment_id, s.name as school, x.kind, x.about
    from audit_exemption x join school s on s.id = x.school_id
    join membership m on m.body_id = x.body_id and m.role in ('officer', 'director') and m.ended_on is null
   where x.id = ${exemption} and x.decision is null and x.withdrawn_at is null
     and not app.works_at(m.person_id, x.school_id)
     and not exists (select from declared_conflict c where c.person_id = m.person_id and c.school_id = x.school_id and c.ended_on is null)
   order by m.person_id limit 100`;

const shape = z.object({ exemption: z.uuid() });

const tell: Task = {
  name: task,
  run: async (payload, { database, now }) => {
    const { exemption } = shape.parse(payload);
    await database.asActor(system(task), async (db) => {
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
