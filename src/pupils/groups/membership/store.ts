import { uuidv7, type Db } from '#platform/db';
import { definitionOn } from '../definitions/rules.ts';
import type { HeldMembership, MembershipChange } from './rules.ts';

/** Where a record comes from. */
export type RecordedBy = Readonly<{ personId: string | null; source: string; importId: string | null; now: Date }>;

/** Memberships of these pupils that were not taken back, as the asker may see them. */
export const membershipsOf = (
  db: Db,
  schoolId: string,
  pupilIds: readonly string[],
): Promise<readonly HeldMembership[]> => db<HeldMembership[]>`
  select id, pupil_id, group_key as "group", from_on, to_on, basis, detail from restricted.group_membership
   where school_id = ${schoolId} and pupil_id = any (${db.array([...pupilIds])}::uuid[]) and removed_at is null order by from_on desc`;

const perInsert = 2000;

export const writeMemberships = async (
  db: Db,
  schoolId: string,
  change: MembershipChange,
  by: RecordedBy,
): Promise<void> => {
  if (change.takeBack.length > 0)
    await db`
      update restricted.group_membership set removed_at = ${by.now}, removed_by = ${by.personId}, removed_because = 'corrected'
       where school_id = ${schoolId} and id = any (${db.array([...change.takeBack])}::uuid[]) and removed_at is null`;
  if (change.end.length > 0)
    await db`
      update restricted.group_membership m set to_on = e.to_on, ended_at = ${by.now}, ended_by = ${by.personId}
        from unnest(${db.array(change.end.map((each) => each.id))}::uuid[], ${db.array(change.end.map((each) => each.toOn))}::date[]) e (id, to_on)
       where m.school_id = ${schoolId} and m.id = e.id and m.removed_at is null`;
  for (let at = 0; at < change.add.length; at += perInsert) {
    const rows = change.add.slice(at, at + perInsert).map((each) => ({
      id: uuidv7(),
      schoolId,
      pupilId: each.pupilId,
      groupKey: each.group,
      fromOn: each.fromOn,
      toOn: each.toOn,
      basis: each.basis,
      detail: db.json(each.detail),
      definitionVersion: definitionOn(each.group, each.fromOn)?.version ?? '1',
      source: by.source,
      recordedBy: by.personId,
      recordedAt: by.now,
      importId: by.importId,
    }));
    await db`insert into restricted.group_membership ${db(rows)}`;
  }
};

/** Groups of the school's own that have not ended. */
export const ownGroupIds = async (db: Db, schoolId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db<{ id: string }[]>`
        select id from restricted.own_group where school_id = ${schoolId} and ended_on is null`
    ).map((row) => row.id),
  );

/** The record that puts each pupil into a group on a day: pupil to record. */
export const openRecords = async (
  db: Db,
  schoolId: string,
  group: string,
  on: string,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db<{ pupilId: string; id: string }[]>`
    select pupil_id, id from restricted.group_membership
     where school_id = ${schoolId} and group_key = ${group} and removed_at is null and from_on <= ${on} and (to_on is null or to_on >= ${on})`;
  return new Map(rows.map((row) => [row.pupilId, row.id]));
};

/** One record whole, as its page shows it. */
export type OneRecord = HeldMembership &
  Readonly<{
    source: string;
    definitionVersion: string;
    recordedBy: string | null;
    recordedAt: Date;
    removedAt: Date | null;
    removedBecause: string | null;
  }>;

const whole = (db: Db) => db`
  m.id, m.pupil_id, m.group_key as "group", m.from_on, m.to_on, m.basis, m.detail, m.source, m.definition_version,
  r.name as recorded_by, m.recorded_at, m.removed_at, m.removed_because`;

export const findRecord = async (db: Db, schoolId: string, id: string): Promise<OneRecord | null> => {
  const [record] = await db<OneRecord[]>`
    select ${whole(db)} from restricted.group_membership m left join person r on r.id = m.recorded_by
     where m.school_id = ${schoolId} and m.id = ${id}`;
  return record ?? null;
};

/** Everything ever recorded of a pupil's groups, what was taken back too, latest first, without those that are held back. */
export const recordsOf = (
  db: Db,
  schoolId: string,
  pupilId: string,
  without: readonly string[],
): Promise<readonly OneRecord[]> => db<OneRecord[]>`
  select ${whole(db)} from restricted.group_membership m left join person r on r.id = m.recorded_by
   where m.school_id = ${schoolId} and m.pupil_id = ${pupilId} and m.group_key <> all (${db.array([...without])}::text[])
   order by m.from_on desc, m.recorded_at desc`;

/** False when it had an end or was taken back before. */
export const writeEnd = async (
  db: Db,
  schoolId: string,
  id: string,
  toOn: string,
  by: Pick<RecordedBy, 'personId' | 'now'>,
): Promise<boolean> => {
  const ended = await db`
    update restricted.group_membership set to_on = ${toOn}, ended_by = ${by.personId}, ended_at = ${by.now}
     where school_id = ${schoolId} and id = ${id} and to_on is null and removed_at is null`;
  return ended.count === 1;
};

export const writeTakenBack = async (
  db: Db,
  schoolId: string,
  id: string,
  reason: string,
  by: Pick<RecordedBy, 'personId' | 'now'>,
): Promise<boolean> => {
  const back = await db`
    update restricted.group_membership set removed_at = ${by.now}, removed_by = ${by.personId}, removed_because = ${reason}
     where school_id = ${schoolId} and id = ${id} and removed_at is null`;
  return back.count === 1;
};
