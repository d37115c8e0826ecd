import { schoolYearOf } from '#platform/clock';
import type { Db } from '#platform/db';
import { absenceIn, type Sessions } from '../attending/rules.ts';
import { heldBackGroups, ownKey } from '../definitions/rules.ts';
import type { PupilFacts } from './facts.ts';

type Pupil = Omit<PupilFacts, 'absence' | 'spells' | 'memberships' | 'exclusions'>;

/** One row: a pupil (`isPupil`), or one part of what is held of one; the other columns are null. */
type Row = Pupil &
  Readonly<{
    isPupil: boolean;
    isOn: boolean | null;
    spells: PupilFacts['spells'] | null;
    memberships: PupilFacts['memberships'] | null;
    sessions: readonly Sessions[] | null;
    exclusions: PupilFacts['exclusions'] | null;
  }>;

/** The parts of each pupil put together here: a planner without statistics would join them pupil by pupil. */
const togetherOf = (rows: readonly Row[], isWanted: (isOn: boolean) => boolean): readonly PupilFacts[] => {
  const parts = Map.groupBy(rows, ({ pupilId }) => pupilId);
  return rows.flatMap(({ isPupil, pupilId, bornOn, ethnicity, firstLanguage, sen }) => {
    const of = parts.get(pupilId) ?? [];
    const part = <Key extends keyof Row>(key: Key) => of.find((row) => row[key] !== null)?.[key] ?? null;
    if (!isPupil || !isWanted(part('isOn') ?? true)) return [];
    return {
      ...{ pupilId, bornOn, ethnicity, firstLanguage, sen },
      spells: part('spells') ?? [],
      memberships: part('memberships') ?? [],
      exclusions: part('exclusions') ?? [],
      absence: absenceIn(part('sessions') ?? []),
    };
  });
};

/** Whose facts: everybody on roll, the target pupils of an enrolment, or one pupil, on roll or not. */
export type Whose =
  | Readonly<{ kind: 'roll' }>
  | Readonly<{ kind: 'targets'; enrolmentId: string }>
  | Readonly<{ kind: 'one'; pupilId: string }>;

/** The first day of the school year in which a day falls. */
export const yearBegins = (on: string): string => `${schoolYearOf(on).slice(0, 4)}-09-01`;

/**
 * What is held of each pupil who was on roll on a day, as the asker may see it, in one statement. A pupil whose first day nobody
 * knows, or who was listed before the roll was kept, counts as on roll until they leave. Groups that are held back are left out,
 * for the DSL too, unless asked for: a count or a frozen figure that held them would reach others. Each part is read once and
 * kept: on tables whose statistics are not yet known the planner would read them again for every pupil.
 */
export const factsOn = async (
  db: Db,
  schoolId: string,
  on: string,
  whose: Whose = { kind: 'roll' },
  without: readonly string[] = [...heldBackGroups],
): Promise<readonly PupilFacts[]> => {
  const isAsked = (pupil: 'pupil_id' | 'p.id') => {
    if (whose.kind === 'roll') return db`true`;
    if (whose.kind === 'one') return db`${db(pupil)} = ${whose.pupilId}`;
    // Their ids first, once: a planner without statistics would otherwise ask again for every row.
    return db`${db(pupil)} = any (array(select asked.pupil_id from asked))`;
  };
  const asked =
    whose.kind === 'targets'
      ? db`asked as materialized (select t.pupil_id from target_pupil t where t.enrolment_id = ${whose.enrolmentId} and t.kind = 'target'),`
      : db``;
  const rows = await db<Row[]>`
    with ${asked} held as materialized (
      select pupil_id, json_agg(json_build_object('group', group_key, 'fromOn', from_on, 'toOn', to_on, 'basis', basis, 'detail', detail)) as all
        from restricted.group_membership where school_id = ${schoolId} and removed_at is null and from_on <= ${on} and ${isAsked('pupil_id')}
         and group_key <> all (${db.array([...without])}::text[]) group by pupil_id
    ), spelled as materialized (
      select pupil_id, json_agg(json_build_object('joinedOn', joined_on, 'joinedKnown', joined_known, 'leftOn', left_on)) as all,
             bool_or((joined_on <= ${on} or not joined_known) and (left_on is null or left_on >= ${on})) as is_on
        from restricted.spell where school_id = ${schoolId} and ${isAsked('pupil_id')} group by pupil_id
    ), latest as materialized (
      select distinct on (pupil_id, from_on) pupil_id, from_on, to_on, possible, absent, unauthorised from restricted.attendance
       where school_id = ${schoolId} and from_on >= ${yearBegins(on)} and to_on <= ${on} and ${isAsked('pupil_id')}
       order by pupil_id, from_on, recorded_at desc, id desc
    ), attended as materialized (
      select pupil_id, json_agg(json_build_object('fromOn', from_on, 'toOn', to_on, 'possible', possible, 'absent', absent, 'unauthorised', unauthorised)) as all
        from latest group by pupil_id
    ), excluded as materialized (
      select pupil_id, json_agg(json_build_object('kind', kind, 'beganOn', began_on)) as all
        from restricted.suspension where school_id = ${schoolId} and removed_at is null and began_on <= ${on} and ${isAsked('pupil_id')} group by pupil_id
    )
    select true as is_pupil, p.id as pupil_id, p.born_on, p.ethnicity, p.first_language, p.sen,
           null::boolean as is_on, null::json as spells, null::json as memberships, null::json as sessions, null::json as exclusions
      from restricted.pupil p where p.school_id = ${schoolId} and ${isAsked('p.id')}
    union all select false, pupil_id, null, null, null, null, is_on, spelled.all, null, null, null from spelled
    union all select false, pupil_id, null, null, null, null, null, null, held.all, null, null from held
    union all select false, pupil_id, null, null, null, null, null, null, null, attended.all, null from attended
    union all select false, pupil_id, null, null, null, null, null, null, null, null, excluded.all from excluded`;
  return togetherOf(rows, (isOn) => whose.kind === 'one' || isOn);
};

/** What of a school its groups depend on: its ages (null where nobody has said), and the groups of its own on a day, by title. */
export const schoolOn = async (
  db: Db,
  schoolId: string,
  on: string,
): Promise<Readonly<{ low: number | null; high: number | null; own: readonly string[] }>> => {
  const [school] = await db<{ low: number | null; high: number | null; own: readonly string[] | null }[]>`
    select low_age as low, high_age as high,
           (select array_agg(g.id::text order by lower(g.title)) from restricted.own_group g
             where g.school_id = s.id and (g.ended_on is null or g.ended_on > ${on})) as own
      from school s where s.id = ${schoolId}`;
  return { low: school?.low ?? null, high: school?.high ?? null, own: (school?.own ?? []).map(ownKey) };
};
