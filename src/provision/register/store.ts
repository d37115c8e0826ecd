import { uuidv7, type Db } from '#platform/db';
import type { Attended, KeptSession, SessionKey } from './rules.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Where = Readonly<{ id: string; schoolId: string }>;

/** Every session of a provision that somebody wrote down between two days, with how many came. */
export const sessionsOf = async (
  db: Db,
  provisionId: string,
  from: string,
  to: string,
): Promise<readonly KeptSession[]> =>
  db<KeptSession[]>`
    select s.id, s.session_on as on, s.group_no, s.starts_at, s.minutes, s.called_off_because, s.version,
           count(a.*) filter (where a.was = 'present')::int as present,
           count(a.*) filter (where a.was = 'late')::int as late,
           count(a.*) filter (where a.was = 'absent')::int as absent
      from provision_session s left join provision_attendance a on a.session_id = s.id
     where s.provision_id = ${provisionId} and s.session_on between ${from} and ${to}
     group by s.id order by s.session_on desc, s.starts_at desc, s.group_no`;

export const registerOf = async (db: Db, sessionId: string): Promise<readonly Attended[]> =>
  db<Attended[]>`select pupil_id, was, minutes_late from provision_attendance where session_id = ${sessionId}`;

type Kept = SessionKey & Readonly<{ minutes: number; version: number; calledOffBecause: string | null }>;

/** Writes a session over the version that was read (0 is none yet); null when somebody saved first. Its id. */
export const keepSession = async (db: Db, provision: Where, session: Kept, by: Saver): Promise<string | null> => {
  if (session.version === 0) {
    const rows = await db<{ id: string }[]>`
      insert into provision_session (id, provision_id, school_id, group_no, session_on, starts_at, minutes, called_off_because, recorded_by, recorded_at)
      values (${uuidv7()}, ${provision.id}, ${provision.schoolId}, ${session.groupNo}, ${session.on}, ${session.startsAt}, ${session.minutes},
        ${session.calledOffBecause}, ${by.personId}, ${by.now})
      on conflict (provision_id, group_no, session_on, starts_at) do nothing returning id`;
    return rows[0]?.id ?? null;
  }
  const rows = await db<{ id: string }[]>`
    update provision_session set minutes = ${session.minutes}, called_off_because = ${session.calledOffBecause}, version = version + 1,
           recorded_by = ${by.personId}, recorded_at = ${by.now}
     where provision_id = ${provision.id} and group_no = ${session.groupNo} and session_on = ${session.on} and starts_at = ${session.startsAt}
       and version = ${session.version} returning id`;
  return rows[0]?.id ?? null;
};

export const keepAttendance = async (
  db: Db,
  at: Readonly<{ sessionId: string; provisionId: string; schoolId: string }>,
  marks: readonly Attended[],
  by: Saver,
): Promise<void> => {
  if (marks.length === 0) return;
  const rows = marks.map((mark) => ({ ...at, ...mark, recordedBy: by.personId, recordedAt: by.now }));
  await db`
    insert into provision_attendance ${db(rows)}
    on conflict (session_id, pupil_id) do update set was = excluded.was, minutes_late = excluded.minutes_late,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`;
};
