import type { Connection } from '#platform/db';
import { openDriver } from '#platform/db';
import type { Furnished } from './data.ts';

type Sql = ReturnType<typeof openDriver>;

/** What each page is held against: at most three statements, written by hand and sent together, that fetch the rows it shows. */
export type Bare = Readonly<Record<PageName, () => Promise<unknown>>>;
export type PageName =
  | 'home'
  | 'matrix-small'
  | 'standard-small'
  | 'matrix-large'
  | 'standard-large'
  | 'impact'
  | 'everyone'
  | 'save'
  | 'register'
  | 'search';

/** Opened as the superuser, whom no row-level security binds. */
export const openBare = (connection: Exclude<Connection, string>): Sql =>
  openDriver({ ...connection, user: 'postgres' }, 8);

const text = 'What we saw in lessons, on the corridors and in the work that pupils showed us in the autumn term. ';

/** Tables without locks, triggers or policies, for what a bare save writes. */
export const bareTables = async (sql: Sql): Promise<void> => {
  await sql`create table bare_answer as table audit_answer`;
  await sql`alter table bare_answer add primary key (id)`;
  await sql`create index on bare_answer (enrolment_id)`;
  await sql`create table bare_trail (id bigint generated always as identity primary key, at timestamptz, act text, about jsonb)`;
};

export const bareOf = (sql: Sql, { enrolments }: Furnished, query: string): Bare => {
  const home = enrolments.small;
  const enrolment = (id: string) => sql`
    select e.*, s.name as school_name, b.name as body_name, v.title, v.version as scheme_version
      from enrolment e join school s on s.id = e.school_id join body b on b.id = e.body_id
      join scheme_version v on v.id = e.scheme_version_id where e.id = ${id}`;
  const matrix = (id: string) =>
    Promise.all([
      enrolment(id),
      sql`select criterion, level, agreed_at, answered_by from audit_answer where enrolment_id = ${id}`,
      sql`select criterion, item_id from claim where enrolment_id = ${id} and withdrawn_at is null`,
    ]);
  const standard = (id: string, code: string) =>
    Promise.all([
      enrolment(id),
      sql`select * from audit_answer where enrolment_id = ${id} and criterion like ${`${code}.%`}`,
      sql`
        select c.criterion, c.item_id, r.title from claim c join evidence_item i on i.id = c.item_id
          join evidence_revision r on r.item_id = i.id and r.version = i.version
         where c.enrolment_id = ${id} and c.criterion like ${`${code}.%`} and c.withdrawn_at is null`,
    ]);
  // The rows that the page of figures rests on: pupils by code with the latest score at every point, and their groups.
  const impact = (id: string) =>
    Promise.all([
      enrolment(id),
      sql`
        select s.point_id, json_agg(json_build_array(t.code, t.kind, s.value)) as scores
          from target_pupil t
          join measure m on m.enrolment_id = t.enrolment_id
          join assessment_point p on p.assessment_id = m.assessment_id
          join restricted.score s on s.point_id = p.id and s.pupil_id = t.pupil_id
         where t.enrolment_id = ${id} group by s.point_id`,
      sql`
        select g.pupil_id, array_agg(g.group_key) from restricted.group_membership g
          join target_pupil t on t.pupil_id = g.pupil_id and t.enrolment_id = ${id} where g.removed_at is null group by g.pupil_id`,
    ]);
  const everyone = (id: string) =>
    Promise.all([
      enrolment(id),
      sql`
        select s.point_id, json_agg(json_build_array(s.pupil_id, s.value)) as scores
          from (select m.assessment_id from measure m where m.enrolment_id = ${id} order by m.declared_at, m.id limit 1) m
          join assessment_point p on p.assessment_id = m.assessment_id
          join restricted.score s on s.point_id = p.id group by s.point_id`,
    ]);
  let saved = 0;
  return {
    home: () =>
      Promise.all([
        enrolment(home),
        sql`
          select a.id, a.number, a.objective, a.due_on, a.status, p.name from action a
            join membership m on m.id = a.owner_id join person p on p.id = m.person_id
           where a.enrolment_id = ${home} and a.status not in ('done', 'stopped')
          union all
          select s.id, a.number, s.what, s.due_on, 'planned', p.name from milestone s join action a on a.id = s.action_id
            join membership m on m.id = a.owner_id join person p on p.id = m.person_id
           where s.enrolment_id = ${home} and s.done_on is null
           order by due_on limit 200`,
        sql`
          select (select array_agg(criterion) from audit_answer where enrolment_id = ${home}) as judged,
                 (select array_agg(criterion) from audit_answer where enrolment_id = ${home} and agreed_at is not null) as agreed,
                 (select jsonb_agg(jsonb_build_object('name', p.name, 'standards', t.standards)) from team_member t
                    join membership m on m.id = t.membership_id join person p on p.id = m.person_id where t.enrolment_id = ${home}) as team,
                 (select min(planned_on) from review_meeting where enrolment_id = ${home} and held_on is null) as next_review`,
      ]),
    'matrix-small': () => matrix(enrolments.small),
    'matrix-large': () => matrix(enrolments.large),
    'standard-small': () => standard(enrolments.small, '1'),
    'standard-large': () => standard(enrolments.large, '1'),
    impact: () => impact(enrolments.large),
    everyone: () => everyone(enrolments.large),
    // What saving a judgement must write at the least: the row, and a line that says who did it.
    save: () =>
      sql.begin((tx) => [
        tx`update bare_answer set comment = ${`${text}${(saved += 1)}`}, evidence = ${text}, impact = ${text}, version = version + 1
            where id = (select id from bare_answer where enrolment_id = ${enrolments.large} order by id offset ${saved % 64} limit 1)`,
        tx`insert into bare_trail (at, act, about) values (now(), 'audit.judged', '{}')`,
      ]),
    register: () => sql`
      select number, school_name, town, scheme_title, awarded_on, renewal_from, valid_until, state from award
       where issued_at is not null order by school_name collate "C", id limit 50`,
    search: () => sql`
      select id, urn, name, town, la_name, postcode, phase, type, status from school
       where name_words @> ${query.toLowerCase().split(' ')} order by name limit 20`,
  };
};
