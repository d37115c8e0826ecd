import { schoolYearOf } from '#platform/clock';
import type { Db } from '#platform/db';
import { absenceIn, type Sessions } from '../attending/rules.ts';
import { ownKey } from '../definitions/rules.ts';
import type { PupilFacts } from './facts.ts';

type Row = Omit<PupilFacts, 'absence'> & Readonly<{ sessions: readonly Sessions[] }>;

/** The first day of the school year in which a day falls. */
export const yearBegins = (on: string): string => `${schoolYearOf(on).slice(0, 4)}-09-01`;

/**
 * What is held of each pupil who was on roll on a day, as the asker may see it, in one statement. A pupil whose first day nobody
 * knows, or who was listed before the roll was kept, counts as on roll until they leave. With `followedBy`, only those whom
 * that enrolment follows: a page of figures need not read a whole roll.
 */
export const factsOn = async (
  db: Db,
  schoolId: string,
  on: string,
  followedBy: string | null = null,
): Promise<readonly PupilFacts[]> => {
  const isAsked = (pupil: 'pupil_id' | 'p.id') => db`
    (${followedBy}::uuid is null or ${db(pupil)} in (select t.pupil_id from target_pupil t where t.enrolment_id = ${followedBy}))`;
  const rows = await db<Row[]>`
    with held as (
      select pupil_id, json_agg(json_build_object('group', group_key, 'fromOn', from_on, 'toOn', to_on, 'basis', basis, 'detail', detail)) as all
        from restricted.group_membership where school_id = ${schoolId} and removed_at is null and from_on <= ${on} and ${isAsked('pupil_id')} group by pupil_id
    ), spelled as (
      select pupil_id, json_agg(json_build_object('joinedOn', joined_on, 'joinedKnown', joined_known, 'leftOn', left_on)) as all,
             bool_or((joined_on <= ${on} or not joined_known) and (left_on is null or left_on >= ${on})) as is_on
        from restricted.spell where school_id = ${schoolId} and ${isAsked('pupil_id')} group by pupil_id
    ), latest as (
      select distinct on (pupil_id, from_on) pupil_id, from_on, to_on, possible, absent, unauthorised from restricted.attendance
       where school_id = ${schoolId} and from_on >= ${yearBegins(on)} and to_on <= ${on} and ${isAsked('pupil_id')}
       order by pupil_id, from_on, recorded_at desc, id desc
    ), attended as (
      select pupil_id, json_agg(json_build_object('fromOn', from_on, 'toOn', to_on, 'possible', possible, 'absent', absent, 'unauthorised', unauthorised)) as all
        from latest group by pupil_id
    ), excluded as (
      select pupil_id, json_agg(json_build_object('kind', kind, 'beganOn', began_on)) as all
        from restricted.suspension where school_id = ${schoolId} and removed_at is null and began_on <= ${on} and ${isAsked('pupil_id')} group by pupil_id
    )
    select p.id as pupil_id, p.born_on, p.ethnicity, p.first_language, p.sen, coalesce(s.all, '[]') as spells,
           coalesce(h.all, '[]') as memberships, coalesce(a.all, '[]') as sessions, coalesce(e.all, '[]') as exclusions
      from restricted.pupil p
      left join spelled s on s.pupil_id = p.id left join held h on h.pupil_id = p.id
      left join attended a on a.pupil_id = p.id left join excluded e on e.pupil_id = p.id
     where p.school_id = ${schoolId} and coalesce(s.is_on, true) and ${isAsked('p.id')}`;
  return rows.map(({ sessions, ...facts }) => ({ ...facts, absence: absenceIn(sessions) }));
};

/** The lowest and highest age for which the school is meant; null where nobody has said. */
export const schoolAges = async (
  db: Db,
  schoolId: string,
): Promise<Readonly<{ low: number | null; high: number | null }>> => {
  const [ages] = await db<{ low: number | null; high: number | null }[]>`
    select low_age as low, high_age as high from school where id = ${schoolId}`;
  return ages ?? { low: null, high: null };
};

/** Keys of the school's own groups that had not ended on a day, by title. */
export const ownGroupsOn = async (db: Db, schoolId: string, on: string): Promise<readonly string[]> =>
  (
    await db<{ id: string }[]>`
      select id from restricted.own_group where school_id = ${schoolId} and (ended_on is null or ended_on > ${on}) order by lower(title)`
  ).map((row) => ownKey(row.id));
