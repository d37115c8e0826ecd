import { uuidv7, type Db } from '#platform/db';
import type { Manner, NoticeKind, Waiting } from './rules.ts';

/** A notice as it is written, once for its key. */
export type Notice = Readonly<{
  key: string;
  to: string;
  schoolId: string | null;
  enrolmentId: string | null;
  about: NoticeKind;
  subject: string;
  text: string;
  href: string;
  blocks: boolean;
  toldAt: Date;
}>;

/** Writes a notice for somebody who has to do with its school today; null when the key was used before or they have not. */
export const insertNotice = async (db: Db, notice: Notice, today: string): Promise<string | null> => {
  const [row] = await db<{ id: string }[]>`
    insert into notice (id, key, person_id, school_id, enrolment_id, about, subject, text, href, blocks, told_at)
    select ${uuidv7()}, ${notice.key}, ${notice.to}, ${notice.schoolId}, ${notice.enrolmentId}, ${notice.about}, ${notice.subject},
           ${notice.text}, ${notice.href}, ${notice.blocks}, ${notice.toldAt}
     where app.may_be_told(${notice.to}::uuid, ${notice.schoolId}::uuid, ${notice.enrolmentId}::uuid, ${today}::date)
        on conflict (key) do nothing
    returning id`;
  return row?.id ?? null;
};

export const mannerOf = async (db: Db, personId: string, about: NoticeKind): Promise<Manner> => {
  const [row] = await db<
    { how: Manner }[]
  >`select how from notice_choice where person_id = ${personId} and about = ${about}`;
  return row?.how ?? 'usual';
};

export type Addressee = Readonly<{ personId: string; name: string; email: string }>;

export const findAddressee = async (db: Db, personId: string): Promise<Addressee | null> => {
  const [row] = await db<Addressee[]>`
    select id as person_id, name, email_key as email from person where id = ${personId} and closed_at is null`;
  return row ?? null;
};

export const markMailed = (db: Db, ids: readonly string[], now: Date) => db`
  update notice set mailed_at = ${now} where id = any(${[...ids]}::uuid[]) and mailed_at is null`;

/** Everybody with notices that go into the daily mail: neither seen nor mailed, of a kind that they want by mail. Asked as system. */
export const peopleWithMail = (db: Db, today: string): Promise<Addressee[]> => db<Addressee[]>`
  select distinct p.id as person_id, p.name, p.email_key as email
    from notice n join person p on p.id = n.person_id
    left join notice_choice c on c.person_id = n.person_id and c.about = n.about
   where n.mailed_at is null and n.seen_at is null and c.how is distinct from 'here'
     and app.may_be_told(n.person_id, n.school_id, n.enrolment_id, ${today}::date)
   order by p.id`;

/** What one person's daily mail tells, the oldest first. Asked as system. */
export const waitingFor = (db: Db, personId: string, today: string): Promise<Waiting[]> => db<Waiting[]>`
  select n.id, n.about, s.name as school, n.subject, n.text, n.href, n.blocks
    from notice n
    left join school s on s.id = n.school_id
    left join notice_choice c on c.person_id = n.person_id and c.about = n.about
   where n.person_id = ${personId} and n.mailed_at is null and n.seen_at is null and c.how is distinct from 'here'
     and app.may_be_told(n.person_id, n.school_id, n.enrolment_id, ${today}::date)
   order by n.told_at, n.id`;

/** A notice on a person's own page. `isHere`: the part that they act in now leads to it. */
export type Told = Readonly<{
  id: string;
  about: NoticeKind;
  school: string | null;
  subject: string;
  text: string;
  href: string;
  blocks: boolean;
  toldAt: Date;
  seenAt: Date | null;
  isHere: boolean;
  total: number;
  unseen: number;
}>;

/** A page of the acting person's own notices, the newest first; `unseen` counts all that they have not seen. */
export const listNotices = (db: Db, personId: string, from: number, atMost: number): Promise<Told[]> => db<Told[]>`
  select n.id, n.about, s.name as school, n.subject, n.text, n.href, n.blocks, n.told_at, n.seen_at,
         (n.school_id is null or coalesce(n.school_id = app.school(), false) or coalesce(n.enrolment_id = any (app.assigned()), false)
           or app.is_desk()) as is_here,
         count(*) over ()::int as total, count(*) filter (where n.seen_at is null) over ()::int as unseen
    from notice n left join school s on s.id = n.school_id
   where n.person_id = ${personId}
   order by n.told_at desc, n.id desc
  offset ${from} limit ${atMost}`;

/** Marks one notice, or all told until a moment, as seen. */
export const markSeen = async (
  db: Db,
  personId: string,
  which: Readonly<{ id: string | null; until: Date }>,
  now: Date,
): Promise<number> => {
  const rows = await db`
    update notice set seen_at = ${now}
     where person_id = ${personId} and seen_at is null and told_at <= ${which.until}
       and (${which.id}::uuid is null or id = ${which.id}::uuid)
    returning id`;
  return rows.length;
};

export const findNotice = async (db: Db, personId: string, id: string): Promise<Readonly<{ href: string }> | null> => {
  const [row] = await db<{ href: string }[]>`select href from notice where id = ${id} and person_id = ${personId}`;
  return row ?? null;
};

export const listChoices = (db: Db, personId: string) => db<{ about: NoticeKind; how: Manner }[]>`
  select about, how from notice_choice where person_id = ${personId}`;

export const saveChoices = (
  db: Db,
  personId: string,
  choices: readonly Readonly<{ about: NoticeKind; how: Manner }>[],
  now: Date,
) => db`
  insert into notice_choice (person_id, about, how, chosen_at)
  select ${personId}, c.about, c.how, ${now}
    from unnest(${choices.map(({ about }) => about)}::text[], ${choices.map(({ how }) => how)}::text[]) c (about, how)
      on conflict (person_id, about) do update set how = excluded.how, chosen_at = excluded.chosen_at`;
