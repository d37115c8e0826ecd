import { uuidv7, type Db } from '#platform/db';
import type { Place, Words } from '../store.ts';

/** What a person has written and not yet saved; `ofVersion` is the save that they had before them. */
export type Draft = Words & Readonly<{ sitting: string; ofVersion: number; version: number; keptAt: Date }>;

/** Which sitting a form was opened in, and which keeping of it the form has seen; an empty sitting has not been kept yet. */
export type Sitting = Readonly<{ sitting: string; draft: number; ofVersion: number }>;

/** The reader's own drafts at a criterion, the newest first. Nobody else's come, whoever asks. */
export const readDrafts = (db: Db, enrolmentId: string, criterion: string) => db<Draft[]>`
  select sitting, level, comment, evidence, impact, of_version, version, kept_at from audit_draft
   where enrolment_id = ${enrolmentId} and criterion = ${criterion} and person_id = app.person()
   order by kept_at desc, sitting desc limit 20`;

/** Criteria at which the reader has a draft, with when it was kept. */
export const readDrafted = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<
  { criterion: string; keptAt: Date }[]
>`
  select criterion, max(kept_at) as kept_at from audit_draft
   where enrolment_id = ${enrolmentId} and person_id = app.person() and criterion = any (${criteria as string[]}) group by criterion`;

/**
 * Keeps a draft. The page that kept it last goes on with it; a page that has not seen the last keeping begins a draft of its
 * own, so that two pages of one person never write over each other.
 */
export const keepDraft = async (
  db: Db,
  place: Place,
  criterion: string,
  at: Sitting,
  words: Words,
  now: Date,
): Promise<Readonly<{ sitting: string; version: number; isNew: boolean }>> => {
  const [kept] =
    at.sitting === ''
      ? []
      : await db<{ version: number }[]>`
    update audit_draft set level = ${words.level}, comment = ${words.comment}, evidence = ${words.evidence}, impact = ${words.impact},
           of_version = ${at.ofVersion}, version = version + 1, kept_at = ${now}
     where enrolment_id = ${place.id} and criterion = ${criterion} and person_id = app.person()
       and sitting = ${at.sitting} and version = ${at.draft} returning version`;
  if (kept !== undefined) return { sitting: at.sitting, version: kept.version, isNew: false };
  const sitting = uuidv7(now.getTime());
  await db`
    insert into audit_draft (enrolment_id, school_id, criterion, person_id, sitting, level, comment, evidence, impact, of_version, kept_at)
    values (${place.id}, ${place.schoolId}, ${criterion}, app.person(), ${sitting}, ${words.level}, ${words.comment}, ${words.evidence},
            ${words.impact}, ${at.ofVersion}, ${now})`;
  return { sitting, version: 1, isNew: true };
};

/**
 * Takes a draft away: it was saved as the judgement, or its writer discards it. Only what the page has seen: the last keeping of
 * its sitting, or one with the very words that are saved.
 */
export const dropDraft = (
  db: Db,
  enrolmentId: string,
  criterion: string,
  at: Pick<Sitting, 'sitting' | 'draft'>,
  saved: Words | null,
) => db`
  delete from audit_draft where enrolment_id = ${enrolmentId} and criterion = ${criterion} and person_id = app.person()
     and (sitting::text = ${at.sitting} and version = ${at.draft}
       or (level, comment, evidence, impact) = (${saved?.level ?? null}::text, ${saved?.comment ?? null}::text, ${saved?.evidence ?? null}::text, ${saved?.impact ?? null}::text))`;
