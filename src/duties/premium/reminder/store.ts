import type { Db } from '#platform/db';
import { fewestForStatement } from '../rules.ts';

export type Owed = Readonly<{ schoolId: string; enrolmentId: string; personId: string }>;

/** Senior leaders and coordinators of schools whose statement of a year is owed and not noted as published; each once. */
export const listUnpublished = (db: Db, year: string): Promise<readonly Owed[]> => db<Owed[]>`
  select distinct on (m.school_id, m.person_id) m.school_id, e.id as enrolment_id, m.person_id
    from premium_year y
    join membership m on m.school_id = y.school_id and m.role in ('head', 'lead') and m.ended_on is null
    join enrolment e on e.school_id = y.school_id and e.state in ('active', 'completed')
   where y.school_year = ${year} and y.published_on is null
     and (select coalesce(sum(a.pupils), 0) from premium_allocation a
           where a.school_id = y.school_id and a.school_year = y.school_year and a.basis <> 'service') >= ${fewestForStatement}
   order by m.school_id, m.person_id, (e.state = 'active') desc, e.started_on desc`;
