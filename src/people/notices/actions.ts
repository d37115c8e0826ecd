import { z } from 'zod';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { post } from '#platform/mail';
import { paths } from '#paths';
import { dailyMail, goesAtOnce, isNoticeKind, promptMail, type NoticeKind } from './rules.ts';
import { findAddressee, insertNotice, mannerOf, markMailed, waitingFor, type Addressee } from './store.ts';

export const noticeTask = 'people.notice';

/**
 * Something that a person should know. `text` is one or two sentences without any pupil's name; `href` an address of ours, made
 * by `href()`. `blocks`: somebody cannot go on until this person acts, and it goes by mail at once.
 */
export type Telling = Readonly<{
  to: string;
  about: NoticeKind;
  subject: string;
  text: string;
  href: string;
  schoolId: string | null;
  enrolmentId?: string | null;
  blocks?: boolean;
  /** The same key twice is one notice: `audit-due:<enrolment>:<standard>:<date>:<person>`. */
  key: string;
}>;

/** Tells somebody something, in the caller's transaction: they are told if it commits, once for each key, and never otherwise. */
export const notify = (db: Db, telling: Telling, now: Date): Promise<void> =>
  enqueue(
    db,
    noticeTask,
    {
      ...telling,
      enrolmentId: telling.enrolmentId ?? null,
      blocks: telling.blocks ?? false,
      toldAt: now.toISOString(),
    },
    { key: `${noticeTask}:${telling.key}` },
  );

const tellingShape = z.object({
  to: z.uuid(),
  about: z.string().refine(isNoticeKind),
  subject: z.string().min(1).max(200),
  text: z.string().min(1).max(2000),
  href: z.string().startsWith('/'),
  schoolId: z.uuid().nullable(),
  enrolmentId: z.uuid().nullable(),
  blocks: z.boolean(),
  key: z.string().min(3).max(300),
  toldAt: z.iso.datetime(),
});

/** Writes a notice that was left to the worker, and mails it at once where it holds somebody up. */
export const keepNotice = async (db: Db, payload: unknown, origin: string, now: Date): Promise<void> => {
  const read = tellingShape.parse(payload);
  const notice = { ...read, toldAt: new Date(read.toldAt) };
  const id = await insertNotice(db, notice, londonDay(now));
  if (id === null || !goesAtOnce(notice, await mannerOf(db, notice.to, notice.about))) return;
  const person = await findAddressee(db, notice.to);
  if (person === null) return;
  await mailTo(db, person, promptMail({ ...notice, id, school: null }, places(origin)), `notice:${id}`, now);
  await markMailed(db, [id], now);
};

/** Sends somebody the one mail of a day, with all that they have neither seen nor had by mail. */
export const sendDailyMail = async (
  db: Db,
  person: Addressee,
  { day, origin, now }: Readonly<{ day: string; origin: string; now: Date }>,
): Promise<void> => {
  const waiting = await waitingFor(db, person.personId, day);
  if (waiting.length === 0) return;
  await mailTo(db, person, dailyMail(waiting, places(origin)), `notices:${person.personId}:${day}`, now);
  await markMailed(
    db,
    waiting.map(({ id }) => id),
    now,
  );
};

const places = (origin: string) => ({ origin, page: `${origin}${paths.notices.list}` });

const mailTo = (
  db: Db,
  person: Addressee,
  words: Readonly<{ subject: string; text: string; why: string }>,
  key: string,
  now: Date,
) => post(db, { to: { name: person.name, address: person.email }, ...words }, { key, now });
