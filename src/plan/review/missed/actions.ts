import type { Db } from '#platform/db';
import { longDate } from '#platform/kit';
import { notify } from '#people';
import { href, paths } from '#paths';
import { listMissed } from '../store.ts';

/** A meeting whose day passed with nothing recorded: its leaders read it in the mail of the next day, once for each day it was planned for. */
export const tellOfMissed = async (db: Db, today: string, now: Date): Promise<void> => {
  for (const missed of await listMissed(db, today))
    await notify(
      db,
      {
        to: missed.personId,
        about: 'review-meeting',
        subject: `The review of ${longDate(missed.plannedOn)} was missed`,
        text: `Nothing is recorded of it (${missed.schemeTitle}). Record it, say why it did not take place, or move it to a day ahead.`,
        href: href(paths.plan.review, { enrolment: missed.enrolmentId, review: missed.id }),
        schoolId: missed.schoolId,
        enrolmentId: missed.enrolmentId,
        key: `review-missed:${missed.id}:${missed.plannedOn}:${missed.personId}`,
      },
      now,
    );
};
