import { system } from '#platform/actor';
import { schoolYearOf } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Daily } from '#platform/jobs';
import { longDate } from '#platform/kit';
import { notify } from '#people';
import { href, paths } from '#paths';
import { isReminderDay, statementDue, yearWords } from './rules.ts';
import { listUnpublished } from './reminder/store.ts';

/** Tells those who lead, from 1 December on once a week, that a statement that is owed is not noted as published. */
const remind = async (db: Db, today: string, now: Date): Promise<void> => {
  const year = schoolYearOf(today);
  for (const owed of await listUnpublished(db, year))
    await notify(
      db,
      {
        to: owed.personId,
        about: 'reminder',
        subject: 'The Pupil Premium statement is owed by 31 December',
        text: `The statement of ${yearWords(year)} is not noted as published. It is to stand on your website by ${longDate(statementDue(year))}.`,
        href: href(paths.premium.statement, { enrolment: owed.enrolmentId, year }),
        schoolId: owed.schoolId,
        enrolmentId: owed.enrolmentId,
        key: `premium-owed:${owed.schoolId}:${year}:${today}:${owed.personId}`,
      },
      now,
    );
};

const statements: Daily = {
  name: 'duties.premium-statement',
  run: async (today, { database, now }) => {
    if (isReminderDay(today))
      await database.asActor(system('duties.premium-statement'), (db) => remind(db, today, now()));
  },
};

export const dailies: readonly Daily[] = [statements];
