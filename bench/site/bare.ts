import type { Connection } from '#platform/db';
import { openDriver } from '#platform/db';
import type { Furnished } from './data.ts';

type Sql = ReturnType<typeof openDriver>;

/** What each page is held against: at most three statements, written by hand and sent together, that fetch the rows it shows. */
export type Bare = Readonly<Record<PageName, () => Promise<unknown>>>;
export type PageName = 'home' | 'matrix-small' | 'matrix-large' | 'register' | 'search';

/** Opened as the superuser, whom no row-level security binds. */
export const openBare = (connection: Exclude<Connection, string>): Sql =>
  openDriver({ ...connection, user: 'postgres' }, 8);

export const bareOf = (sql: Sql, { enrolments, schoolId }: Furnished, query: string): Bare => {
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
  return {
    home: () =>
      Promise.all([
        sql`select e.*, v.title, v.version as scheme_version from enrolment e
              join scheme_version v on v.id = e.scheme_version_id where e.school_id = ${schoolId}`,
        sql`select enrolment_id, count(*), count(agreed_at) as agreed from audit_answer where school_id = ${schoolId} group by 1`,
        sql`select a.title, a.due_on, a.enrolment_id from action a where a.school_id = ${schoolId} order by a.due_on limit 20`,
      ]),
    'matrix-small': () => matrix(enrolments.small),
    'matrix-large': () => matrix(enrolments.large),
    register: () => sql`
      select number, school_name, town, scheme_title, awarded_on, renewal_from, valid_until, state from award
       where issued_at is not null order by school_name collate "C", id limit 50`,
    search: () => sql`
      select id, urn, name, town, la_name, postcode, phase, type, status from school
       where name_words @> ${query.toLowerCase().split(' ')} order by name limit 20`,
  };
};
