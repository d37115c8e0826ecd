import type { Db } from '#platform/db';
import type { Past, Said } from './rules.ts';

type Of = Readonly<{ schoolId: string; pupilId: string }>;
export type By = Readonly<{ personId: string; name: string; now: Date }>;

type Fields = Pick<Said, 'saidOn' | 'askedBy' | 'how' | 'words' | 'sees' | 'quoting' | 'keepUntil'>;

/** How many are shown on the page; what is older than two school years is gone anyway. */
const mostShown = 100;

/** What a pupil said, the latest first, as far as the reader may see it: row policies keep the pupil's word about that. */
export const saidBy = (db: Db, { schoolId, pupilId }: Of): Promise<readonly Said[]> => db<Said[]>`
  select id, said_on, asked_by, how, words, sees, quoting, keep_until, version, recorded_by, recorded_name, recorded_at,
         changed_name, changed_at
    from restricted.pupil_voice where school_id = ${schoolId} and pupil_id = ${pupilId}
   order by said_on desc, recorded_at desc limit ${mostShown}`;

export const findSaid = async (db: Db, { schoolId, pupilId }: Of, id: string): Promise<Said | null> =>
  (
    await db<Said[]>`
      select id, said_on, asked_by, how, words, sees, quoting, keep_until, version, recorded_by, recorded_name, recorded_at,
             changed_name, changed_at
        from restricted.pupil_voice where school_id = ${schoolId} and pupil_id = ${pupilId} and id = ${id}`
  )[0] ?? null;

/** What was written before, the latest first. */
export const pastOf = (db: Db, schoolId: string, id: string): Promise<readonly Past[]> => db<Past[]>`
  select version, words, saved_name, saved_at from restricted.pupil_voice_past
   where school_id = ${schoolId} and voice_id = ${id} order by version desc`;

export const insertSaid = (db: Db, of: Of, id: string, fields: Fields, by: By) => db`
  insert into restricted.pupil_voice ${db({
    id,
    ...of,
    ...fields,
    recordedBy: by.personId,
    recordedName: by.name,
    recordedAt: by.now,
  })}`;

/** Keeps what stood and writes the new words; false when a colleague was first or the note is not the writer's to change. */
export const updateSaid = async (db: Db, of: Of, stood: Said, fields: Fields, by: By): Promise<boolean> => {
  const changed = { ...fields, changedBy: by.personId, changedName: by.name, changedAt: by.now };
  const done = await db`
    update restricted.pupil_voice set ${db(changed)}, version = version + 1
     where school_id = ${of.schoolId} and pupil_id = ${of.pupilId} and id = ${stood.id} and version = ${stood.version}`;
  if (done.count === 0) return false;
  await db`insert into restricted.pupil_voice_past ${db({
    schoolId: of.schoolId,
    voiceId: stood.id,
    version: stood.version,
    words: stood.words,
    savedName: stood.changedName ?? stood.recordedName,
    savedAt: stood.changedAt ?? stood.recordedAt,
  })}`;
  return true;
};

/** The words and all that stood before them are gone; false when they were gone already, or are not the asker's to erase. */
export const eraseSaid = async (db: Db, { schoolId, pupilId }: Of, id: string): Promise<boolean> =>
  (await db`delete from restricted.pupil_voice where school_id = ${schoolId} and pupil_id = ${pupilId} and id = ${id}`)
    .count > 0;

/** Erases what was to be kept until a day before today; how many of which school. */
export const eraseExpired = (db: Db, today: string) => db<{ schoolId: string; n: number }[]>`
  with gone as (delete from restricted.pupil_voice where keep_until < ${today} returning school_id)
  select school_id, count(*)::int as n from gone group by school_id order by school_id`;

/** Who leads on safeguarding in the school, by name; null while nobody is named. */
export const listenerOf = async (db: Db, schoolId: string): Promise<string | null> =>
  (
    await db<{ name: string }[]>`
      select p.name from safeguarding_lead l join person p on p.id = l.person_id
       where l.school_id = ${schoolId} and l.to_on is null and l.kind = 'lead'`
  )[0]?.name ?? null;
