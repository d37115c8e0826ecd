import type { Db } from '#platform/db';
import type { Written } from './rules.ts';

/** Another enrolment of the same school in which something was judged. */
export type Source = Readonly<{
  id: string;
  schemeVersionId: string;
  title: string;
  version: string;
  startedOn: string;
  judged: number;
}>;

/** The school's other audits, the newest first. */
export const listSources = (db: Db, enrolment: Readonly<{ id: string; schoolId: string }>) => db<Source[]>`
  select e.id, e.scheme_version_id, v.title, v.version, e.started_on, count(a.criterion)::int as judged
    from enrolment e join scheme_version v on v.id = e.scheme_version_id join audit_answer a on a.enrolment_id = e.id
   where e.school_id = ${enrolment.schoolId} and e.id <> ${enrolment.id}
   group by e.id, v.id order by e.started_on desc, e.id desc limit 50`;

/** What was written in another audit of the school. No level is read: it stays where it was given. */
export const readWritten = (db: Db, enrolmentId: string) => db<Written[]>`
  select criterion, comment, evidence, impact, (answered_at at time zone 'Europe/London')::date as answered_on
    from audit_answer where enrolment_id = ${enrolmentId}`;
