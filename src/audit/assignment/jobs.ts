import { system } from '#platform/actor';
import { addDays, daysBetween } from '#platform/clock';
import type { Daily } from '#platform/jobs';
import { longDate, plural } from '#platform/kit';
import { notify } from '#people';
import { href, paths } from '#paths';
import { schemeOf } from '#schemes';
import { standardLabel, standardOf } from '#schemes/rules';
import { reminderOf } from './rules.ts';
import { readReminded, type Reminded } from './store.ts';

const name = 'audit.remind';

const whenWords = (dueOn: string, today: string): string => {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'is due today';
  return days > 0 ? `is due in ${plural(days, 'day')}` : `was due ${plural(-days, 'day')} ago`;
};

const next = (state: Reminded['state']): string =>
  state === 'changes-requested'
    ? 'Make the changes that were asked for, then hand it in again.'
    : 'Judge what is left, then hand it in; or ask the coordinator for another day.';

/** Seven days before, on the day and three days after: once each, to everybody who is named for it. */
const remind: Daily = {
  name,
  run: (today, { database, now }) =>
    database.asActor(system(name), async (db) => {
      for (const each of await readReminded(db, addDays(today, 7))) {
        const reminder = reminderOf(each.state, each.dueOn, today);
        const standard = standardOf(await schemeOf(db, each.schemeVersionId), each.standard);
        if (reminder === null || standard === null) continue;
        const label = standardLabel(await schemeOf(db, each.schemeVersionId), standard);
        await notify(
          db,
          {
            to: each.personId,
            about: 'reminder',
            subject: `${label} ${whenWords(each.dueOn, today)}`,
            text: `The day is ${longDate(each.dueOn)}. ${next(each.state)}`,
            href: href(paths.audit.assignment, { enrolment: each.enrolmentId, standard: each.standard }),
            schoolId: each.schoolId,
            enrolmentId: each.enrolmentId,
            key: `audit-due:${each.enrolmentId}:${each.standard}:${each.dueOn}:${reminder}:${each.personId}`,
          },
          now(),
        );
      }
    }),
};

export const dailies: readonly Daily[] = [remind];
