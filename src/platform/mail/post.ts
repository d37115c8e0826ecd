import { z } from 'zod';
import { system } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { enqueue, once, type Task } from '#platform/jobs';
import { mailFault, type Mail, type Posted } from './rules.ts';
import { sendMail } from './send.ts';

const taskName = 'mail.send';

/**
 * Leaves one mail to be sent, in the caller's transaction. With a `key`, the same mail is sent once however often it is
 * posted: `review-reminder:<meeting>:<person>`.
 */
export const post = async (
  db: Db,
  mail: Mail,
  { key = uuidv7(), now = new Date() }: Readonly<{ key?: string; now?: Date }> = {},
): Promise<void> => {
  const fault = mailFault(mail);
  if (fault !== null) throw new Error(`This mail cannot be sent. ${fault}`);
  const posted: Posted = { ...mail, key, postedAt: now.toISOString() };
  await enqueue(db, taskName, posted, { key: `mail:${key}` });
};

const postedShape = z.object({
  key: z.string().min(1),
  postedAt: z.iso.datetime(),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  why: z.string(),
  invitation: z.object({ method: z.enum(['REQUEST', 'CANCEL']), text: z.string() }).exactOptional(),
});

/** Sends what was posted, once. The Message-ID never changes, so a mail server's own check for doubles works too. */
export const tasks: readonly Task[] = [
  {
    name: taskName,
    run: async (payload, { database, place }) => {
      const posted = postedShape.parse(payload);
      const fault = mailFault(posted);
      if (fault !== null) throw new Error(`This mail cannot be sent. ${fault}`);
      await database.asActor(system(taskName), (db) => once(db, `mail:${posted.key}`, () => sendMail(posted, place)));
    },
  },
];
