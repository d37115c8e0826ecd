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

/** Of workshops for parents: sessions held and ahead, grown-ups who came, answers; counts, of nobody by name. */
export type Families = Readonly<{ held: number; ahead: number; came: number; answers: number }>;

export const familiesOf = async (db: Db, provisionId: string, on: string): Promise<Families> => {
  const [row] = await db<Families[]>`
    select count(*) filter (where w.held_on <= ${on})::int as held, count(*) filter (where w.held_on > ${on})::int as ahead,
           coalesce(sum((select sum(x.party) from restricted.workshop_place x
                          where x.session_id = w.id and x.withdrawn_at is null and x.came)) filter (where w.held_on <= ${on}), 0)::int as came,
           coalesce(sum((select count(*) from workshop_feedback f where f.session_id = w.id)) filter (where w.held_on <= ${on}), 0)::int as answers
      from workshop_session w where w.provision_id = ${provisionId} and w.called_off_because is null`;
  return row ?? { held: 0, ahead: 0, came: 0, answers: 0 };
};
