import { uuidv7, type Db } from '#platform/db';
import type { Judged } from './rules.ts';

export type Place = Readonly<{ id: string; schoolId: string }>;
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

/**
 * What the overview counts: a short row to each criterion of which something is known, without its texts. While ratings differ
 * nothing is agreed. Who has yet to rate a criterion blind gets no row of it: the policies see to that.
 */
export const readJudged = (db: Db, enrolmentId: string) => db<Judged[]>`
  with d as (select distinct on (criterion) * from app.differences(${enrolmentId}) order by criterion),
    a as (select criterion, level, version, answered_by, agreed_at from audit_answer where enrolment_id = ${enrolmentId}),
    n as (select criterion, proposed_by, agreed_at from audit_not_applicable where enrolment_id = ${enrolmentId} and ended_at is null),
    j as (select t.criterion, t.of_version, array_agg(r.person_id) as raters
            from audit_settlement t join audit_second s on s.id = t.second_id and s.is_blind join audit_rater r on r.second_id = s.id
           where t.enrolment_id = ${enrolmentId} group by t.second_id, t.criterion, t.of_version)
  select criterion, a.level, a.answered_by, a.agreed_at is not null and d.levels is null as is_agreed,
         coalesce(d.levels, '{}') as other_levels, coalesce(d.raters, j.raters, '{}') as raters,
         case when n.proposed_by is null then 'yes' when n.agreed_at is null then 'asked' else 'no' end as applies, n.proposed_by
    from a full join d using (criterion) full join n using (criterion)
    left join j using (criterion) where j.of_version is null or j.of_version = a.version`;

/** The same as it stood at a moment of the past, from the kept saves. What was being rated then had no level yet. */
export const readJudgedAt = (db: Db, enrolmentId: string, at: Date) => db<Judged[]>`
  with a as (select distinct on (criterion) criterion, level, answered_by, coalesce(agreed_at <= ${at}, false) as is_agreed
               from audit_saved where enrolment_id = ${enrolmentId} and answered_at <= ${at} order by criterion, version desc),
    n as (select distinct on (criterion) criterion, proposed_by, coalesce(agreed_at <= ${at}, false) as is_agreed
            from audit_not_applicable
           where enrolment_id = ${enrolmentId} and proposed_at <= ${at} and (ended_at is null or ended_at > ${at}) order by criterion, proposed_at desc)
  select criterion, a.level, a.answered_by, coalesce(a.is_agreed, false) as is_agreed, '{}'::text[] as other_levels, '{}'::uuid[] as raters,
         case when n.proposed_by is null then 'yes' when n.is_agreed then 'no' else 'asked' end as applies, n.proposed_by
    from a full join n using (criterion)`;

/** Whole judgements, of one standard or of all. */
export const readAnswers = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Answer[]>`
  select criterion, level, comment, evidence, impact, version, answered_by, answered_name, answered_at, agreed_name, agreed_at
    from audit_answer where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]})`;

/** Judgements as they stood at a moment of the past. */
export const readAnswersAt = (db: Db, enrolmentId: string, criteria: readonly string[], at: Date) => db<Answer[]>`
  select distinct on (criterion) criterion, level, comment, evidence, impact, version, answered_by, answered_name, answered_at,
         case when agreed_at <= ${at} then agreed_name end as agreed_name, case when agreed_at <= ${at} then agreed_at end as agreed_at
    from audit_saved where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]}) and answered_at <= ${at}
   order by criterion, version desc`;

export const readFinish = async (db: Db, enrolmentId: string): Promise<Finish | null> =>
  (await db<Finish[]>`select finished_at, finished_name from audit_finish where enrolment_id = ${enrolmentId}`)[0] ??
  null;

/** Who looks after which standards now. */
export const readMinders = (db: Db, enrolmentId: string) => db<Minder[]>`
  select t.membership_id, m.person_id, p.name, t.standards
    from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null and cardinality(t.standards) > 0
   order by p.name`;

export type Words = Readonly<{ level: string; comment: string; evidence: string; impact: string }>;

/** A first judgement; nothing comes back when somebody else's was first. */
const addAnswer = (db: Db, place: Place, criterion: string, words: Words, by: By, now: Date) => db<
  { version: number }[]
>`
  insert into audit_answer (id, enrolment_id, school_id, criterion, level, comment, evidence, impact, answered_by, answered_name, answered_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${criterion}, ${words.level}, ${words.comment}, ${words.evidence}, ${words.impact},
          ${by.personId}, ${by.name}, ${now})
  on conflict (enrolment_id, criterion) do nothing returning version`;

/** A judgement over an older one, which must still be the version that the form was opened on. Its agreement falls. */
const changeAnswer = (db: Db, place: Place, criterion: string, words: Words, version: number, by: By, now: Date) => db<
  { version: number }[]
>`
  update audit_answer set level = ${words.level}, comment = ${words.comment}, evidence = ${words.evidence}, impact = ${words.impact},
         version = version + 1, answered_by = ${by.personId}, answered_name = ${by.name}, answered_at = ${now},
         agreed_by = null, agreed_name = null, agreed_at = null
   where enrolment_id = ${place.id} and criterion = ${criterion} and version = ${version} returning version`;

/** Saves over the version that the form was opened on, 0 for none; null when somebody else saved first. */
export const saveAnswer = async (
  db: Db,
  place: Place,
  criterion: string,
  words: Words,
  version: number,
  by: By,
  now: Date,
): Promise<number | null> => {
  const saved =
    version === 0
      ? await addAnswer(db, place, criterion, words, by, now)
      : await changeAnswer(db, place, criterion, words, version, by, now);
  return saved[0]?.version ?? null;
};

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
     and a.criterion not in (select criterion from app.differences(${place.id}))
     and not exists (select from audit_settlement t join audit_second d on d.id = t.second_id and d.is_blind
       join audit_rater r on r.second_id = d.id and r.person_id = ${by.personId}
      where t.enrolment_id = a.enrolment_id and t.criterion = a.criterion and t.of_version = a.version)
   returning a.criterion`;

/** The audit ends here; a second press changes nothing. */
export const writeFinish = (db: Db, place: Place, by: By, now: Date) => db`
  insert into audit_finish (enrolment_id, school_id, finished_by, finished_name, finished_at)
  values (${place.id}, ${place.schoolId}, ${by.personId}, ${by.name}, ${now}) on conflict (enrolment_id) do nothing`;
