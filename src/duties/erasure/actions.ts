import { system, type Actor, type Person } from '#platform/actor';
import { addDays } from '#platform/clock';
import { asSystemWithin, type Db } from '#platform/db';
import { plural } from '#platform/kit';
import type { Ask } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { notify } from '#people';
import { eraseFromFigures } from '#tracking';
import { mayAgree, noticeDays, type AgreeRefusal } from './rules.ts';
import * as store from './store.ts';

type Asked = Ask<Enrolment>;
type Pupil = Readonly<{ pupilId: string; code: string }>;

/** The task that alone sees every row of a pupil, flags included: erasing by anybody else's sight would leave some behind. */
export const erasingTask = 'safeguarding';

// The routes let only people in.
const who = (ask: Asked): Person => ask.actor as Person;
const by = (ask: Asked) => ({ personId: who(ask).personId, now: ask.now });
const noted = (ask: Asked, act: string, about: Record<string, string | number>) =>
  note(ask.db, who(ask), { act, schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id, about }, ask.now);

const tell = async (
  db: Db,
  schoolId: string,
  telling: Readonly<{ subject: string; text: string; key: string; except?: string }>,
  now: Date,
): Promise<void> => {
  for (const { personId, enrolmentId } of await store.decidersOf(db, schoolId))
    if (personId !== telling.except)
      await notify(
        db,
        {
          ...{ to: personId, about: 'keeping', subject: telling.subject, text: telling.text, schoolId, enrolmentId },
          href: href(paths.held.keeping, { enrolment: enrolmentId }),
          key: `${telling.key}:${personId}`,
        },
        now,
      );
};

/** Asks that a pupil be erased, and tells those who may agree. False when it was asked for already. */
export const askErasure = async (ask: Asked, pupil: Pupil, because: string): Promise<boolean> => {
  const { db, scope, now } = ask;
  const isAsked = await store.insertAsked(db, { schoolId: scope.schoolId, ...pupil }, because, by(ask));
  if (!isAsked) return false;
  await noted(ask, 'pupils.erasure-asked', { pupil: pupil.pupilId, code: pupil.code });
  const telling = {
    subject: 'A pupil is to be erased: a second person decides',
    text: 'A colleague asked that everything held of a pupil be erased. Agree to it or stop it.',
    key: `erasing:${pupil.pupilId}:${now.toISOString()}`,
    except: who(ask).personId,
  };
  await tell(db, scope.schoolId, telling, now);
  return true;
};

/** Erases one pupil everywhere; kept figures lose their inputs and keep their working. */
const erase = async (
  db: Db,
  schoolId: string,
  erasure: Readonly<{ id: string; pupilId: string; code: string }>,
  now: Date,
): Promise<void> => {
  await store.eraseRows(db, schoolId, erasure, now);
  await eraseFromFigures(db, schoolId, [erasure.code], now);
};

/** The second person agrees, and it is done. */
export const agree = async (ask: Asked, id: string): Promise<'done' | 'not-found' | AgreeRefusal> => {
  const { db, scope, now } = ask;
  const erasure = await store.lockErasure(db, scope.schoolId, id);
  if (erasure === null) return 'not-found';
  const because = mayAgree(erasure, who(ask).personId);
  if (because !== null) return because;
  await store.writeAgreed(db, id, who(ask).personId);
  const about = { pupil: erasure.pupilId, code: erasure.code };
  await noted(ask, 'pupils.erasure-agreed', about);
  await asSystemWithin(db, { actor: ask.actor, task: erasingTask, now }, (all) =>
    erase(all, scope.schoolId, erasure, now),
  );
  await noted(ask, 'pupils.erased', about);
  return 'done';
};

/** Somebody stops it, with a reason. False when it was done or stopped meanwhile. */
export const stop = async (ask: Asked, id: string, because: string): Promise<boolean> => {
  const erasure = await store.lockErasure(ask.db, ask.scope.schoolId, id);
  if (erasure === null || !erasure.isOpen) return false;
  const isStopped = await store.writeStopped(ask.db, id, because, by(ask));
  if (isStopped) await noted(ask, 'pupils.erasure-stopped', { pupil: erasure.pupilId, code: erasure.code });
  return isStopped;
};

export const setKeeping = async (
  ask: Asked,
  given: Readonly<{ months: number; version: number }>,
): Promise<boolean> => {
  const isSet = await store.writeKeeping(ask.db, ask.scope.schoolId, given, by(ask));
  if (isSet) await noted(ask, 'pupils.keeping-set', { months: given.months });
  return isSet;
};

const atMost = 500;

/** Does one piece of the day's work in a transaction of its own. */
type InOne = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** A month's notice of leavers whose period is over. */
const giveNotice = async (db: Db, today: string, now: Date): Promise<number> => {
  const actor: Actor = system(erasingTask);
  const due = await store.leaversOf(db, { schoolId: null, upto: today, now }, atMost);
  const planned = await store.planLeavers(db, due, addDays(today, noticeDays), now);
  for (const [schoolId, count] of planned) {
    await note(db, actor, { act: 'pupils.erasure-due', schoolId, about: { pupils: count } }, now);
    const telling = {
      subject: `The records of ${plural(count, 'pupil')} who left are due to go`,
      text: `In ${noticeDays} days they are erased, as your school’s period says. Look at them, and stop those that you still need.`,
      key: `keeping:${schoolId}:${today}`,
    };
    await tell(db, schoolId, telling, now);
  }
  return [...planned.values()].reduce((all, n) => all + n, 0);
};

/** True when the pupil is gone; false for one who came back, or whose erasing was stopped meanwhile. */
const eraseDue = async (db: Db, one: store.Due, now: Date): Promise<boolean> => {
  const erasure = await store.lockErasure(db, one.schoolId, one.id);
  if (erasure === null || !erasure.isOpen) return false;
  if (one.isHere) {
    await store.writeReturned(db, one.id, now);
    return false;
  }
  await erase(db, one.schoolId, one, now);
  const about = { pupil: one.pupilId, code: one.code };
  await note(db, system(erasingTask), { act: 'pupils.erased', schoolId: one.schoolId, about }, now);
  return true;
};

/**
 * The work of a day: notice of those whose period is over, and erasing those whose notice is. Each is erased by itself, so that
 * one who cannot be erased keeps nobody else's rows here.
 */
export const keepToPeriods = async (
  inOne: InOne,
  today: string,
  now: Date,
): Promise<Readonly<{ planned: number; erased: number; faults: readonly unknown[] }>> => {
  const planned = await inOne((db) => giveNotice(db, today, now));
  let erased = 0;
  const faults: unknown[] = [];
  for (const one of await inOne((db) => store.dueOn(db, today, atMost)))
    try {
      if (await inOne((db) => eraseDue(db, one, now))) erased += 1;
    } catch (fault) {
      faults.push(fault);
    }
  return { planned, erased, faults };
};
