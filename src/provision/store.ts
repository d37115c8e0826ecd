import type { Db } from '#platform/db';
import type { Decision, Held, Kind, Menu, Shares, Slot, Terms, Tier } from './rules.ts';

/** A provision as every page of this room reads it: what it is, how it runs, and what registers and reviews say up to a day. */
export type Provision = Omit<Terms, 'slots'> &
  Shares &
  Held &
  Readonly<{
    id: string;
    schoolId: string;
    enrolmentId: string | null;
    title: string;
    about: string;
    kind: Kind;
    tier: Tier;
    menu: Menu;
    yearGroups: readonly string[];
    runBy: string;
    partnerId: string | null;
    partnerName: string | null;
    place: string;
    staffRole: string;
    resourcesFor: string;
    otherFrom: string;
    entryCriteria: string;
    exitCriteria: string;
    measuredBy: string;
    higherIsBetter: boolean;
    decision: Decision | null;
    copiedFrom: string | null;
    version: number;
    savedAt: Date;
    savedByName: string;
    staff: readonly Readonly<{ id: string; name: string }>[];
    slots: readonly (Slot & Readonly<{ id: string }>)[];
    /** Still on it on the day. */
    pupilsNow: number;
    withEntry: number;
    withExit: number;
    reviewed: number;
    leftOut: number;
    lastHeldOn: string | null;
    lastAttendedOn: string | null;
  }>;

/**
 * What registers and reviews count up to a day, of the provisions `o` that `which` names. Each is made once for all of them: a planner
 * that knows a young table badly would make it anew for each provision.
 */
const counted = (db: Db, on: string, which: ReturnType<Db>) => db`
  with on_it as materialized (
    select o.id, count(*) filter (where x.from_on <= ${on})::int as pupils,
           count(*) filter (where x.from_on <= ${on} and (x.to_on is null or x.to_on >= ${on}))::int as pupils_now,
           count(*) filter (where x.entry is not null)::int as with_entry,
           count(*) filter (where x.exit is not null)::int as with_exit,
           count(*) filter (where x.outcome is not null)::int as reviewed,
           count(*) filter (where x.left_out_because is not null)::int as left_out
      from provision o join provision_pupil x on x.provision_id = o.id where ${which} group by o.id),
  met as materialized (
    select o.id, s.session_on as day, s.minutes, s.called_off_because is not null as is_off
      from provision o join provision_session s on s.provision_id = o.id where ${which} and s.session_on <= ${on}
    union all
    select o.id, w.held_on, w.minutes, w.called_off_because is not null
      from provision o join workshop_session w on w.provision_id = o.id where ${which} and w.held_on <= ${on}),
  kept as materialized (
    select id, count(*) filter (where not is_off)::int as held, coalesce(sum(minutes) filter (where not is_off), 0)::int as held_minutes,
           count(*) filter (where is_off)::int as called_off, max(day) filter (where not is_off)::text as last_held_on
      from met group by id),
  came as materialized (
    select o.id, sum(greatest(0, s.minutes - a.minutes_late))::int as attended_minutes, max(s.session_on)::text as last_attended_on
      from provision o join provision_attendance a on a.provision_id = o.id join provision_session s on s.id = a.session_id
     where ${which} and a.was <> 'absent' and s.called_off_because is null and s.session_on <= ${on} group by o.id)`;

const selected = (db: Db) => db`
  p.id, p.school_id, p.enrolment_id, p.title, p.about, p.kind, p.tier, p.menu, p.year_groups, p.run_by, p.partner_id, q.name as partner_name,
  p.place, p.group_size, p.group_count, p.sessions_per_week, p.minutes, p.weeks, p.staff_count, p.staff_role,
  (p.staff_cost_hour * 100)::int as staff_cost_hour_pence, (p.resources * 100)::int as resources_pence, p.resources_for,
  p.pp_share, p.sen_share, p.other_share, p.other_from, p.starts_on, p.ends_on, p.entry_criteria, p.exit_criteria, p.measured_by,
  p.higher_is_better, p.decision, p.copied_from, p.version, p.saved_at, coalesce(who.name, 'A colleague at the school') as saved_by_name,
  coalesce(days.slots, '[]') as slots, coalesce(adults.staff, '[]') as staff,
  coalesce(on_it.pupils, 0) as pupils, coalesce(on_it.pupils_now, 0) as pupils_now, coalesce(on_it.with_entry, 0) as with_entry,
  coalesce(on_it.with_exit, 0) as with_exit, coalesce(on_it.reviewed, 0) as reviewed, coalesce(on_it.left_out, 0) as left_out,
  coalesce(kept.held, 0) as held, coalesce(kept.held_minutes, 0) as held_minutes, coalesce(kept.called_off, 0) as called_off,
  p.kind = 'parent-workshop' as is_dated,
  kept.last_held_on, coalesce(came.attended_minutes, 0) as attended_minutes, came.last_attended_on
    from provision p
    left join partner q on q.id = p.partner_id
    left join person who on who.id = p.saved_by
    cross join lateral (
      select jsonb_agg(jsonb_build_object('groupNo', s.group_no, 'weekday', s.weekday, 'startsAt', s.starts_at, 'minutes', s.minutes, 'id', s.id)
                       order by s.weekday, s.starts_at, s.group_no) as slots
        from provision_slot s where s.provision_id = p.id) days
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name) as staff
        from provision_staff t join staff_member m on m.id = t.staff_id where t.provision_id = p.id) adults
    left join on_it on on_it.id = p.id left join kept on kept.id = p.id left join came on came.id = p.id`;

/** The school's provision that an enrolment's pages show, as far as the asker may read it; counts are those up to a day. One statement. */
export const provisionsOf = async (
  db: Db,
  where: Readonly<{ schoolId: string; enrolmentId?: string }>,
  on: string,
): Promise<readonly Provision[]> => db<Provision[]>`
  ${counted(db, on, db`o.school_id = ${where.schoolId}`)}
  select ${selected(db)}
   where p.school_id = ${where.schoolId}
     and (p.enrolment_id is null or ${where.enrolmentId ?? null}::uuid is null or p.enrolment_id = ${where.enrolmentId ?? null})
   order by lower(p.title), p.starts_on desc, p.id`;

export const findProvision = async (
  db: Db,
  where: Readonly<{ schoolId: string; id: string }>,
  on: string,
): Promise<Provision | null> => {
  const rows = await db<Provision[]>`
    ${counted(db, on, db`o.id = ${where.id}`)}
    select ${selected(db)} where p.school_id = ${where.schoolId} and p.id = ${where.id}`;
  return rows[0] ?? null;
};

/** What one pupil brought to a provision and took from it. */
export type Mark = Readonly<{ value: number; on: string | null }>;

/** A pupil on a provision, by code. */
export type PupilOn = Readonly<{
  provisionId: string;
  pupilId: string;
  code: string;
  groupNo: number;
  fromOn: string;
  toOn: string | null;
  leftBecause: string | null;
  entry: Mark | null;
  exit: Mark | null;
  outcome: number | null;
  outcomeNote: string;
  leftOutBecause: string | null;
  version: number;
}>;

const pupilColumns = (db: Db) => db`
  x.provision_id, x.pupil_id, x.code, x.group_no, x.from_on, x.to_on, x.left_because, x.entry, x.exit, x.outcome, x.outcome_note,
  x.left_out_because, x.version`;

/** Who is or was on a provision, by code. */
export const pupilsOn = async (db: Db, provisionId: string): Promise<readonly PupilOn[]> => db<PupilOn[]>`
  select ${pupilColumns(db)} from provision_pupil x where x.provision_id = ${provisionId} order by x.group_no, x.code`;

/** Who is or was on any provision of the school, by code; for clashes, gaps and the views of groups. */
export const pupilsOnAll = async (db: Db, schoolId: string): Promise<readonly PupilOn[]> => db<PupilOn[]>`
  select ${pupilColumns(db)} from provision_pupil x where x.school_id = ${schoolId} order by x.provision_id, x.code`;

/** What one pupil is or was on, with the title: for the pupil's own page. */
export const provisionOfPupil = async (db: Db, schoolId: string, pupilId: string) => db<
  (PupilOn &
    Readonly<{ title: string; tier: Tier; startsOn: string; endsOn: string; present: number; sessions: number }>)[]
>`
  select ${pupilColumns(db)}, p.title, p.tier, p.starts_on, p.ends_on,
         (select count(*)::int from provision_attendance a where a.provision_id = p.id and a.pupil_id = x.pupil_id and a.was <> 'absent') as present,
         (select count(*)::int from provision_attendance a where a.provision_id = p.id and a.pupil_id = x.pupil_id) as sessions
    from provision_pupil x join provision p on p.id = x.provision_id
   where x.school_id = ${schoolId} and x.pupil_id = ${pupilId} order by x.from_on, lower(p.title)`;
