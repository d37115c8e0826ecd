import type { Db } from '#platform/db';

/** How often pupils were there, over every register of a provision up to a day. */
export type Attendance = Readonly<{ present: number; late: number; absent: number; pupils: number }>;

export const attendanceOf = async (db: Db, provisionId: string, on: string): Promise<Attendance> => {
  const [row] = await db<Attendance[]>`
    select count(*) filter (where a.was = 'present')::int as present, count(*) filter (where a.was = 'late')::int as late,
           count(*) filter (where a.was = 'absent')::int as absent, count(distinct a.pupil_id)::int as pupils
      from provision_attendance a join provision_session s on s.id = a.session_id
     where a.provision_id = ${provisionId} and s.session_on <= ${on} and s.called_off_because is null`;
  return row ?? { present: 0, late: 0, absent: 0, pupils: 0 };
};
