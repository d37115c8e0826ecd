import type { Db } from '#platform/db';
import type { Aimed, Sessions, Spell } from './rules.ts';

export type PupilRow = Readonly<{
  pupilId: string;
  code: string;
  surname: string;
  forename: string;
  bornOn: string | null;
  yearGroup: string | null;
  /** Whether this enrolment follows them, as what. */
  kind: 'target' | 'comparison' | null;
  leftBecause: string | null;
  spells: readonly Spell[];
  sessions: readonly Sessions[];
  actions: readonly Aimed[];
}>;

/** One pupil of the school with the spells, sessions and actions that name them. One statement; null when there is none such. */
export const findPupil = async (
  db: Db,
  { enrolmentId, schoolId }: Readonly<{ enrolmentId: string; schoolId: string }>,
  pupilId: string,
): Promise<PupilRow | null> => {
  const rows = await db<PupilRow[]>`
    select p.id as pupil_id, p.code, p.surname, p.forename, p.born_on, p.year_group, t.kind, t.left_because,
           coalesce((select jsonb_agg(jsonb_build_object('joinedOn', s.joined_on, 'joinedKnown', s.joined_known, 'leftOn', s.left_on) order by s.joined_on)
                       from restricted.spell s where s.pupil_id = p.id), '[]') as spells,
           coalesce((select jsonb_agg(jsonb_build_object('fromOn', a.from_on, 'toOn', a.to_on, 'possible', a.possible, 'absent', a.absent))
                       from (select distinct on (from_on) from_on, to_on, possible, absent from restricted.attendance
                              where school_id = p.school_id and pupil_id = p.id order by from_on, recorded_at desc, id desc) a), '[]') as sessions,
           coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'objective', c.objective, 'dueOn', c.due_on,
                                                         'endedOn', c.ended_on, 'beginsOn', coalesce(c.started_on, c.begins_on)) order by c.number)
                       from action_pupil u join action c on c.id = u.action_id
                      where u.school_id = p.school_id and u.enrolment_id = ${enrolmentId} and u.pupil_id = p.id), '[]') as actions
      from restricted.pupil p
      left join target_pupil t on t.enrolment_id = ${enrolmentId} and t.pupil_id = p.id
     where p.school_id = ${schoolId} and p.id = ${pupilId}`;
  return rows[0] ?? null;
};

export type Look = Readonly<{ at: Date; name: string; times: number }>;

/** Who opened this pupil's page on which day, and how often, newest first, as far as the asker may read the trail. One statement. */
export const listLooks = (db: Db, pupilId: string, most: number): Promise<readonly Look[]> => db<Look[]>`
  select max(t.at) as at, coalesce(p.name, 'Somebody who has left') as name, count(*)::int as times
    from trail_entry t left join person p on p.id = t.person_id
   where t.act = 'pupils.opened' and t.about ->> 'pupil' = ${pupilId}
   group by t.person_id, p.name, (t.at at time zone 'Europe/London')::date order by max(t.id) desc limit ${most}`;
