import { uuidv7, type Db } from '#platform/db';
import type { Judged } from './rules.ts';

type Place = Readonly<{ id: string; schoolId: string }>;
export type By = Readonly<{ personId: string; name: string }>;

/** A judgement as its own page shows it. */
export type Answer = Readonly<{
  criterion: string;
  level: string;
  comment: string;
  evidence: string;
  impact: string;
  version: number;
  answeredBy: string;
  answeredName: string;
  answeredAt: Date;
  agreedName: string | null;
  agreedAt: Date | null;
}>;
export type Finish = Readonly<{ finishedAt: Date; finishedName: string }>;
export type Minder = Readonly<{ membershipId: string; personId: string; name: string; standards: readonly string[] }>;

/** What the overview counts: a short row to each judgement, without its texts. A view said since takes an agreement back. */
export const readJudged = (db: Db, enrolmentId: string) => db<Judged[]>`
  select a.criterion, a.level,
         a.agreed_at is not null and not app.raters_differ(a.enrolment_id, a.criterion, a.level, a.version) as is_agreed, a.answered_by,
         array(select v.level from audit_view v where v.enrolment_id = a.enrolment_id and v.criterion = a.criterion
                and v.level <> a.level and v.of_version = a.version) as other_levels
    from audit_answer a where a.enrolment_id = ${enrolmentId}`;

/** Whole judgements, of one standard or of all. */
export const readAnswers = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Answer[]>`
  select criterion, level, comment, evidence, impact, version, answered_by, answered_name, answered_at, agreed_name, agreed_at
    from audit_answer where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]})`;

export const readFinish = async (db: Db, enrolmentId: string): Promise<Finish | null> =>
  (await db<Finish[]>`select finished_at, finished_name from audit_finish where enrolment_id = ${enrolmentId}`)[0] ??
  null;

/** Who looks after which standards now. */
export const readMinders = (db: Db, enrolmentId: string) => db<Minder[]>`
  select t.membership_id, m.person_id, p.name, t.standards
    from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null and cardinality(t.standards) > 0
   order by p.name`;

type Words = Readonly<{ level: string; comment: string; evidence: string; impact: string }>;

/** A first judgement; nothing comes back when somebody else's was first. */
export const addAnswer = (db: Db, place: Place, criterion: string, words: Words, by: By, now: Date) => db<
  { version: number }[]
>`
  insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, evidence, impact, answered_by, answered_name, answered_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${criterion}, ${words.level}, ${words.comment}, ${words.evidence}, ${words.impact},
          ${by.personId}, ${by.name}, ${now})
  on conflict (enrolment_id, criterion) do nothing returning version`;

/** A judgement over an older one, which must still be the version that the form was opened on. Its agreement falls. */
export const changeAnswer = (
  db: Db,
  place: Place,
  criterion: string,
  words: Words,
  version: number,
  by: By,
  now: Date,
) => db<{ version: number }[]>`
  update audit_answer set level = ${words.level}, comment = ${words.comment}, evidence = ${words.evidence}, impact = ${words.impact},
         version = version + 1, answered_by = ${by.personId}, answered_name = ${by.name}, answered_at = ${now},
         agreed_by = null, agreed_name = null, agreed_at = null
   where enrolment_id = ${place.id} and criterion = ${criterion} and version = ${version} returning version`;

/** Agrees those that are still as the reader saw them, undisputed, and not the reader's own. Gives the criteria agreed. */
export const agreeAnswers = (
  db: Db,
  place: Place,
  seen: readonly Readonly<{ criterion: string; version: number }>[],
  by: By,
  now: Date,
) => db<{ criterion: string }[]>`
  update audit_answer a set agreed_by = ${by.personId}, agreed_name = ${by.name}, agreed_at = ${now}
    from unnest(${seen.map(({ criterion }) => criterion)}::text[], ${seen.map(({ version }) => version)}::int[]) as s (criterion, version)
   where a.enrolment_id = ${place.id} and a.criterion = s.criterion and a.version = s.version
     and a.agreed_at is null and a.answered_by <> ${by.personId}
     and not app.raters_differ(a.enrolment_id, a.criterion, a.level, a.version)
   returning a.criterion`;

/** The audit ends here; a second press changes nothing. */
export const writeFinish = (db: Db, place: Place, by: By, now: Date) => db`
  insert into audit_finish (enrolment_id, school_id, finished_by, finished_name, finished_at)
  values (${place.id}, ${place.schoolId}, ${by.personId}, ${by.name}, ${now}) on conflict (enrolment_id) do nothing`;
