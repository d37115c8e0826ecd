/** Which pupil of the file is which pupil of the roll, and what would change. All in sets, on the staged tables of one transaction. */
import type { LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';

/**
 * Finds each given pupil on the school's roll: by UPN; by a UPN that one of the two had before; by the school's own number; by name and
 * date of birth, where not both have a UPN; by name alone, where nobody knows a date of birth. What fits two is nobody's.
 */
export const matchGiven = async (db: Db, schoolId: string): Promise<void> => {
  await db`
    update roll_given g set pupil_id = p.id, how = 'upn' from restricted.pupil p where p.school_id = ${schoolId} and p.upn = g.upn`;
  await db`
    update roll_given g set pupil_id = p.id, how = 'new-upn' from restricted.pupil p
     where p.school_id = ${schoolId} and g.pupil_id is null and g.former_upn is not null and p.upn = g.former_upn and ${free(db)}`;
  await db`
    update roll_given g set pupil_id = p.id, how = 'old-upn' from restricted.pupil p
     where p.school_id = ${schoolId} and g.pupil_id is null and g.upn is not null and p.former_upn = g.upn and ${free(db)}`;
  await db`
    update roll_given g set pupil_id = m.id, how = 'number' from (
      select g2.place, min(p.id::text)::uuid as id from roll_given g2 join restricted.pupil p
          on p.school_id = ${schoolId} and p.admission_number = g2.admission_number
       where g2.pupil_id is null and (g2.upn is null or p.upn is null or lower(p.surname) = lower(g2.surname) or lower(p.forename) = lower(g2.forename))
       group by g2.place having count(*) = 1) m
     where m.place = g.place and not exists (select from roll_given o where o.pupil_id = m.id)`;
  for (const isBirthKnown of [true, false])
    await db`
      update roll_given g set pupil_id = m.id, how = 'name' from (
        select g2.place, min(p.id::text)::uuid as id, count(*) over (partition by min(p.id::text)) as rivals
          from roll_given g2 join restricted.pupil p
            on p.school_id = ${schoolId} and lower(p.surname) = lower(g2.surname) and lower(p.forename) = lower(g2.forename)
           and ${isBirthKnown ? db`p.born_on = g2.born_on` : db`p.born_on is null and g2.born_on is null`}
         where g2.pupil_id is null and (g2.upn is null or p.upn is null) and (g2.admission_number is null or p.admission_number is null)
         group by g2.place having count(*) = 1) m
       where m.place = g.place and m.rivals = 1 and not exists (select from roll_given o where o.pupil_id = m.id)`;
};

const free = (db: Db) => db`not exists (select from roll_given o where o.pupil_id = p.id)`;

/** Rows that cannot be told apart on the roll, as problems of their lines. */
export const matchProblems = async (db: Db, schoolId: string): Promise<readonly LineProblem[]> => {
  const same = await db<LineProblem[]>`
    select g.line, 'UPN' as "column",
           'Line ' || f.first || ' and this line are the same pupil on your roll (' || p.code || '). Keep one row for a pupil.' as message
      from roll_given g
      join (select pupil_id, min(line) as first from roll_given where pupil_id is not null group by pupil_id having count(*) > 1) f using (pupil_id)
      join restricted.pupil p on p.id = g.pupil_id and p.school_id = ${schoolId}
     where g.line > f.first order by g.line`;
  const several = await db<LineProblem[]>`
    select g.line, 'UPN' as "column",
           'Several pupils of your roll have this name and date of birth. Give the UPN, so that the right one is meant.' as message
      from roll_given g
     where g.pupil_id is null and g.upn is null and g.born_on is not null and 1 < (
       select count(*) from restricted.pupil p where p.school_id = ${schoolId} and lower(p.surname) = lower(g.surname)
          and lower(p.forename) = lower(g.forename) and p.born_on = g.born_on)
     order by g.line`;
  return [...same, ...several].map((each) => ({ ...each }));
};

/**
 * What each matched pupil would become. A blank takes nothing away; a new UPN makes the one before it the former one; a file
 * with an old UPN does not bring it back. With it the last spell, to see who left and who came back.
 */
export const workOut = async (db: Db, schoolId: string, today: string): Promise<void> => {
  await db`
    create temporary table roll_to on commit drop as
    select g.place, g.line, g.pupil_id,
           case when g.how = 'old-upn' then p.upn else coalesce(g.upn, p.upn) end as upn,
           case when g.how <> 'old-upn' and g.upn <> p.upn then p.upn
                when coalesce(g.former_upn, p.former_upn) = coalesce(g.upn, p.upn) then p.former_upn
                else coalesce(g.former_upn, p.former_upn) end as former_upn,
           g.surname, g.forename, coalesce(g.born_on, p.born_on) as born_on, coalesce(g.sex, p.sex) as sex,
           coalesce(g.year_group, p.year_group) as year_group, coalesce(g.ethnicity, p.ethnicity) as ethnicity,
           coalesce(g.first_language, p.first_language) as first_language, coalesce(g.sen, p.sen) as sen,
           coalesce(g.admission_number, p.admission_number) as admission_number,
           s.id as spell_id, g.came_from,
           s.left_on is not null and g.left_on is null as is_back,
           case when s.id is not null and s.left_on is null and g.left_on <= ${today}::date and g.left_on >= s.joined_on then g.left_on end as leaves_on,
           case when s.left_on is not null and g.left_on is null
                then case when g.joined_on > s.left_on then g.joined_on else greatest(${today}::date, s.left_on) end
                when s.id is null or s.left_on is null then g.joined_on end as joined_on,
           g.joined_on is not null and (s.left_on is null or g.joined_on > s.left_on) as joined_known,
           s.joined_on as was_joined_on, false as is_changed, '[]'::jsonb as changes
      from roll_given g
      join restricted.pupil p on p.id = g.pupil_id and p.school_id = ${schoolId}
      left join lateral (select * from restricted.spell s where s.school_id = p.school_id and s.pupil_id = p.id
                          order by s.joined_on desc, s.left_on desc nulls first limit 1) s on true`;
  await db`
    update roll_to t set is_changed = c.changes <> '[]'::jsonb, changes = c.changes
      from (
        select t2.place, coalesce(jsonb_agg(jsonb_build_object('field', f.field, 'was', f.was, 'became', f.became) order by f.at)
                 filter (where f.was is distinct from f.became), '[]'::jsonb) as changes
          from roll_to t2 join restricted.pupil p on p.id = t2.pupil_id and p.school_id = ${schoolId},
               lateral (values
                 (1, 'upn', p.upn, t2.upn), (2, 'surname', p.surname, t2.surname), (3, 'forename', p.forename, t2.forename),
                 (4, 'bornOn', p.born_on::text, t2.born_on::text), (5, 'sex', p.sex, t2.sex), (6, 'yearGroup', p.year_group, t2.year_group),
                 (7, 'formerUpn', p.former_upn, t2.former_upn), (8, 'admissionNumber', p.admission_number, t2.admission_number),
                 (9, 'ethnicity', p.ethnicity, t2.ethnicity), (10, 'firstLanguage', p.first_language, t2.first_language),
                 (11, 'sen', p.sen, t2.sen), (12, 'leftOn', null, t2.leaves_on::text),
                 (13, 'joinedOn', case when t2.is_back or t2.joined_on is null then null else t2.was_joined_on::text end,
                      case when t2.is_back then null else t2.joined_on::text end)
               ) as f (at, field, was, became)
         group by t2.place) c
     where c.place = t.place`;
};
