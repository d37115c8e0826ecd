import { system } from '#platform/actor';
import { addDays } from '#platform/clock';
import type { Daily } from '#platform/jobs';
import { longDate } from '#platform/kit';
import { notify } from '#people';
import { href, paths } from '#paths';
import { reminderOf, type Reminder } from './rules.ts';
import { readDue, type Due } from './store.ts';

const name = 'evidence.remind';

/** A title that fits into the subject of a mail. */
const short = ({ title }: Due): string => ([...title].length <= 90 ? title : `${[...title].slice(0, 89).join('')}…`);

const words = (item: Due, { about, on, isPast }: Reminder): Readonly<{ subject: string; text: string }> =>
  about === 'consent'
    ? {
        subject: isPast ? `The consent for “${short(item)}” has ended` : `The consent for “${short(item)}” ends soon`,
        text: isPast
          ? `It ended on ${longDate(on)}. Nobody outside the school sees the item any more: ask again, or take it out.`
          : `It ends on ${longDate(on)}. Ask again if the item is still needed.`,
      }
    : {
        subject: `Keep “${short(item)}”, or take it out?`,
        text: `The day to decide ${isPast ? 'was' : 'is'} ${longDate(on)}. Keep it longer with a reason, or take it out; nothing goes by itself.`,
      };

/** Consent and review dates: thirty days before and once after, to whoever added the item and to the coordinators. */
const remind: Daily = {
  name,
  run: (today, { database, now }) =>
    database.asActor(system(name), async (db) => {
      for (const item of await readDue(db, addDays(today, 30))) {
        const reminder = reminderOf(item, today);
        if (reminder === null) continue;
        const route = reminder.about === 'consent' ? paths.evidence.consent : paths.evidence.keep;
        for (const person of item.people)
          await notify(
            db,
            {
              to: person,
              about: 'evidence',
              ...words(item, reminder),
              href: href(route, { enrolment: item.enrolmentId, item: item.id }),
              schoolId: item.schoolId,
              enrolmentId: item.enrolmentId,
              key: `evidence-${reminder.about}:${item.id}:${reminder.on}:${reminder.isPast ? 'past' : 'soon'}:${person}`,
            },
            now(),
          );
      }
    }),
};

export const dailies: readonly Daily[] = [remind];
